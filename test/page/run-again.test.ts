/** Edit the request and run it again. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { RequestDraft } from '../../src/shared/boundary/page.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';
import { numbered } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const draft: RequestDraft = {
  url: 'http://h/x?a=1',
  method: 'POST',
  parameters: [{ enabled: true, name: 'a', value: '1' }],
  headers: [{ enabled: true, name: 'X-A', value: '1' }],
  auth: { kind: 'basic', user: 'me', password: '' },
};
const hydration = { draft };
const box = (panel: Panel, name: string) => panel.page.getByRole('textbox', { name, exact: true });
const connects = (panel: Panel) => panel.host((host) => host.callsOf('connect').length);
const open = (panel: Panel) => panel.host((host) => host.show({ state: 'open', text: 'Open: 200 OK' }));

describe('Enter', () => {
  test('connects from each box of one line of the request', () =>
    bench.inPanel({ hydration }, async (panel) => {
      const names = [
        ['Params', 'URL'],
        ['Params', 'Name 1'],
        ['Params', 'Value 1'],
        ['Headers', 'Header name 1'],
        ['Headers', 'Header value 1'],
        ['Headers', 'Last-Event-ID'],
        ['Auth', 'User name'],
      ] as const;
      for (const [index, [tab, name]] of names.entries()) {
        await panel.openRequest(tab);
        await box(panel, name).press('Enter');
        await eventually(async () => assert.equal(await connects(panel), index + 1, name));
      }
    }));

  test('is a new line in the body, and connects there with Ctrl', () =>
    bench.inPanel({ hydration }, async (panel) => {
      await panel.openRequest('Body');
      await box(panel, 'Body').press('Enter');
      assert.equal(await box(panel, 'Body').inputValue(), '\n');
      assert.equal(await connects(panel), 0);
      await box(panel, 'Body').press('Control+Enter');
      await eventually(async () => assert.equal(await connects(panel), 1));
    }));

  test('on a button or in a list does what it does there', () =>
    bench.inPanel({ hydration }, async (panel) => {
      await panel.button('Add parameter').press('Enter');
      await box(panel, 'Name 2').waitFor();
      await panel.openRequest('Auth');
      const type = panel.page.getByRole('combobox', { name: 'Authorization type' });
      await type.press('Enter');
      await panel.page.keyboard.press('Escape');
      assert.equal(await connects(panel), 0);
    }));
});

describe('what is edited while a stream runs', () => {
  const note = (panel: Panel) => panel.page.getByText(/^Edited since connecting: /);

  test('is named until it is what runs, and one key sends it', () =>
    bench.inPanel({ hydration }, async (panel) => {
      await panel.button('Connect').click();
      await open(panel);
      await panel.button('Disconnect').waitFor();
      await panel.button('Reconnect').waitFor();
      assert.equal(await note(panel).count(), 0);
      await panel.openRequest('Params');
      await box(panel, 'Value 1').fill('2');
      await note(panel).waitFor();
      assert.match(await note(panel).innerText(), /: Query parameters\. /);
      await box(panel, 'Value 1').fill('1');
      await note(panel).waitFor({ state: 'hidden' });
      await box(panel, 'Value 1').fill('3');
      await box(panel, 'Value 1').press('Enter');
      await note(panel).waitFor({ state: 'hidden' });
      const drafts = await panel.host((host) => host.callsOf('connect').map(([sent]) => (sent as RequestDraft).url));
      assert.deepEqual(drafts, ['http://h/x?a=1', 'http://h/x?a=3']);
    }));

  test('is still named when the page comes back', () =>
    bench.inPanel({ hydration, state: { edited: ['headers'] } }, async (panel) => {
      await open(panel);
      assert.match(await note(panel).innerText(), /: Headers\. /);
    }));

  test('is sent by Reconnect, which stands beside Disconnect while the stream is open', () =>
    bench.inPanel({ hydration }, async (panel) => {
      assert.equal(await panel.button('Reconnect').count(), 0);
      await open(panel);
      await panel.button('Reconnect').click();
      await eventually(async () => assert.equal(await connects(panel), 1));
      await panel.host((host) => host.show({ state: 'waiting', text: 'Waiting' }));
      assert.equal(await panel.button('Reconnect').count(), 0, 'there is Reconnect now');
      await panel.button('Disconnect').waitFor();
    }));
});

test('a new run says that the one before it is kept, with its events', () =>
  bench.inPanel({ hydration }, async (panel) => {
    await open(panel);
    await panel.host((host, events) => host.push(...events), numbered(7));
    await panel.url.press('Enter');
    await panel.page.getByText('Previous run kept: 7 events').waitFor();
    await panel.openRequest('Params');
    await box(panel, 'Value 1').fill('2');
    await panel.page.getByText('Previous run kept: 7 events').waitFor({ state: 'hidden' });
  }));
