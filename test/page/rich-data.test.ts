import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { eventually } from '../e2e/support/eventually.ts';
import { seriousViolations } from './support/axe.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC';

function content(panel: Panel): Locator {
  return panel.page.getByRole('tabpanel').getByRole('group', { name: 'Data' });
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

describe('an image', () => {
  test('is shown as one, and as text when that is wanted', () =>
    withData(png, async (panel) => {
      const image = panel.page.getByRole('img', { name: 'An image: image/png' });
      await eventually(async () =>
        assert.equal(await image.evaluate((image) => (image as HTMLImageElement).naturalWidth), 10),
      );
      await panel.button('Show as text').click();
      assert.equal(await content(panel).textContent(), png);
    }));

  test('of SVG runs no script and loads nothing', () =>
    bench.inPanel({}, async (panel) =>
      loadingNothing(panel, async () => {
        const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><script>globalThis.broken=1</script>
          <image href="${new URL('/x.png', panel.page.url()).href}" onload="globalThis.broken=1" width="9" height="9"/></svg>`;
        await panel.host((host, data) => host.push({ data }), svg);
        await panel.rows.first().click();
        const image = panel.page.getByRole('img', { name: 'An image: image/svg+xml' });
        await eventually(async () =>
          assert.equal(await image.evaluate((image) => (image as HTMLImageElement).naturalWidth), 20),
        );
        assert.equal(await panel.page.locator('script:not([nonce])').count(), 0);
        assert.equal(await panel.page.evaluate(() => 'broken' in globalThis), false);
      }),
    ));
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
