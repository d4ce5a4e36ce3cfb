import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { RequestDraft } from '../../src/shared/boundary/page.ts';
import type { StopRule } from '../../src/shared/stream/records.ts';
import { Keyboard } from './support/keyboard.ts';
import { PanelBench, type Panel, type PanelOptions } from './support/panel-page.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

/** A panel as it is opened: the cursor is in the URL box, and the request is open at its parameters. */
const fresh: PanelOptions = { hydration: { environments: ['local', 'staging'], focusUrl: true, stopOn: [] } };

const requestTabs = /^(Params|Headers|Auth|Body|Options|Cookies|Stop conditions)( \d+| Bearer| \d+ B)?$/;

async function begin(panel: Panel): Promise<Keyboard> {
  await panel.page.locator('sse-app').and(panel.page.locator(':focus-within')).waitFor();
  const keyboard = new Keyboard(panel.page);
  assert.equal((await keyboard.focused()).name, 'URL');
  return keyboard;
}

async function firstLine(keyboard: Keyboard): Promise<void> {
  await keyboard.type('http://h:1/a');
  await keyboard.press('Shift+Tab');
  assert.equal((await keyboard.focused()).name, 'Method');
  await keyboard.press('ArrowDown', 'ArrowDown', 'Enter');
  await keyboard.tabTo('Environment');
  await keyboard.choose(1);
  await keyboard.tabTo(requestTabs, 'Shift+Tab');
}

/** From what is in a tab of the request to the next tab. */
async function nextTab(keyboard: Keyboard, name: string): Promise<void> {
  await keyboard.tabTo(requestTabs, 'Shift+Tab');
  await keyboard.press('ArrowRight');
  assert.ok((await keyboard.focused()).name.startsWith(name), name);
}

async function tables(keyboard: Keyboard): Promise<void> {
  await keyboard.tabTo('Add parameter');
  await keyboard.press('Enter');
  await keyboard.type('q');
  await keyboard.press('Tab');
  await keyboard.type('1');
  await nextTab(keyboard, 'Headers');
  await keyboard.tabTo('Add header');
  for (const [name, value] of [
    ['X-A', 'v'],
    ['X-Off', 'w'],
  ] as const) {
    await keyboard.press('Enter');
    await keyboard.type(name);
    await keyboard.press('Tab');
    await keyboard.type(value);
    await keyboard.tabTo('Add header');
  }
  await keyboard.tabTo('Send header 2', 'Shift+Tab');
  await keyboard.press('Space');
  await keyboard.tabTo('Last-Event-ID');
  await keyboard.type('7');
}

async function authorizationAndBody(keyboard: Keyboard): Promise<void> {
  await nextTab(keyboard, 'Auth');
  await keyboard.tabTo('Authorization type');
  await keyboard.choose(3);
  await keyboard.tabTo('Token');
  await keyboard.type('tok');
  await keyboard.press('Tab', 'Enter');
  await nextTab(keyboard, 'Body');
  await keyboard.tabTo('Body type');
  await keyboard.choose(1);
  await keyboard.tabTo('Body');
  await keyboard.type('{"a":1}');
}

async function options(keyboard: Keyboard): Promise<void> {
  await nextTab(keyboard, 'Options');
  const switches = ['Follow redirects', 'Accept any content type'];
  for (const name of switches) {
    await keyboard.tabTo(name);
    await keyboard.press('Space');
  }
  await keyboard.tabTo('Response timeout, in seconds');
  await keyboard.type('1.5');
  await keyboard.tabTo('Reconnect');
  await keyboard.choose(3);
  await keyboard.tabTo('Give up after this many attempts without an event');
  await keyboard.type('4');
  await keyboard.tabTo('Reconnect on save');
  await keyboard.press('Space');
  await keyboard.tabTo('Saved files (glob)');
  await keyboard.type('*.py');
  await keyboard.tabTo('Proxy');
  await keyboard.choose(2);
  for (const [name, text] of [
    ['Proxy URL', 'proxy:3128'],
    ['Proxy user', 'me'],
    ['Proxy password', 'p@'],
  ] as const) {
    await keyboard.tabTo(name);
    await keyboard.press('End');
    await keyboard.type(text);
  }
  await keyboard.tabTo(/^Trust any certificate/);
  await keyboard.press('Space');
  for (const [name, text] of [
    ['Trusted authorities', 'ca.pem'],
    ['Client certificate', 'me.pem'],
    ['Key', 'me.key'],
    ['Passphrase', 'sesame'],
    ['Socket', '/run/s'],
  ] as const) {
    await keyboard.tabTo(name);
    await keyboard.type(text);
  }
}

async function cookie(keyboard: Keyboard): Promise<void> {
  await nextTab(keyboard, 'Cookies');
  await keyboard.tabTo('Add cookie');
  await keyboard.press('Enter');
  await keyboard.type('sid');
  await keyboard.press('Tab');
  await keyboard.type('s1');
  await keyboard.tabTo('Add cookie');
}

async function rules(keyboard: Keyboard): Promise<void> {
  await nextTab(keyboard, 'Stop conditions');
  await keyboard.tabTo('Disconnect when any of these matches');
  await keyboard.press('Space');
  await keyboard.tabTo('Add condition');
  await keyboard.press('Enter');
  assert.match((await keyboard.focused()).name, /^Type of condition 2$/);
  await keyboard.type('bye');
  await keyboard.tabTo('Remove condition 1', 'Shift+Tab');
  await keyboard.press('Enter');
  assert.equal((await keyboard.focused()).name, 'Remove condition 1');
}

const wanted: RequestDraft = {
  url: 'http://h:1/a?q=1',
  method: 'POST',
  parameters: [{ enabled: true, name: 'q', value: '1' }],
  headers: [
    { enabled: true, name: 'X-A', value: 'v' },
    { enabled: false, name: 'X-Off', value: 'w' },
  ],
  environment: 'local',
  lastEventId: '7',
  auth: { kind: 'bearer', token: 'tok' },
  bodyKind: 'json',
  body: '{"a":1}',
  reconnect: 'backOff',
  maxAttempts: 4,
  options: {
    followRedirects: false,
    acceptAnyContentType: true,
    firstByteTimeoutMs: 1500,
    proxy: 'http://me:p%40@proxy:3128',
    trustAnyCertificate: true,
    caFile: 'ca.pem',
    certificateFile: 'me.pem',
    keyFile: 'me.key',
    passphrase: 'sesame',
    socketPath: '/run/s',
    reconnectOnSave: '*.py',
  },
};

async function lastCall(panel: Panel, name: 'connect' | 'putCookie' | 'setStopRules'): Promise<unknown> {
  const calls = await panel.host((host, name) => host.callsOf(name), name);
  return calls.at(-1)?.[0];
}

test('the whole request is made and sent with the keyboard alone, and the focus is always in view', () =>
  bench.inPanel(fresh, async (panel) => {
    const keyboard = await begin(panel);
    await firstLine(keyboard);
    await tables(keyboard);
    await authorizationAndBody(keyboard);
    await options(keyboard);
    await cookie(keyboard);
    await rules(keyboard);

    await keyboard.tabTo('Preview request', 'Shift+Tab');
    await keyboard.press('Enter');
    await keyboard.tabTo('Show secrets');
    await keyboard.press('Enter');
    await panel.page.getByText('X-Api-Key: hush').waitFor();
    await keyboard.press('Escape');
    assert.equal((await keyboard.focused()).name, 'Preview request');

    await keyboard.tabTo('Connect', 'Shift+Tab');
    await keyboard.press('Enter');
    assert.deepEqual(await lastCall(panel, 'connect'), wanted);
    const { name, value, domain } = (await lastCall(panel, 'putCookie')) as Record<string, string>;
    assert.deepEqual([name, value, domain], ['sid', 's1', 'h']);
    assert.deepEqual(await lastCall(panel, 'setStopRules'), [{ type: 'bye' }] satisfies StopRule[]);
    await panel.host((host) => host.show({ state: 'open', text: 'Open' }));
    assert.equal((await keyboard.focused()).name, 'Disconnect');
    await keyboard.press('Enter');
    await panel.host((host) => host.show({ state: 'closed', text: 'Closed' }));
    assert.equal((await keyboard.focused()).name, 'Connect');
  }));

test('Shift+Tab leads back the way that Tab led', () =>
  bench.inPanel(fresh, async (panel) => {
    const keyboard = await begin(panel);
    const forth = ['input URL', ...(await keyboard.tabTo('Events'))];
    const back = ['div Events', ...(await keyboard.tabTo('URL', 'Shift+Tab'))];
    assert.deepEqual(back.toReversed(), forth);
    assert.equal(new Set(forth).size, forth.length, 'everything has a name of its own');
  }));
