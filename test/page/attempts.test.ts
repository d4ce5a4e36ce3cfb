import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { eventually } from '../e2e/support/eventually.ts';
import { type Panel, PanelBench } from './support/panel-page.ts';
import { twoAttempts, wiredAttempt } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

async function attempt(panel: Panel): Promise<void> {
  await panel.host(async (host, attempts) => {
    host.attempts = attempts;
    await host.show({ state: 'open', text: 'Open: 200 OK from localhost, attempt 2' });
  }, twoAttempts);
}

const fold = (panel: Panel): Locator => panel.page.getByRole('button', { name: 'Attempts 2' });
const table = (panel: Panel): Locator => panel.page.getByRole('table', { name: 'Connection attempts' });

/** The details of an attempt that is told of the wire. */
async function wired(panel: Panel): Promise<Locator> {
  await panel.host(async (host, attempt) => {
    host.attempts = [attempt];
    await host.show({ state: 'open', text: 'Open: 200 OK from localhost' });
  }, wiredAttempt);
  await panel.page.getByRole('button', { name: 'Attempts 1' }).click();
  await panel.button('Attempt 1: headers').click();
  return table(panel).getByRole('row').nth(2);
}

function cells(panel: Panel, row: number): Promise<string[]> {
  return table(panel).getByRole('row').nth(row).getByRole('cell').allInnerTexts();
}

describe('the attempts', () => {
  test('are folded, and there is nothing before the first', () =>
    bench.inPanel({}, async (panel) => {
      assert.equal(await panel.page.getByRole('button', { name: /Attempts/ }).count(), 0);
      await attempt(panel);
      await fold(panel).waitFor();
      assert.equal(await table(panel).count(), 0);
    }));

  test('have a row each, the newest first, with times, numbers and the reason of the end', () =>
    bench.inPanel({}, async (panel) => {
      await attempt(panel);
      await fold(panel).click();
      await eventually(async () => assert.equal(await table(panel).getByRole('row').count(), 3));
      const [second, first] = [await cells(panel, 1), await cells(panel, 2)];
      const trimmed = (texts: string[]) => texts.map((text) => text.trim());
      assert.deepEqual(trimmed(second).toSpliced(1, 1), [
        '2',
        '<b>41</b>',
        'HTTP/1.1 200 OK',
        '5 ms',
        '',
        '0',
        '0 B',
        '',
        '',
      ]);
      assert.deepEqual(trimmed(first).toSpliced(1, 1), [
        '1',
        '',
        'HTTP/1.1 200 OK',
        '12 ms',
        '1.5 s',
        '1,234',
        '2.0 KB',
        '1 min 5 s',
        'the connection was reset',
      ]);
    }));

  test('show what was said both ways, by keyboard too', () =>
    bench.inPanel({}, async (panel) => {
      await attempt(panel);
      await fold(panel).focus();
      await panel.page.keyboard.press('Enter');
      const button = panel.page.getByRole('button', { name: 'Attempt 2: headers' });
      await button.focus();
      await panel.page.keyboard.press('Enter');
      const details = table(panel).getByRole('row').nth(2);
      const said = await details.innerText();
      assert.match(said, /GET http:\/\/localhost\/events/);
      assert.match(said, /From 127\.0\.0\.1/);
      assert.match(said, /After a wait of 3\.0 s, the default of browsers/);
      assert.match(said, /Sent\s+Authorization: •••/);
      assert.match(said, /Received\s+Content-Type: text\/event-stream\s+X-Twice: a\s+X-Twice: b/);
      await panel.page.keyboard.press('Enter');
      await eventually(async () => assert.equal(await table(panel).getByRole('row').count(), 3));
    }));

  test('are brought up to date while they are unfolded', () =>
    bench.inPanel({}, async (panel) => {
      await attempt(panel);
      await fold(panel).click();
      await eventually(async () => assert.equal((await cells(panel, 1))[6]?.trim(), '0'));
      await panel.host(async (host) => {
        host.attempts = host.attempts.map((entry) => (entry.number === 2 ? { ...entry, events: 7 } : entry));
        await host.update();
      });
      await eventually(async () => assert.equal((await cells(panel, 1))[6]?.trim(), '7'));
    }));

  test('are not asked for while they are folded', () =>
    bench.inPanel({}, async (panel) => {
      await attempt(panel);
      await panel.host((host) => host.update());
      const asked = await panel.host((host) => host.calls.filter(({ name }) => name === 'attempts').length);
      assert.equal(asked, 0);
    }));

  test('say how many events came again, and their rows are marked', () =>
    bench.inPanel({}, async (panel) => {
      await attempt(panel);
      await panel.host(async (host) => {
        host.attempts = host.attempts.map((entry) => ({ ...entry, repeated: 2, idWent: 'back' as const }));
        await host.push({ data: 'one' }, { data: 'two', again: true });
      });
      await fold(panel).click();
      await table(panel).getByRole('button', { name: 'Attempt 2: headers' }).click();
      await table(panel).getByText('2 events received again; the ID went back').waitFor();
      const marks = await panel.rows.evaluateAll((rows) =>
        rows.map((row) => row.querySelector('.again')?.textContent.trim()),
      );
      assert.deepEqual(marks, [undefined, 'again']);
    }));

  test('say after which event the server set the wait, or that a save did', () =>
    bench.inPanel({}, async (panel) => {
      await attempt(panel);
      await panel.host(async (host) => {
        const wait = { ms: 500, setBy: 'server', afterSeq: 12 } as const;
        host.attempts = host.attempts.map((entry) => ({ ...entry, wait }));
        await host.update();
      });
      await fold(panel).click();
      await table(panel).getByRole('button', { name: 'Attempt 2: headers' }).click();
      await table(panel).getByText('After a wait of 500 ms, as the server’s retry asked after event 12').waitFor();
      await panel.host(async (host) => {
        const wait = { ms: 1000, setBy: 'save' } as const;
        host.attempts = host.attempts.map((entry) => ({ ...entry, wait }));
        await host.update();
      });
      await table(panel).getByText('After a wait of 1.0 s, for the server to restart after a save').waitFor();
    }));

  test('tell the phases, what redirects changed, what isn’t valid HTTP, and how the body was framed', () =>
    bench.inPanel({}, async (panel) => {
      const details = await wired(panel);
      const phases = panel.page.getByRole('table', { name: 'Phases of attempt 1' });
      assert.deepEqual(await phases.getByRole('row').allInnerTexts(), [
        'Phase\tSince start\tDuration',
        'Host name looked up\t1.5 ms\t1.5 ms',
        'Connected to 127.0.0.1\t2.3 ms\t0.8 ms',
        'Request sent\t2.5 ms\t0.3 ms',
        'First byte of the response\t14.002 s\t14.000 s',
        'Response headers complete\t14.002 s\t0.0 ms',
        'First byte of the body\t14.003 s\t1.0 ms',
        'First event\t14.004 s\t1.0 ms',
      ]);
      const said = await details.innerText();
      assert.match(said, /^POST http:\/\/localhost\/events\n/);
      const changes = 'POST became GET, without its body; without Authorization';
      assert.ok(said.includes(`301 Moved Permanently: redirected to http://localhost/events/ (${changes})`));
      const login = '401 Unauthorized: the server asked for Digest authentication';
      assert.ok(said.includes(`${login} (SHA-256) for “cameras”; the request was sent again with it`));
      assert.ok(said.includes(`${login} (MD5); the request was sent again with it`));
      assert.ok(said.includes('the Digest nonce had expired; the request was sent again with the new one'));
      assert.ok(said.includes('A header has white space before its colon: “Server : tiny”. SSE903'));
      assert.ok(said.includes('12 chunks: 10 completed one event, 1 several, 1 none; 2 events over several chunks'));
    }));

  test('show the head of the response as it came, and copy it', () =>
    bench.inPanel({}, async (panel) => {
      const details = await wired(panel);
      await details.getByText('Response head as it came').click();
      const head = panel.page.getByRole('region', { name: 'Response head as it came' });
      assert.match(
        await head.innerText(),
        /^HTTP\/1\.1 200 OK␍␊\nContent-Type: .*Set-Cookie: a=•••␍␊\nServer : tiny␊\n␍␊\n$/s,
      );
      await panel.button('Copy response head').click();
      await eventually(async () =>
        assert.deepEqual(await panel.host((host) => host.callsOf('copyText')), [[wiredAttempt.rawHead]]),
      );
    }));

  test('beyond a hundred are listed when they are asked for', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host(async (host, attempts) => {
        const [first] = attempts;
        if (first === undefined) throw new Error('There is no attempt.');
        host.attempts = Array.from({ length: 150 }, (_, i) => ({ ...first, number: i + 1 }));
        await host.update();
      }, twoAttempts);
      await panel.page.getByRole('button', { name: 'Attempts 150' }).click();
      await panel.page.getByText('50 older attempts are not listed.').waitFor();
      assert.equal(await table(panel).getByRole('row').count(), 101);
      await panel.button('Show all kept attempts').press('Enter');
      await eventually(async () => assert.equal(await table(panel).getByRole('row').count(), 151));
      assert.equal(await panel.page.getByText('not listed').count(), 0);
    }));
});
