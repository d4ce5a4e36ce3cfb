import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import type { HeaderRow, RequestDraft } from '../../src/shared/boundary/page.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { PanelBench, type Panel, type PanelOptions } from './support/panel-page.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

function row(name: string, value: string, enabled = true): HeaderRow {
  return { enabled, name, value };
}

/** A panel with these headers, unfolded. */
function withHeaders(...headers: readonly HeaderRow[]): PanelOptions {
  const draft = { url: 'http://h/x', method: 'GET', parameters: [], headers };
  return { hydration: { draft }, state: { requestTab: 'headers' } };
}

function fold(panel: Panel): Locator {
  return panel.tab('Headers');
}

function box(panel: Panel, part: 'name' | 'value', n: number): Locator {
  return panel.page.getByRole('textbox', { name: `Header ${part} ${n}`, exact: true });
}

function switchOf(panel: Panel, n: number): Locator {
  return panel.page.getByRole('checkbox', { name: `Send header ${n}`, exact: true });
}

async function draftOf(panel: Panel): Promise<RequestDraft> {
  const state = await panel.host((host) => host.state);
  return (state as { draft: RequestDraft }).draft;
}

async function lastDraft(panel: Panel, name: 'saveDraft' | 'connect'): Promise<RequestDraft | undefined> {
  const calls = await panel.host((host, name) => host.callsOf(name), name);
  return calls.at(-1)?.[0] as RequestDraft | undefined;
}

describe('the table of headers', () => {
  test('is filled with the keyboard, and what is switched on is counted and sent', () =>
    bench.inPanel({}, async (panel) => {
      await panel.url.fill('http://h/x');
      assert.equal(await panel.page.getByRole('table', { name: 'Request headers' }).count(), 0);
      await fold(panel).click();
      await panel.button('Add header').press('Enter');
      await panel.page.keyboard.type('X-One');
      await panel.page.keyboard.press('Tab');
      await panel.page.keyboard.type('1');
      await panel.page.keyboard.press('Tab');
      await panel.page.keyboard.press('Tab');
      await panel.page.keyboard.press('Enter');
      await panel.page.keyboard.type('X-Two');
      assert.match(await fold(panel).innerText(), /2/);
      await switchOf(panel, 2).press('Space');
      assert.match(await fold(panel).innerText(), /1/);
      await panel.page.getByRole('table', { name: 'Request headers', exact: true }).waitFor();
      await panel.button('Connect').click();
      assert.deepEqual((await lastDraft(panel, 'connect'))?.headers, [row('X-One', '1'), row('X-Two', '', false)]);
      await panel.openRequest('Params');
      assert.equal(await panel.page.getByRole('table', { name: 'Request headers' }).count(), 0);
      assert.match(await fold(panel).innerText(), /1/);
    }));

  test('has the cursor where a row was removed', () =>
    bench.inPanel(withHeaders(row('Cookie', 'c'), row('A', '1'), row('B', '2')), async (panel) => {
      await panel.button('Remove header 2').press('Enter');
      assert.ok(await panel.button('Remove header 2').evaluate((button) => button.matches(':focus')));
      assert.equal(await box(panel, 'name', 2).inputValue(), 'B');
      await panel.button('Remove header 2').press('Enter');
      assert.ok(await panel.button('Add header').evaluate((button) => button.matches(':focus')));
      await panel.button('Remove header 1').press('Enter');
      assert.deepEqual((await draftOf(panel)).headers, []);
    }));

  test('offers the usual names while one is typed', () =>
    bench.inPanel(withHeaders(row('', '')), async (panel) => {
      const names = await box(panel, 'name', 1).evaluate((box) =>
        [...((box as HTMLInputElement).list?.options ?? [])].map(({ value }) => value),
      );
      for (const name of ['Authorization', 'Last-Event-ID', 'Content-Type']) assert.ok(names.includes(name), name);
    }));

  test('does not change when the URL does', () =>
    bench.inPanel(withHeaders(row('A', '1')), async (panel) => {
      await panel.url.fill('https://other/');
      assert.equal(await box(panel, 'value', 1).inputValue(), '1');
      assert.deepEqual((await draftOf(panel)).headers, [row('A', '1')]);
    }));
});

describe('the ID to start from', () => {
  test('is typed below the headers, counted and sent', () =>
    bench.inPanel(withHeaders(), async (panel) => {
      await panel.page.getByRole('textbox', { name: 'Last-Event-ID', exact: true }).fill('id 7');
      assert.match(await fold(panel).innerText(), /1/);
      await panel.button('Connect').click();
      assert.equal((await lastDraft(panel, 'connect'))?.lastEventId, 'id 7');
    }));
});

describe('what HTTP forbids', () => {
  const cases: readonly [what: string, part: 'name' | 'value', header: HeaderRow, sentence: RegExp][] = [
    ['a name with a blank', 'name', row('X Y', 'v'), /Use letters, digits and /],
    ['a name with a colon', 'name', row('X:', 'v'), /Use letters, digits and /],
    ['a value with a control character', 'value', row('X', 'a\u0001'), /control characters/],
    ['a value beyond Latin-1', 'value', row('X', '€'), /Latin-1/],
  ];
  for (const [what, part, header, sentence] of cases) {
    test(`${what} is told at its box, and not sent`, () =>
      bench.inPanel(withHeaders(row('A', '1'), header), async (panel) => {
        const wrong = box(panel, part, 2);
        assert.equal(await wrong.getAttribute('aria-invalid'), 'true');
        assert.equal(await box(panel, part, 1).getAttribute('aria-invalid'), 'false');
        assert.match(await describedBy(wrong), sentence);
        await panel.url.press('Enter');
        await panel.page.getByRole('alert').getByText('Header 2 cannot be sent.').waitFor();
        await eventually(async () => assert.ok(await wrong.evaluate((box) => box.matches(':focus'))));
        assert.equal(await panel.host((host) => host.callsOf('connect').length), 0);

        await wrong.fill('Good');
        assert.equal(await panel.page.getByRole('alert').innerText(), '');
        assert.equal(await wrong.getAttribute('aria-invalid'), 'false');
        await panel.url.press('Enter');
        assert.equal(await panel.host((host) => host.callsOf('connect').length), 1);
      }));
  }

  test('unfolds the table to show it, and is let through in a row that is switched off', () =>
    bench.inPanel({ ...withHeaders(row('X Y', '1')), state: {} }, async (panel) => {
      await panel.button('Connect').click();
      await eventually(async () => assert.ok(await box(panel, 'name', 1).evaluate((box) => box.matches(':focus'))));
      await switchOf(panel, 1).uncheck();
      await panel.button('Connect').click();
      assert.equal(await panel.host((host) => host.callsOf('connect').length), 1);
    }));

  test('a name that is missing is told when the person connects, not before', () =>
    bench.inPanel(withHeaders(row('', 'v')), async (panel) => {
      assert.equal(await box(panel, 'name', 1).getAttribute('aria-invalid'), 'false');
      await panel.button('Connect').click();
      await eventually(async () => assert.equal(await box(panel, 'name', 1).getAttribute('aria-invalid'), 'true'));
      assert.match(await describedBy(box(panel, 'name', 1)), /needs a name/);
    }));
});

async function describedBy(box: Locator): Promise<string> {
  return box.evaluate((box) => {
    const root = box.getRootNode() as ShadowRoot;
    return root.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent?.trim() ?? '';
  });
}

describe('a secret', () => {
  test('is hidden until it is asked for, with the keyboard', () =>
    bench.inPanel(withHeaders(row('Accept', 'a'), row('Authorization', 'Bearer t')), async (panel) => {
      const value = box(panel, 'value', 2);
      assert.equal(await value.getAttribute('type'), 'password');
      assert.equal(await box(panel, 'value', 1).getAttribute('type'), 'text');
      assert.equal(await panel.button('Show value 1').count(), 0);
      await value.press('Tab');
      await panel.page.keyboard.press('Enter');
      assert.equal(await value.getAttribute('type'), 'text');
      assert.ok(await panel.button('Hide value 2').evaluate((button) => button.matches(':focus')));
      await panel.button('Remove header 1').click();
      assert.equal(await box(panel, 'value', 1).getAttribute('type'), 'text');
      await panel.button('Hide value 1').press('Space');
      assert.equal(await box(panel, 'value', 1).getAttribute('type'), 'password');
    }));

  test('is hidden as soon as its name says so, while it is typed', () =>
    bench.inPanel(withHeaders(row('', 'abc')), async (panel) => {
      await box(panel, 'name', 1).pressSequentially('x-api-key');
      assert.equal(await box(panel, 'value', 1).getAttribute('type'), 'password');
      await box(panel, 'value', 1).press('End');
      await panel.page.keyboard.type('d');
      assert.equal(await box(panel, 'value', 1).inputValue(), 'abcd');
    }));

  test('is told to the host, and is not in what VS Code keeps for the page', () =>
    bench.inPanel(withHeaders(row('Cookie', 'c=1')), async (panel) => {
      await box(panel, 'value', 1).fill('c=hush');
      await eventually(async () => {
        assert.deepEqual((await lastDraft(panel, 'saveDraft'))?.headers, [row('Cookie', 'c=hush')]);
      });
      assert.deepEqual((await draftOf(panel)).headers, [row('Cookie', '')]);
      assert.doesNotMatch(JSON.stringify(await panel.host((host) => host.state)), /hush|c=1/);
      await panel.button('Connect').click();
      assert.deepEqual((await lastDraft(panel, 'connect'))?.headers, [row('Cookie', 'c=hush')]);
    }));

  test('is one that the person has named so in the settings, also while the panel is open', () =>
    bench.inPanel(withHeaders(row('X-Tenant', 'hush'), row('X-Corp-Id', 'low')), async (panel) => {
      assert.equal(await box(panel, 'value', 1).getAttribute('type'), 'text');
      await panel.host((host) => host.setSecretNames(['x-tenant']));
      await eventually(async () => assert.equal(await box(panel, 'value', 1).getAttribute('type'), 'password'));
      assert.deepEqual((await draftOf(panel)).headers, [row('X-Tenant', ''), row('X-Corp-Id', 'low')]);
      await panel.host((host) => host.setSecretNames(['X-Corp-*']));
      await eventually(async () => assert.equal(await box(panel, 'value', 2).getAttribute('type'), 'password'));
      assert.equal(await box(panel, 'value', 1).getAttribute('type'), 'text');
    }));

  test('is one whose name came with the page', () => {
    const { hydration, ...rest } = withHeaders(row('X-Tenant', 'hush'));
    return bench.inPanel({ ...rest, hydration: { ...hydration, secretNames: ['x-ten*'] } }, async (panel) => {
      assert.equal(await box(panel, 'value', 1).getAttribute('type'), 'password');
      assert.deepEqual((await draftOf(panel)).headers, [row('X-Tenant', '')]);
    });
  });

  const kept = { url: 'http://h/y', method: 'GET', parameters: [], headers: [row('Cookie', ''), row('B', '2')] };
  const known = { url: 'http://h/x', method: 'GET', parameters: [], headers: [row('cookie', 'c=1')] };

  test('comes back from the host into the draft that the page remembers', () =>
    bench.inPanel({ hydration: { draft: known }, state: { draft: kept, requestTab: 'headers' } }, async (panel) => {
      await eventually(async () => assert.equal(await box(panel, 'value', 1).inputValue(), 'c=1'));
      assert.equal(await panel.url.inputValue(), 'http://h/y');
      assert.equal(await box(panel, 'value', 2).inputValue(), '2');
    }));

  test('does not come back for another origin', () =>
    bench.inPanel(
      { hydration: { draft: known }, state: { draft: { ...kept, url: 'http://h2/y' }, requestTab: 'headers' } },
      async (panel) => {
        await eventually(async () => assert.equal(await box(panel, 'value', 2).inputValue(), '2'));
        assert.equal(await box(panel, 'value', 1).inputValue(), '');
      },
    ));
});
