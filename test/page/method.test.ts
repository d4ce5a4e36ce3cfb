import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import type { RequestDraft } from '../../src/shared/boundary/page.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

function method(panel: Panel): Locator {
  return panel.page.getByRole('combobox', { name: 'Method', exact: true });
}

/** What the host is asked to connect to, each time. */
function methods(panel: Panel): Promise<string[]> {
  return panel.host((host) => host.callsOf('connect').map(([draft]) => (draft as RequestDraft).method));
}

describe('the method', () => {
  test('is typed over what is there, in capitals', () =>
    bench.inPanel({}, async (panel) => {
      await panel.url.fill('h');
      await method(panel).focus();
      await panel.page.keyboard.type('query');
      assert.equal(await panel.page.getByRole('option').count(), 0);
      await panel.url.press('Enter');
      assert.deepEqual(await methods(panel), ['QUERY']);
      assert.equal(await method(panel).innerText(), 'QUERY');
    }));

  test('that is emptied is as it was', () =>
    bench.inPanel({}, async (panel) => {
      await panel.url.fill('h');
      await method(panel).fill('put');
      await method(panel).fill('');
      await panel.url.press('Enter');
      assert.deepEqual(await methods(panel), ['PUT']);
      assert.equal(await method(panel).innerText(), 'PUT');
    }));

  test('that is none is said, and not sent', () =>
    bench.inPanel({}, async (panel) => {
      await panel.url.fill('h');
      await method(panel).fill('G(T');
      await panel.url.press('Enter');
      await panel.page.getByRole('alert').getByText('“G(T” is not an HTTP method.').waitFor();
      assert.deepEqual(await methods(panel), []);
      await method(panel).fill('GET');
      await panel.url.press('Enter');
      assert.deepEqual(await methods(panel), ['GET']);
    }));

  test('is chosen from a list that Escape closes and that a line break does not get into', () =>
    bench.inPanel({}, async (panel) => {
      await panel.url.fill('h');
      await method(panel).press('ArrowDown');
      assert.equal(await method(panel).getAttribute('aria-expanded'), 'true');
      await method(panel).press('Escape');
      assert.equal(await panel.page.getByRole('option').count(), 0);
      await method(panel).press('Enter');
      await method(panel).press('ArrowDown');
      await method(panel).press('Enter');
      await method(panel).press('Tab');
      await panel.url.press('Enter');
      assert.deepEqual(await methods(panel), ['POST']);
      await method(panel).evaluate((box) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', 'sea\nrch');
        box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      });
      await panel.url.press('Enter');
      assert.deepEqual(await methods(panel), ['POST', 'SEARCH']);
    }));
});
