import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { eventually } from '../e2e/support/eventually.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const events = ['a', 'b', 'a', 'b', 'c', 'a'].map((type, at) => ({ type, data: `{"n":${at + 1}}`, id: `i${at + 1}` }));

function details(panel: Panel): Locator {
  return panel.page.getByRole('region', { name: 'Event details' });
}

async function isShown(panel: Panel, seq: number): Promise<void> {
  await details(panel)
    .getByRole('heading', { name: `Event ${seq}`, exact: true })
    .waitFor();
}

async function withEvents(action: (panel: Panel) => Promise<void>, tab = 'Data'): Promise<void> {
  await bench.inPanel({}, async (panel) => {
    await panel.host((host, events) => host.push(...events), events);
    await panel.rows.nth(2).click();
    await isShown(panel, 3);
    await panel.page.getByRole('tab', { name: tab }).click();
    await action(panel);
  });
}

describe('events of the same type', () => {
  test('are gone to with the buttons and with Alt and the arrow keys', () =>
    withEvents(async (panel) => {
      await panel.button('Next of the same type').click();
      await isShown(panel, 6);
      const selected = panel.page.getByRole('row', { selected: true });
      await eventually(async () => assert.match(await selected.innerText(), /^6\n/));
      await panel.button('Next of the same type').click();
      await panel.page.getByText(/^There is no later event of this type yet/).waitFor();
      await details(panel).press('Alt+ArrowUp');
      await isShown(panel, 3);
      await details(panel).press('Alt+ArrowUp');
      await isShown(panel, 1);
      await panel.button('Previous of the same type').click();
      await panel.page.getByText(/^There is no earlier event of this type in the log/).waitFor();
      await details(panel).press('Alt+ArrowDown');
      await isShown(panel, 3);
    }));

  test('are compared with each other', () =>
    withEvents(async (panel) => {
      await panel.button('Compare with Previous of Same Type').click();
      await eventually(async () => assert.deepEqual(await panel.host((host) => host.callsOf('compare')), [[1, 3]]));
    }));
});

describe('any two events', () => {
  test('are compared: the first is selected, then the other', () =>
    withEvents(async (panel) => {
      const select = panel.button('Select for Compare');
      await select.click();
      assert.equal(await select.getAttribute('aria-pressed'), 'true');
      await panel.rows.nth(4).click();
      await panel.button('Compare with Selected Event 3').click();
      await eventually(async () => assert.deepEqual(await panel.host((host) => host.callsOf('compare')), [[3, 5]]));
      await select.waitFor();
      assert.equal(await select.getAttribute('aria-pressed'), 'false');
    }));

  test('are not when one was dropped, which is said', () =>
    withEvents(async (panel) => {
      await panel.button('Select for Compare').click();
      await panel.rows.nth(4).click();
      await panel.host((host) => host.drop(3));
      await panel.button('Compare with Selected Event 3').click();
      await panel.page.getByText(/^Not compared: one of the events was dropped/).waitFor();
    }));
});

describe('the info', () => {
  test('names everything that is known of the event', () =>
    withEvents(async (panel) => {
      const info = panel.page.getByRole('group', { name: 'Info' });
      await info.getByText('Network read').waitFor();
      const rows = await info
        .locator('.row')
        .evaluateAll((rows) =>
          rows.map((row) =>
            [...row.children].map((cell) => (cell as HTMLElement).innerText.trim().replaceAll(/\s+/g, ' ')),
          ),
        );
      const facts = Object.fromEntries(rows) as Record<string, string>;
      assert.equal(facts['Number'], '3');
      assert.deepEqual([facts['Type'], facts['ID'], facts['Last event ID']], ['a', 'i3', 'i3']);
      assert.equal(facts['Since the attempt'], '4.5 ms after attempt 2 began');
      assert.equal(facts['Gap'], '1.5 ms after the previous event');
      assert.equal(facts['Gap (same type)'], '3 ms after event 1');
      assert.match(facts['Block'] ?? '', /^\d+ bytes, at byte 128 of the stream$/);
      assert.equal(facts['Data'], '7 characters, 7 bytes, 1 line');
      assert.match(facts['Network read'] ?? '', /^1\.4 KB in attempt 2, at /);
      assert.equal(facts['In that read'], '3 events: 1 to 3');
      await info.getByRole('button', { name: '1', exact: true }).click();
      await isShown(panel, 1);
      await info.getByText('4.5 ms', { exact: false }).first().waitFor({ state: 'detached' });
    }, 'Info'));
});

test('two quick steps go two events, however long the first one takes', () =>
  bench.inPanel({}, async (panel) => {
    await panel.host((host, events) => host.push(...events), events);
    await panel.rows.nth(0).click();
    await isShown(panel, 1);
    await panel.page.evaluate(() => {
      const app = document.querySelector('sse-app')?.shadowRoot;
      const region = app?.querySelector('sse-event-details')?.shadowRoot?.querySelector('section');
      for (let i = 0; i < 2; i++)
        region?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true }));
    });
    await isShown(panel, 6);
  }));

test('an event that the filter hides is said to be hidden, until it is shown again', () =>
  bench.inPanel({}, async (panel) => {
    await panel.host((host, events) => host.push(...events), events);
    await panel.rows.nth(2).click();
    await isShown(panel, 3);
    const hidden = details(panel).getByText('The filter hides this event');
    assert.equal(await hidden.count(), 0);
    await panel.button('b 2').click();
    await hidden.waitFor();
    await panel.button('All').click();
    await hidden.waitFor({ state: 'hidden' });
  }));
