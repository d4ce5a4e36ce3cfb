import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { eventually } from '../e2e/support/eventually.ts';
import type { FakeEvent } from './support/fake-event.ts';
import { PanelBench, type Panel, type PanelOptions } from './support/panel-page.ts';
import { numbered } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

function details(panel: Panel): Locator {
  return panel.page.getByRole('region', { name: 'Event details' });
}

function text(panel: Panel): Locator {
  return panel.eventView.locator('pre');
}

/** Opens the details of an event. */
async function withDetails(
  event: FakeEvent,
  action: (panel: Panel) => Promise<void>,
  options: PanelOptions = {},
): Promise<void> {
  await bench.inPanel(options, async (panel) => {
    await panel.host((host, event) => host.push(event), event);
    await panel.rows.first().click();
    await panel.eventView.waitFor();
    await action(panel);
  });
}

describe('resuming', () => {
  test('is asked of the host for an event with an ID', () =>
    withDetails({ data: 'x', id: '7' }, async (panel) => {
      const button = details(panel).getByRole('button', { name: 'Resume from here' });
      assert.match((await button.getAttribute('title')) ?? '', /Last-Event-ID: 7/);
      await button.press('Enter');
      assert.deepEqual(await panel.host((host) => host.callsOf('resumeFrom')), [[1]]);
    }));

  test('is not offered for an event of a recording', () =>
    withDetails({ data: 'x', id: '7' }, async (panel) => {
      const button = details(panel).getByRole('button', { name: 'Resume from here' });
      await button.waitFor();
      await panel.host((host) => {
        host.isRecording = true;
        return host.push({ data: 'y', id: '8' });
      });
      await button.waitFor({ state: 'hidden' });
    }));

  test('is not offered without one', () =>
    withDetails({ data: 'x' }, async (panel) => {
      assert.equal(await details(panel).getByRole('button', { name: 'Resume from here' }).count(), 0);
    }));
});

describe('the data as text', () => {
  test('that is JSON is laid out, with every digit and in its order', () =>
    withDetails({ data: '{"n":12345678901234567890,"b":1.0,"a":[1e5,"x"]}' }, async (panel) => {
      await panel.button('Show as text').click();
      const lines = ['{', '  "n": 12345678901234567890,', '  "b": 1.0,', '  "a": [', '    1e5,', '    "x"', '  ]', '}'];
      assert.equal(await text(panel).textContent(), lines.join('\n'));
    }));

  test('that is not JSON is shown as it is, blanks and lines included', () =>
    withDetails({ data: '  two\n\n  {"lines": }\t.' }, async (panel) => {
      assert.equal(await text(panel).textContent(), '  two\n\n  {"lines": }\t.');
    }));

  test('that is long is cut, and says so', () =>
    withDetails({ data: `${'1,'.repeat(150_001)}1` }, async (panel) => {
      assert.equal((await text(panel).textContent())?.length, 200_000);
      const locale = await panel.page.evaluate(() => [200_000, 300_003].map((n) => new Intl.NumberFormat().format(n)));
      await details(panel).getByText(`Showing the first ${locale[0]} of ${locale[1]} characters.`).waitFor();
      await panel.button('Open in editor').click();
      assert.deepEqual(await panel.host((host) => host.callsOf('openInEditor')), [[1]]);
    }));

  test('of many small tokens is laid out without an element for each', () =>
    withDetails({ data: `[${'1,'.repeat(20_000)}1]` }, async (panel) => {
      await panel.button('Show as text').click();
      assert.equal((await text(panel).textContent())?.split('\n').length, 20_003);
      assert.equal(await text(panel).locator('span').count(), 0);
    }));
});

describe('the bytes', () => {
  test('are shown as they came, with visible line ends and controls', () =>
    withDetails({ data: 'x', raw: ':hi\r\nevent:  a\rdata: \u0000x\u202ey\n\n' }, async (panel) => {
      await panel.page.getByRole('tab', { name: 'Raw' }).click();
      assert.equal(await text(panel).textContent(), ':hi␍␊\nevent:  a␍\ndata: ␀x⟨U+202E⟩y␊\n␊\n');
    }));

  test('have a tab that the arrow keys reach', () =>
    withDetails({ data: 'x' }, async (panel) => {
      await panel.page.getByRole('tab', { name: 'Data' }).press('ArrowRight');
      const raw = panel.page.getByRole('tab', { name: 'Raw' });
      await eventually(async () => assert.ok(await raw.evaluate((tab) => tab.matches(':focus'))));
      assert.equal(await raw.getAttribute('aria-selected'), 'true');
      assert.equal(await text(panel).textContent(), 'data: x␊\n␊\n');
    }));
});

describe('the tabs', () => {
  test('begin with the first when the one that was kept is not there any more', () =>
    withDetails(
      { data: 'hello' },
      async (panel) => {
        const { page } = panel;
        const selected = page.locator('sse-event-details').getByRole('tab', { selected: true });
        assert.deepEqual(await selected.allInnerTexts(), ['Data']);
        assert.equal(await text(panel).innerText(), 'hello');
        await selected.press('ArrowRight');
        await page.getByRole('tab', { name: 'Raw', selected: true }).waitFor();
      },
      { state: { details: { tab: 'of another version' } } },
    ));
});

describe('the raw view', () => {
  const raw = ': hi\nevent: a\nfoo: <b>\ndata: x\n\n';

  test('tells the fields apart, and says which are ignored', () =>
    withDetails({ type: 'a', data: 'x', raw }, async (panel) => {
      await panel.page.getByRole('tab', { name: 'Raw' }).click();
      assert.equal(await text(panel).textContent(), ': hi␊\nevent: a␊\nfoo: <b>␊\ndata: x␊\n␊\n');
      const fields = panel.page.getByRole('list', { name: 'Fields' }).getByRole('listitem');
      assert.deepEqual(await fields.allInnerTexts(), [
        'data',
        'event: the type',
        ': comment',
        'unknown field, ignored',
      ]);
      assert.deepEqual(await text(panel).locator('.head').allInnerTexts(), [':', 'event:', 'foo:', 'data:', '']);
    }));

  test('shows the bytes in hexadecimal, and copies them so', () =>
    withDetails({ type: 'a', data: 'x', raw }, async (panel) => {
      await panel.page.getByRole('tab', { name: 'Raw' }).click();
      await panel.button('Show in hexadecimal').click();
      const first = '00000000  3a 20 68 69 0a 65 76 65  6e 74 3a 20 61 0a 66 6f  : hi.event: a.fo';
      await panel.page.getByText(first, { exact: true }).waitFor();
      await panel.button('Copy as hex').click();
      await panel.page.getByText('Copied as hex', { exact: true }).waitFor();
      const [copied] = await panel.host((host) => host.callsOf('copyText'));
      assert.ok(String(copied?.[0]).startsWith(`${first}\n`));
    }));

  test('draws only the rows of hexadecimal that are seen', () =>
    withDetails({ data: 'x'.repeat(150_000) }, async (panel) => {
      await panel.page.getByRole('tab', { name: 'Raw' }).click();
      await panel.button('Show in hexadecimal').click();
      const bytes = panel.page.getByRole('group', { name: 'Bytes in hexadecimal' });
      await bytes.press('End');
      const last = (Math.ceil(150_008 / 16) - 1) * 16;
      await bytes.getByText(last.toString(16).padStart(8, '0')).waitFor();
      assert.ok((await bytes.locator('.row').count()) < 100);
    }));
});

describe('copying', () => {
  test('each part goes through the host, and is spoken of', () =>
    withDetails({ type: 'token', id: 'e-1', data: 'x' }, async (panel) => {
      const copy = async (name: string): Promise<void> => {
        await panel.page.locator('sse-event-details').getByRole('button', { name, exact: true }).click();
        await panel.page.getByText(name.replace('Copy', 'Copied'), { exact: true }).waitFor();
      };
      await copy('Copy data');
      await panel.page.getByRole('tab', { name: 'Raw' }).click();
      await copy('Copy raw');
      await panel.page.getByRole('tab', { name: 'Info' }).click();
      for (const name of ['Copy type', 'Copy id', 'Copy last event ID', 'Copy time']) await copy(name);
      const copied = (await panel.host((host) => host.callsOf('copy'))).map(([, part]) => part);
      assert.deepEqual(copied, ['data', 'raw', 'type', 'id', 'lastEventId', 'time']);
    }));

  test('says when the event is gone', () =>
    withDetails({ data: 'x' }, async (panel) => {
      await panel.host((host) => host.drop(1));
      await panel.button('Copy data').click();
      await panel.page.getByText(/^Not copied: the event was dropped\./).waitFor();
    }));
});

describe('an event that the log lets go', () => {
  test('stays on the screen, which says so', () =>
    withDetails({ data: 'precious' }, async (panel) => {
      await panel.host((host) => host.push({ data: 'next' }));
      await panel.host((host) => host.drop(1));
      await details(panel)
        .getByText(/since been dropped from the log/)
        .waitFor();
      assert.equal(await text(panel).textContent(), 'precious');
    }));

  test('before it could be read is told of', () =>
    bench.inPanel({ state: { selection: { anchor: 3, active: 3 } } }, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(10));
      await panel.host((host) => host.drop(5));
      await panel.rows.last().click();
      await panel.eventView.waitFor();
      await panel.host((host) => host.show({ state: 'closed', text: 'Closed', stoppedBySeq: 2 }));
      await panel.button('Go to event 2').click();
      await details(panel)
        .getByText(/dropped from the log before it could be read/)
        .waitFor();
    }));
});

describe('the splitter', () => {
  for (const [place, width, shrink, grow] of [
    ['beside', 1000, 'ArrowRight', 'ArrowLeft'],
    ['below', 700, 'ArrowDown', 'ArrowUp'],
  ] as const) {
    test(`${place} the list moves with the arrow keys and the mouse, and remembers where it was`, () =>
      withDetails(
        { data: 'x' },
        async (panel) => {
          const splitter = panel.page.getByRole('separator', { name: 'Size of the details' });
          const size = async (): Promise<number> => {
            const box = await details(panel).boundingBox();
            return (place === 'beside' ? box?.width : box?.height) ?? 0;
          };
          const begun = await size();
          await splitter.press(grow);
          await eventually(async () => assert.ok((await size()) > begun));
          await splitter.press(shrink);
          await splitter.press(shrink);
          await eventually(async () => assert.ok((await size()) < begun));
          await splitter.press('End');
          assert.equal(await splitter.getAttribute('aria-valuenow'), '85');
          await splitter.press('Home');
          assert.equal(await splitter.getAttribute('aria-valuenow'), '15');

          const box = await splitter.boundingBox();
          assert.ok(box);
          await panel.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
          await panel.page.mouse.down();
          await panel.page.mouse.move(box.x - (place === 'beside' ? 100 : 0), box.y - (place === 'below' ? 100 : 0));
          await panel.page.mouse.up();
          const now = Number(await splitter.getAttribute('aria-valuenow'));
          assert.ok(now > 15 && now < 85, `${now} %`);
          const state = (await panel.host((host) => host.state)) as { splitBeside: number; splitBelow: number };
          assert.equal(Math.round(100 * (place === 'beside' ? state.splitBeside : state.splitBelow)), now);
        },
        { size: { width, height: 700 } },
      ));
  }
});
