import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import type { CookieRow } from '../../src/shared/stream/records.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { PanelBench, type Panel, type PanelOptions } from './support/panel-page.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const unfolded: PanelOptions = {
  hydration: { draft: { url: 'http://h.example:1/x', method: 'GET', parameters: [] } },
  state: { requestTab: 'cookies' },
};

const session: CookieRow = {
  name: 'session',
  value: 'hush',
  domain: 'h.example',
  path: '/',
  secure: false,
  httpOnly: true,
};

function box(panel: Panel, part: string, n: number): Locator {
  return panel.page.getByLabel(`Cookie ${part} ${n}`, { exact: true });
}

async function jar(panel: Panel): Promise<readonly CookieRow[]> {
  return panel.host((host) => host.cookies);
}

describe('the cookies', () => {
  test('that answers set are listed and counted, their values hidden until asked for', () =>
    bench.inPanel(unfolded, async (panel) => {
      await panel.host((host, cookies) => host.keepCookies(cookies), [session]);
      await eventually(async () => assert.equal(await box(panel, 'name', 1).inputValue(), 'session'));
      assert.match(await panel.tab('Cookies').innerText(), /1/);
      assert.equal(await box(panel, 'value', 1).getAttribute('type'), 'password');
      await panel.button('Show cookie value 1').press('Enter');
      assert.equal(await box(panel, 'value', 1).getAttribute('type'), 'text');
      assert.ok(!JSON.stringify(await panel.host((host) => host.state)).includes('hush'));
    }));

  test('are added for the host of the URL with the keyboard, changed and removed', () =>
    bench.inPanel(unfolded, async (panel) => {
      await panel.button('Add cookie').press('Enter');
      await panel.page.keyboard.type('a');
      await panel.page.keyboard.press('Tab');
      await panel.page.keyboard.type('1');
      await panel.page.keyboard.press('Tab');
      await eventually(async () =>
        assert.deepEqual(
          (await jar(panel)).map(({ name, value, domain }) => [name, value, domain]),
          [['a', '1', 'h.example']],
        ),
      );
      await box(panel, 'value', 1).fill('2');
      await box(panel, 'value', 1).press('Tab');
      await eventually(async () =>
        assert.deepEqual(
          (await jar(panel)).map(({ value }) => value),
          ['2'],
        ),
      );
      await panel.button('Remove cookie 1').press('Enter');
      await eventually(async () => assert.deepEqual(await jar(panel), []));
      assert.ok(await panel.button('Add cookie').evaluate((button) => button.matches(':focus')));
    }));

  test('that are none are told at their row, and what was typed stays', () =>
    bench.inPanel(unfolded, async (panel) => {
      await panel.host((host, cookies) => host.keepCookies(cookies), [session]);
      await box(panel, 'value', 1).fill('a b');
      await box(panel, 'value', 1).press('Tab');
      await panel.page.getByRole('alert').getByText('contain spaces').waitFor();
      assert.equal(await box(panel, 'value', 1).inputValue(), 'a b');
      assert.deepEqual(await jar(panel), [session]);
    }));
});
