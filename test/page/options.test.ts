import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import type { RequestDraft } from '../../src/shared/boundary/page.ts';
import type { ConnectionOptions } from '../../src/shared/stream/records.ts';
import { PanelBench, type Panel, type PanelOptions } from './support/panel-page.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

function withOptions(options: ConnectionOptions): PanelOptions {
  const draft = { url: 'https://h/x', method: 'GET', parameters: [], options };
  return { hydration: { draft }, state: { requestTab: 'options' } };
}

function box(panel: Panel, name: string): Locator {
  return panel.page.getByRole('textbox', { name, exact: true });
}

async function connected(panel: Panel): Promise<ConnectionOptions | undefined> {
  await panel.button('Connect').click();
  const calls = await panel.host((host) => host.callsOf('connect'));
  return (calls.at(-1)?.[0] as RequestDraft | undefined)?.options;
}

describe('the options', () => {
  test('are set with the keyboard, counted and sent; what is the default is not', () =>
    bench.inPanel(withOptions({}), async (panel) => {
      const fold = panel.tab('Options');
      assert.equal((await fold.innerText()).trim(), 'Options');
      await panel.page.getByRole('checkbox', { name: 'Follow redirects' }).press('Space');
      await panel.page.getByRole('checkbox', { name: 'Accept any content type' }).press('Space');
      await panel.page.getByRole('checkbox', { name: /^Trust any certificate/ }).press('Space');
      await panel.page.getByRole('spinbutton', { name: 'Response timeout, in seconds' }).fill('1.5');
      await box(panel, 'Trusted authorities').fill('ca.pem');
      await box(panel, 'Client certificate').fill('me.p12');
      await box(panel, 'Key').fill('me.key');
      await box(panel, 'Socket').fill('/tmp/socket');
      assert.match(await fold.innerText(), /8/);
      assert.deepEqual(await connected(panel), {
        followRedirects: false,
        acceptAnyContentType: true,
        trustAnyCertificate: true,
        firstByteTimeoutMs: 1500,
        caFile: 'ca.pem',
        certificateFile: 'me.p12',
        keyFile: 'me.key',
        socketPath: '/tmp/socket',
      });
      await panel.page.getByRole('checkbox', { name: 'Follow redirects' }).press('Space');
      await box(panel, 'Socket').fill('');
      assert.match(await fold.innerText(), /6/);
    }));

  test('may have variables, also in what is encoded, and say at their boxes what is wrong with them', () =>
    bench.inPanel(withOptions({ proxy: 'http://' }), async (panel) => {
      const problem = { place: 'option proxyUser', text: 'There is no such variable.' } as const;
      await panel.host((host, problem) => {
        host.problems = [problem];
      }, problem);
      await box(panel, 'Proxy URL').fill('http://{{host}}:3128');
      await box(panel, 'Proxy user').fill('{{secret:U}} x');
      await box(panel, 'Proxy password').fill('{{$env P}}@');
      await box(panel, 'Key').fill('{{keys}}/me.key');
      assert.equal(await box(panel, 'Proxy user').inputValue(), '{{secret:U}} x');
      assert.deepEqual(await connected(panel), {
        proxy: 'http://{{secret:U}}%20x:{{$env P}}%40@{{host}}:3128',
        keyFile: '{{keys}}/me.key',
      });
      await panel.page.getByText('There is no such variable.').first().waitFor();
      for (const [name, invalid] of [
        ['Proxy user', 'true'],
        ['Proxy URL', 'false'],
      ] as const) {
        assert.equal(await box(panel, name).getAttribute('aria-invalid'), invalid, name);
      }
      await panel.tab(/^Options.*has a problem/).waitFor();
    }));

  test('name a proxy with its credentials, and hide what is secret, also from what is kept', () =>
    bench.inPanel(withOptions({}), async (panel) => {
      await panel.page.getByRole('combobox', { name: 'Proxy' }).click();
      await panel.page.getByRole('option', { name: 'This one' }).click();
      await box(panel, 'Proxy URL').fill('http://proxy:3128');
      await box(panel, 'Proxy user').fill('me');
      const password = panel.page.getByLabel('Proxy password', { exact: true });
      await password.fill('hush:1');
      await panel.page.getByLabel('Passphrase', { exact: true }).fill('hush2');
      assert.equal(await password.getAttribute('type'), 'password');
      await panel.button('Show proxy password').click();
      assert.equal(await password.getAttribute('type'), 'text');
      assert.deepEqual(await connected(panel), { proxy: 'http://me:hush%3A1@proxy:3128', passphrase: 'hush2' });
      const kept = JSON.stringify(await panel.host((host) => host.state));
      assert.ok(kept.includes('proxy:3128'));
      assert.ok(!kept.includes('hush'), kept);
      await panel.page.getByRole('combobox', { name: 'Proxy' }).click();
      await panel.page.getByRole('option', { name: 'None' }).click();
      assert.equal((await connected(panel))?.proxy, 'direct');
    }));
});

describe('reconnection', () => {
  test('on save is for source files, or for those that a glob names', () =>
    bench.inPanel(withOptions({}), async (panel) => {
      const onSave = panel.page.getByRole('checkbox', { name: 'Reconnect on save' });
      assert.equal(await box(panel, 'Saved files (glob)').count(), 0);
      await onSave.press('Space');
      assert.deepEqual(await connected(panel), { reconnectOnSave: true });
      await box(panel, 'Saved files (glob)').fill('src/**/*.py');
      assert.deepEqual(await connected(panel), { reconnectOnSave: 'src/**/*.py' });
      await box(panel, 'Saved files (glob)').fill('');
      assert.deepEqual(await connected(panel), { reconnectOnSave: true });
      await onSave.press('Space');
      assert.equal((await connected(panel))?.reconnectOnSave, undefined);
    }));

  test('is chosen with its limit, counted and sent', () =>
    bench.inPanel(withOptions({}), async (panel) => {
      await panel.page.getByRole('combobox', { name: 'Reconnect' }).click();
      await panel.page.getByRole('option', { name: 'Always, with increasing delay' }).click();
      const limit = panel.page.getByRole('spinbutton', { name: 'Give up after this many attempts without an event' });
      await limit.fill('3');
      await limit.press('Tab');
      assert.match(await panel.tab('Options').innerText(), /1/);
      await panel.button('Connect').click();
      const sent = (await panel.host((host) => host.callsOf('connect'))).at(-1)?.[0] as RequestDraft | undefined;
      assert.deepEqual([sent?.reconnect, sent?.maxAttempts], ['backOff', 3]);
      await panel.page.getByRole('combobox', { name: 'Reconnect' }).click();
      await panel.page.getByRole('option', { name: 'Automatic for GET (like browsers)' }).click();
      assert.equal(await limit.count(), 0);
      await panel.button('Connect').click();
      const last = (await panel.host((host) => host.callsOf('connect'))).at(-1)?.[0] as RequestDraft | undefined;
      assert.equal(last?.reconnect, undefined);
    }));
});

describe('one click', () => {
  test('reads an answer as an event stream anyway', () =>
    bench.inPanel(withOptions({}), async (panel) => {
      await panel.host((host) => host.show({ state: 'closed', text: 'Closed: text/html', offer: 'acceptAnswer' }));
      await panel.button('Accept any content type').press('Enter');
      await panel.page.getByRole('status', { name: 'Connection' }).getByText('Open: 200 OK').waitFor();
      assert.equal((await panel.host((host) => host.callsOf('acceptAnswer'))).length, 1);
    }));

  test('reads lines of JSON that came as an event stream', () =>
    bench.inPanel(withOptions({}), async (panel) => {
      await panel.host((host) => {
        const places = [{ seq: 0, isBetween: true }];
        host.eventlessReason = { kind: 'jsonLines', subject: '', count: 1, facts: {}, places };
        return host.show({ state: 'open', text: 'Open: 200 OK from a test' });
      });
      await panel.button('Read as NDJSON').press('Enter');
      await panel.host((host) => host.show({ state: 'open', text: 'Open: 200 OK from a test' }));
      assert.equal((await panel.host((host) => host.callsOf('acceptAnswer'))).length, 1);
    }));

  test('asks the server that was asked with the other scheme, and no other', () =>
    bench.inPanel(withOptions({}), async (panel) => {
      const change = panel.button('Connect with http://, unencrypted');
      const status = { state: 'waiting', text: 'Waiting: no TLS', offer: 'useHttp' } as const;
      await panel.host((host, status) => host.show({ ...status, origin: 'https://other' }), status);
      assert.equal(await change.count(), 0);
      await panel.host((host, status) => host.show({ ...status, origin: 'https://h' }), status);
      await change.press('Enter');
      assert.equal(await box(panel, 'URL').inputValue(), 'http://h/x');
      const calls = await panel.host((host) => host.callsOf('connect'));
      assert.equal((calls.at(-1)?.[0] as RequestDraft | undefined)?.url, 'http://h/x');
      await panel.host((host, status) => host.show({ ...status, offer: 'useHttps', origin: 'http://h' }), status);
      await panel.button('Connect with https://').press('Enter');
      assert.equal(await box(panel, 'URL').inputValue(), 'https://h/x');
    }));

  test('trusts a certificate for the origin that has it, and connects again', () =>
    bench.inPanel(withOptions({}), async (panel) => {
      const trust = panel.button('Trust this certificate for this connection');
      const status = { state: 'closed', text: 'Closed: not trusted', offer: 'trustCertificate' } as const;
      await panel.host((host, status) => host.show({ ...status, origin: 'https://other' }), status);
      assert.equal(await trust.count(), 0);
      await panel.host((host, status) => host.show({ ...status, origin: 'https://h' }), status);
      await trust.press('Enter');
      const calls = await panel.host((host) => host.callsOf('connect'));
      assert.deepEqual((calls.at(-1)?.[0] as RequestDraft | undefined)?.options, { trustAnyCertificate: true });
    }));
});
