import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually } from '../e2e/support/eventually.ts';
import { startSseServer, type SseServer } from '../support/sse-server.ts';
import { measured, tenSeconds } from './support/measured.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';

let bench: PanelBench;
let elsewhere: SseServer;
before(async () => {
  bench = await PanelBench.start();
  elsewhere = await startSseServer((_request, response) => void response.end());
});
after(async () => {
  await bench.stop();
  await elsewhere.stop();
});

/** Puts markup into the page, as nobody can, and does something with it. @returns what the policy refused */
async function planted(panel: Panel, markup: string, act: () => void = () => {}): Promise<readonly string[]> {
  await panel.page.evaluate((markup) => document.body.insertAdjacentHTML('beforeend', markup), markup);
  await panel.page.evaluate(act);
  let refused: readonly string[] = [];
  await eventually(async () => {
    refused = await panel.page.evaluate(() => globalThis.violations.splice(0));
    assert.notEqual(refused.length, 0, 'nothing was refused');
  });
  await eventually(async () => panel.expectProblem(/Content Security Policy/));
  return refused;
}

test('in a page into which somebody got, a base leads nowhere, and a form is not sent', () =>
  bench.inPanel({}, async (panel) => {
    const { page } = panel;
    const before = page.url();
    const [base] = await planted(panel, `<base href="${elsewhere.url}/">`);
    assert.match(base ?? '', /^base-uri /);
    assert.equal(await page.evaluate(() => document.baseURI), before);
    const form = `<form id="f" action="${elsewhere.url}/" method="post"><input name="a" value="b"></form>`;
    const [refused] = await planted(panel, form, () => (document.querySelector('#f') as HTMLFormElement).submit());
    assert.match(refused ?? '', /^form-action /);
    assert.equal(page.url(), before);
    // Chromium may connect ahead of the form, before it is refused: what counts is what the server is sent.
    await fetch(`${elsewhere.url}/last`);
    assert.deepEqual(
      elsewhere.requests.map(({ url }) => url),
      ['/last'],
    );
  }));

test('in a page into which somebody got, nothing connects, and no script or document comes from elsewhere', () =>
  bench.inPanel({}, async (panel) => {
    // A page of its own: one that complains so much is not clean.
    const page = await panel.page.context().newPage();
    await page.goto(panel.page.url());
    for (const [directive, act] of attempts) {
      await page.evaluate(act, elsewhere.url).catch(() => {});
      await eventually(async () => {
        const refused = await page.evaluate(() => globalThis.violations.splice(0));
        assert.ok(
          refused.some((text) => text.startsWith(directive)),
          `${directive}: ${refused.join(' ')}`,
        );
      });
    }
    assert.equal(await page.evaluate(() => 'broken' in globalThis), false);
    assert.deepEqual(
      elsewhere.requests.filter(({ url }) => url.startsWith('/planted')),
      [],
    );
  }));

/** What somebody would do there, and the directive that refuses it. */
const attempts: readonly (readonly [directive: string, act: (url: string) => unknown])[] = [
  ['connect-src', (url) => fetch(`${url}/planted`)],
  ['connect-src', (url) => new EventSource(`${url}/planted`)],
  ['connect-src', (url) => new WebSocket(`${url.replace('http', 'ws')}/planted`)],
  ['connect-src', (url) => navigator.sendBeacon(`${url}/planted`, 'x')],
  [
    'script-src',
    (url) => document.body.append(Object.assign(document.createElement('script'), { src: `${url}/planted.js` })),
  ],
  ['script-src', () => document.body.append(Object.assign(document.createElement('script'), { text: 'broken = 1' }))],
  ['script-src', () => document.body.setAttribute('onclick', 'broken = 1')],
  // Later, for what Chromium's debugger runs may do more than the page.
  // oxlint-disable-next-line typescript/no-implied-eval -- it is refused
  ['script-src', () => void setTimeout(() => new Function('broken = 1')())],
  ['worker-src', () => new Worker('/page.js')],
  [
    'frame-src',
    (url) => document.body.append(Object.assign(document.createElement('iframe'), { src: `${url}/planted` })),
  ],
  ['img-src', (url) => Object.assign(new Image(), { src: `${url}/planted.png` })],
  [
    'style-src',
    (url) =>
      document.head.append(
        Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${url}/planted` }),
      ),
  ],
];

test('a session of the page asks for its own files and nothing else', () =>
  bench.inPanel({}, async (panel) => {
    const asked: string[] = [];
    panel.page.on('request', (request) => asked.push(request.url()));
    panel.page.on('websocket', (socket) => asked.push(socket.url()));
    await panel.page.reload();
    await panel.page.locator('sse-status-line').getByRole('status').waitFor();
    const statistics = measured(tenSeconds);
    await panel.host((host, given) => Object.assign(host, given), { statistics });
    await panel.host((host) => host.push({ data: '{"a":1}' }, { data: 'http://127.0.0.1:1/' }));
    await panel.rows.first().click();
    await panel.page.getByRole('tabpanel').waitFor();
    await panel.button('Charts').click();
    await eventually(async () => assert.ok(asked.some((url) => url.endsWith('/uplot.js'))));
    await panel.page.getByRole('searchbox', { name: 'Filter events' }).fill('/a/');
    await panel.page.keyboard.press('Enter');
    const paths = ['/fake.js', '/page.js', '/uplot.js'];
    const own = new Set([panel.page.url(), ...paths.map((path) => new URL(path, panel.page.url()).href)]);
    assert.deepEqual(
      asked.filter((url) => !own.has(url)),
      [],
    );
  }));
