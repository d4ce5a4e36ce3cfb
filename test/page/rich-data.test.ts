import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { eventually } from '../e2e/support/eventually.ts';
import { svgBombs } from '../support/svg-bombs.ts';
import { seriousViolations } from './support/axe.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC';

function content(panel: Panel): Locator {
  return panel.eventView.getByRole('group', { name: 'Data' });
}

async function withData(data: string, action: (panel: Panel) => Promise<void>): Promise<void> {
  await bench.inPanel({}, async (panel) => {
    await panel.host((host, data) => host.push({ data }), data);
    await panel.rows.first().click();
    await content(panel).waitFor();
    await action(panel);
  });
}

/** Fails when the page asks for anything from elsewhere. */
async function loadingNothing(panel: Panel, action: () => Promise<void>): Promise<void> {
  const asked: string[] = [];
  panel.page.on('request', (request) => {
    if (!request.url().startsWith('data:')) asked.push(request.url());
  });
  await action();
  assert.deepEqual(asked, []);
}

const show = (panel: Panel): Locator => panel.button('Show image');

describe('an image', () => {
  test('is text until a person asks for it, and so is that of the next event', () =>
    withData(png, async (panel) => {
      await panel.host((host, data) => host.push({ data }), png);
      assert.equal(await content(panel).textContent(), png);
      assert.equal(await show(panel).getAttribute('aria-pressed'), 'false');
      await show(panel).focus();
      await panel.page.keyboard.press('Enter');
      const image = panel.page.getByRole('img', { name: 'An image: image/png' });
      await eventually(async () =>
        assert.equal(await image.evaluate((image) => (image as HTMLImageElement).naturalWidth), 10),
      );
      assert.deepEqual(await seriousViolations(panel), []);
      // The keyboard is still on the button.
      await panel.page.keyboard.press('Enter');
      assert.equal(await content(panel).textContent(), png);
      await panel.page.keyboard.press('Enter');
      await image.waitFor();
      await panel.rows.nth(1).click();
      await panel.page.getByRole('heading', { name: 'Event 2', exact: true }).waitFor();
      assert.equal(await content(panel).textContent(), png);
      assert.equal(await image.count(), 0);
    }));

  test('of many characters is fetched when it is asked for', () => {
    // What stands behind the end of a GIF is not looked at.
    const gif = Buffer.concat([
      Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
      Buffer.alloc(300_000),
    ]).toString('base64');
    return withData(gif, async (panel) => {
      assert.equal((await content(panel).textContent())?.length, 200_000);
      await show(panel).click();
      const image = panel.page.getByRole('img', { name: 'An image: image/gif' });
      await eventually(async () =>
        assert.equal(await image.evaluate((image) => (image as HTMLImageElement).naturalWidth), 1),
      );
    });
  });

  test('of SVG is XML, and drawn it runs no script and loads nothing', () =>
    bench.inPanel({}, async (panel) =>
      loadingNothing(panel, async () => {
        const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" onload="globalThis.broken=1"><script>globalThis.broken=1</script>
          <use href="${new URL('/x.svg', panel.page.url()).href}#x"/><rect width="9" height="9"/></svg>`;
        await panel.host((host, data) => host.push({ data }), svg);
        await panel.rows.first().click();
        await eventually(async () =>
          assert.match((await content(panel).textContent()) ?? '', /^<svg [^]*\n {2}<rect /),
        );
        await show(panel).click();
        const image = panel.page.getByRole('img', { name: 'An image: image/svg+xml' });
        await eventually(async () =>
          assert.equal(await image.evaluate((image) => (image as HTMLImageElement).naturalWidth), 20),
        );
        assert.equal(await panel.page.locator('script:not([nonce])').count(), 0);
        assert.equal(await panel.page.evaluate(() => 'broken' in globalThis), false);
      }),
    ));

  test('that would take long to draw is not drawn, and it is said why', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host(
        (host, events) => host.push(...events),
        svgBombs.map(([, data]) => ({ data })),
      );
      await panel.rows.last().click();
      await panel.page.keyboard.press('Home');
      for (const [index, [what]] of svgBombs.entries()) {
        await panel.page.getByRole('heading', { name: `Event ${index + 1}`, exact: true }).waitFor();
        await show(panel).click();
        await panel.eventView.getByRole('note').getByText('The image is not shown').waitFor();
        assert.equal(await panel.page.getByRole('img', { name: /^An image/ }).count(), 0, what);
        await panel.page.keyboard.press('Alt+ArrowDown');
      }
    }));
});

test('XML is laid out', () =>
  withData('<a x="1"><b>t &lt;i&gt;</b><c/></a>', async (panel) => {
    assert.equal(await content(panel).textContent(), '<a x="1">\n  <b>t &lt;i&gt;</b>\n  <c/>\n</a>');
    assert.deepEqual(await seriousViolations(panel), []);
    await panel.button('Show as text').click();
    assert.equal(await content(panel).textContent(), '<a x="1"><b>t &lt;i&gt;</b><c/></a>');
  }));

describe('Markdown', () => {
  const text = [
    '# A <b>title</b>',
    'one *two* **three** `four`',
    'five',
    '',
    '- [link](http://127.0.0.1:1/x)',
    '- ![image](http://127.0.0.1:1/x.png)',
    '',
    '```js',
    'let x = "<i>";',
    '```',
    '> quoted <script>globalThis.broken=1</script>',
  ].join('\n');

  test('is text until it is wanted, and then loads nothing and leads nowhere', () =>
    withData(text, async (panel) => {
      assert.equal(await content(panel).textContent(), text);
      await loadingNothing(panel, async () => {
        await panel.button('Show as Markdown').click();
        await content(panel).locator('.heading').waitFor();
        const shown = await content(panel).innerText();
        for (const part of [
          'A <b>title</b>',
          'one two three four\nfive',
          'link (http://127.0.0.1:1/x)',
          'let x = "<i>";',
        ]) {
          assert.ok(shown.includes(part), `${part} in ${shown}`);
        }
        assert.deepEqual(await content(panel).locator('strong, em, li, blockquote').allInnerTexts(), [
          'two',
          'three',
          'link (http://127.0.0.1:1/x)',
          'image (http://127.0.0.1:1/x.png)',
          'quoted <script>globalThis.broken=1</script>',
        ]);
        assert.equal(await content(panel).locator('a, img, b, i, script').count(), 0);
        assert.equal(await panel.page.evaluate(() => 'broken' in globalThis), false);
      });
      assert.deepEqual(await seriousViolations(panel), []);
    }));
});

test('lines of text wrap, or do not', () =>
  withData('x '.repeat(1000), async (panel) => {
    const isWider = (): Promise<boolean> => content(panel).evaluate((text) => text.scrollWidth > text.clientWidth);
    assert.equal(await isWider(), false);
    await panel.button('Wrap lines').click();
    await eventually(async () => assert.equal(await isWider(), true));
  }));
