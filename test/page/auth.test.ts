import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import type { RequestDraft } from '../../src/shared/boundary/page.ts';
import type { Authorization } from '../../src/shared/stream/records.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { PanelBench, type Panel, type PanelOptions } from './support/panel-page.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

/** A panel with this authorization, unfolded. */
function withAuth(auth?: Authorization, more: Partial<RequestDraft> = {}): PanelOptions {
  const draft = { url: 'http://h/x', method: 'GET', parameters: [], ...(auth && { auth }), ...more };
  return { hydration: { draft }, state: { requestTab: 'auth' } };
}

function box(panel: Panel, name: string): Locator {
  return panel.page.getByRole('textbox', { name, exact: true });
}

async function choose(panel: Panel, name: string, option: string): Promise<void> {
  await panel.page.getByRole('combobox', { name, exact: true }).click();
  await panel.page.getByRole('option', { name: option, exact: true }).click();
}

async function sent(panel: Panel): Promise<RequestDraft | undefined> {
  await panel.button('Connect').click();
  const calls = await panel.host((host) => host.callsOf('connect'));
  return calls.at(-1)?.[0] as RequestDraft | undefined;
}

describe('the authorization', () => {
  test('is chosen and filled with the keyboard', () =>
    bench.inPanel({}, async (panel) => {
      await panel.url.fill('http://h/x');
      await panel.openRequest('Auth');
      const type = panel.page.getByRole('combobox', { name: 'Authorization type', exact: true });
      await type.press('ArrowDown');
      await type.press('ArrowDown');
      await type.press('Enter');
      await box(panel, 'User name').waitFor();
      await panel.page.keyboard.press('Tab');
      await panel.page.keyboard.type('me');
      await panel.page.keyboard.press('Tab');
      await panel.page.keyboard.type('hush');
      assert.match(await panel.tab('Auth').innerText(), /Basic/);
      assert.deepEqual((await sent(panel))?.auth, { kind: 'basic', user: 'me', password: 'hush' });
    }));

  test('of each kind has its boxes', () =>
    bench.inPanel(withAuth(), async (panel) => {
      await choose(panel, 'Authorization type', 'Bearer token');
      await box(panel, 'Token').fill('t');
      assert.deepEqual((await sent(panel))?.auth, { kind: 'bearer', token: 't' });
      await choose(panel, 'Authorization type', 'API key');
      await choose(panel, 'API key is sent in', 'Query parameter');
      await box(panel, 'Key name').fill('key');
      await box(panel, 'Key value').fill('k');
      assert.deepEqual((await sent(panel))?.auth, { kind: 'apiKey', in: 'query', name: 'key', value: 'k' });
      await choose(panel, 'Authorization type', 'Bearer token');
      assert.equal(await box(panel, 'Token').inputValue(), 't', 'what was entered is still there');
      await choose(panel, 'Authorization type', 'None');
      assert.equal((await sent(panel))?.auth, undefined);
    }));

  test('by Digest takes over the name and password of Basic, and the other way round', () =>
    bench.inPanel(withAuth({ kind: 'basic', user: 'me', password: 'hush' }), async (panel) => {
      await choose(panel, 'Authorization type', 'Digest');
      assert.match(await panel.tab('Auth').innerText(), /Digest/);
      await panel.page.getByText('again with it when the server asks for it').waitFor();
      await box(panel, 'User name').fill('you');
      assert.deepEqual((await sent(panel))?.auth, { kind: 'digest', user: 'you', password: 'hush' });
      assert.equal(await box(panel, 'Password').getAttribute('type'), 'password');
    }));

  test('hides its secret until it is asked for, and leaves it out of what VS Code keeps', () =>
    bench.inPanel(withAuth({ kind: 'basic', user: 'me', password: 'hush-1' }), async (panel) => {
      assert.equal(await box(panel, 'Password').getAttribute('type'), 'password');
      assert.equal(await box(panel, 'User name').getAttribute('type'), 'text');
      await panel.button('Show Password').press('Enter');
      assert.equal(await box(panel, 'Password').getAttribute('type'), 'text');
      assert.ok(await panel.button('Hide Password').evaluate((button) => button.matches(':focus')));
      await box(panel, 'Password').fill('hush-2');
      await eventually(async () => {
        const calls = await panel.host((host) => host.callsOf('saveDraft'));
        assert.deepEqual((calls.at(-1)?.[0] as RequestDraft | undefined)?.auth, {
          kind: 'basic',
          user: 'me',
          password: 'hush-2',
        });
      });
      const state = JSON.stringify(await panel.host((host) => host.state));
      assert.match(state, /"kind":"basic"/);
      assert.doesNotMatch(state, /hush/);
    }));

  test('comes back from the host into the draft that the page remembers', () =>
    bench.inPanel(
      {
        ...withAuth({ kind: 'bearer', token: 'hush' }),
        state: {
          draft: { url: 'http://h/y', method: 'GET', parameters: [], auth: { kind: 'bearer', token: '' } },
          requestTab: 'auth',
        },
      },
      async (panel) => {
        await eventually(async () => assert.equal(await box(panel, 'Token').inputValue(), 'hush'));
        assert.equal(await panel.url.inputValue(), 'http://h/y');
      },
    ));

  test('says when a header is sent instead', () => {
    const headers = [{ enabled: true, name: 'authorization', value: 'Mine' }];
    return bench.inPanel(withAuth({ kind: 'bearer', token: 't' }, { headers }), async (panel) => {
      await panel.page.getByText('Overridden by the authorization header under Headers').waitFor();
      await choose(panel, 'Authorization type', 'API key');
      await panel.page.getByText('Overridden by the').waitFor({ state: 'detached' });
    });
  });
});

test('an authorization without a value has no badge', () =>
  bench.inPanel(withAuth({ kind: 'bearer', token: '' }), async (panel) => {
    const fold = panel.tab('Auth');
    assert.equal((await fold.innerText()).trim(), 'Auth');
    await box(panel, 'Token').fill('t');
    await eventually(async () => assert.match(await fold.innerText(), /Bearer/));
  }));

test('Home and Enter choose the first type', () =>
  bench.inPanel(withAuth({ kind: 'bearer', token: 't' }), async (panel) => {
    const type = panel.page.getByRole('combobox', { name: 'Authorization type', exact: true });
    await type.press('Enter');
    await type.press('Home');
    await type.press('Enter');
    await box(panel, 'Token').waitFor({ state: 'detached' });
  }));
