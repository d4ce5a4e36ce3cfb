import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import type { DraftProblem, RequestDraft } from '../../src/shared/boundary/page.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { PanelBench, type Panel, type PanelOptions } from './support/panel-page.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const draft: RequestDraft = {
  url: 'http://{{host}}/x',
  method: 'POST',
  parameters: [],
  headers: [
    { enabled: true, name: 'A', value: '1' },
    { enabled: true, name: '{{name}}', value: '{{value}}' },
  ],
  auth: { kind: 'bearer', token: '{{secret:T}}' },
  body: '{"n": {{n}}}',
};

const folded: PanelOptions = { hydration: { draft }, state: { requestOpen: false } };
const unfolded: PanelOptions = {
  hydration: { draft },
  size: { width: 1000, height: 1300 },
};

/** Where each box is. */
const tabs: Readonly<Record<string, string>> = {
  'Header name 2': 'Headers',
  'Header value 2': 'Headers',
  Token: 'Auth',
  Body: 'Body',
};

async function goTo(panel: Panel, name: string): Promise<Locator> {
  const tab = tabs[name];
  if (tab !== undefined) await panel.openRequest(tab);
  return box(panel, name);
}

function box(panel: Panel, name: string): Locator {
  return panel.page.getByRole('textbox', { name, exact: true });
}

async function describedBy(box: Locator): Promise<string> {
  return box.evaluate((box) => {
    const root = box.getRootNode() as ShadowRoot;
    return root.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent?.trim() ?? '';
  });
}

/** From now on the host finds this wrong. */
function find(panel: Panel, ...problems: readonly DraftProblem[]): Promise<void> {
  return panel.host((host, problems) => {
    host.problems = problems;
  }, problems);
}

async function countOf(panel: Panel, name: 'connect' | 'checkDraft'): Promise<number> {
  return panel.host((host, name) => host.callsOf(name).length, name);
}

describe('a draft with variables', () => {
  test('is no problem as long as the host finds none', () =>
    bench.inPanel(unfolded, async (panel) => {
      await panel.url.press('Enter');
      assert.equal(await countOf(panel, 'connect'), 1);
      for (const name of ['URL', 'Header name 2', 'Header value 2', 'Token', 'Body']) {
        assert.equal(await (await goTo(panel, name)).getAttribute('aria-invalid'), 'false', name);
      }
      assert.equal(await panel.page.getByText('Not JSON').count(), 0);
    }));

  test('is judged by the host when the person pauses, and told at the boxes', () =>
    bench.inPanel(unfolded, async (panel) => {
      const places = ['url', 'header 1 value', 'auth token', 'body'] as const;
      await find(panel, ...places.map((place) => ({ place, text: `No ${place}.` })));
      await panel.url.press('End');
      await panel.page.keyboard.type('/y');
      await panel.page.getByRole('alert').getByText('No url.').waitFor();
      const boxes = ['URL', 'Header value 2', 'Token', 'Body'];
      for (const [i, name] of boxes.entries()) {
        assert.equal(await (await goTo(panel, name)).getAttribute('aria-invalid'), 'true', name);
        assert.equal(await describedBy(box(panel, name)), `No ${places[i]}.`);
      }
      assert.equal(await (await goTo(panel, 'Header name 2')).getAttribute('aria-invalid'), 'false');
      await find(panel);
      await box(panel, 'Header value 2').fill('{{other}}');
      for (const name of boxes) {
        await goTo(panel, name);
        await eventually(async () => assert.equal(await box(panel, name).getAttribute('aria-invalid'), 'false', name));
      }
    }));

  test('that is refused opens the tab where it is wrong, and says where', () =>
    bench.inPanel(folded, async (panel) => {
      await find(panel, { place: 'auth token', text: 'There is no secret “T”.' });
      await panel.button('Connect').click();
      await panel.page.getByRole('alert').getByText('Authorization: There is no secret “T”.').waitFor();
      assert.match(await panel.tab('Auth').innerText(), /has a problem/);
      assert.equal(await describedBy(box(panel, 'Token')), 'There is no secret “T”.');
    }));

  test('keeps them in the URL when a parameter is edited in the table', () =>
    bench.inPanel({ hydration: { draft: { ...draft, url: 'h?a=1' } } }, async (panel) => {
      await box(panel, 'Value 1').fill('x y {{$env HOME}}&');
      assert.equal(await panel.url.inputValue(), 'h?a=x+y+{{$env HOME}}%26');
      await panel.url.fill('h?a={{b}}&c=%20');
      assert.equal(await box(panel, 'Value 1').inputValue(), '{{b}}');
    }));
});

describe('the environment', () => {
  const environment = (panel: Panel): Locator => panel.page.getByRole('combobox', { name: 'Environment', exact: true });

  test('is there to be chosen when there are some, and is kept in the draft', () =>
    bench.inPanel({ hydration: { draft } }, async (panel) => {
      assert.equal(await environment(panel).count(), 0);
      await panel.host((host) => host.setEnvironments(['local', 'staging']));
      await environment(panel).click();
      assert.deepEqual(
        (await panel.page.getByRole('option').allInnerTexts()).map((text) => text.trim()),
        ['No environment', 'local', 'staging'],
      );
      await panel.page.getByRole('option', { name: 'staging' }).click();
      await panel.button('Connect').click();
      const calls = await panel.host((host) => host.callsOf('connect'));
      assert.equal((calls[0]?.[0] as RequestDraft | undefined)?.environment, 'staging');
      await environment(panel).click();
      await panel.page.getByRole('option', { name: 'No environment' }).click();
      await eventually(async () => {
        const saved = await panel.host((host) => host.callsOf('saveDraft'));
        assert.ok(!Object.hasOwn(saved.at(-1)?.[0] as object, 'environment'));
      });
    }));

  test('of the draft is shown, also when it is gone from the settings; what it means is asked again', () =>
    bench.inPanel(
      { hydration: { draft: { ...draft, environment: 'gone' }, environments: ['local'] } },
      async (panel) => {
        await eventually(async () => assert.match(await environment(panel).innerText(), /gone/));
        const before = await countOf(panel, 'checkDraft');
        await panel.host((host) => host.setEnvironments(['local', 'gone']));
        await eventually(async () => assert.equal(await countOf(panel, 'checkDraft'), before + 1));
        assert.match(await environment(panel).innerText(), /gone/);
      },
    ));
});

describe('the preview', () => {
  test('shows the request, and its secrets when they are asked for', () =>
    bench.inPanel(folded, async (panel) => {
      const dialog = panel.page.getByRole('dialog', { name: 'Request as it will be sent' });
      await panel.openRequest('Params');
      await panel.button('Preview request').press('Enter');
      await dialog.getByText('X-Api-Key: •••').waitFor();
      await dialog.getByRole('button', { name: 'Show secrets' }).click();
      await dialog.getByText('X-Api-Key: hush').waitFor();
      await panel.page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      assert.ok(await panel.button('Preview request').evaluate((button) => button.matches(':focus')));
      await panel.button('Preview request').press('Enter');
      await dialog.getByText('X-Api-Key: •••').waitFor();
      const asked = await panel.host((host) => host.callsOf('preview').map(([, showSecrets]) => showSecrets));
      assert.deepEqual(asked, [false, true, false]);
      await dialog.getByRole('button', { name: 'Close' }).click();
      await dialog.waitFor({ state: 'hidden' });
    }));
});
