/** The cards that are in the list’s place while it has no rows, and how a panel begins. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { RecentRequest, RequestDraft } from '../../src/shared/boundary/page.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { holdClock } from './support/clock.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';
import { numbered } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const draft: RequestDraft = { url: 'http://h/x', method: 'GET', parameters: [] };

/** What the page has the host connect to. */
async function connected(panel: Panel): Promise<RequestDraft> {
  return eventually(async () => {
    const [sent] = (await panel.host((host) => host.callsOf('connect'))).at(-1) ?? assert.fail('nothing was sent');
    return sent as RequestDraft;
  });
}

describe('an empty panel', () => {
  const recents: readonly RecentRequest[] = [
    { key: 'a', method: 'GET', name: 'localhost:8000/events', query: '?abc=xyz&s=8' },
    { key: 'b', method: 'GET', name: 'localhost:8000/events', query: '?abc=xyz&s=60' },
    { key: 'c', method: 'POST', name: 'api.example/chat', query: '?%20x' },
  ];
  const begun = (act: (panel: Panel) => Promise<void>): Promise<void> =>
    bench.inPanel({ recents }, async (panel) => {
      await panel.host((host) => {
        const parameters = [{ enabled: true, name: 's', value: '60' }];
        const draft = { url: 'http://localhost:8000/events?s=60', method: 'POST', parameters, body: 'hello' };
        host.recentDrafts = { b: { draft, stopOn: [{ type: 'bye' }] } };
      });
      await act(panel);
    });

  test('lists what was asked for last, by the method and the query that tell them apart', () =>
    begun(async (panel) => {
      const list = panel.page.getByRole('list', { name: 'Recent' });
      await list.waitFor();
      const texts = (await list.getByRole('button').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
      assert.deepEqual(texts, [
        'localhost:8000/events ?…&s=8',
        'localhost:8000/events ?…&s=60',
        'POST api.example/chat ?␣x',
      ]);
    }));

  test('connects to one of them with one click, with its body and its stop rules', () =>
    begun(async (panel) => {
      await panel.button(/s=60/).click();
      const { url, method, body } = await connected(panel);
      assert.deepEqual(
        { url, method, body },
        { url: 'http://localhost:8000/events?s=60', method: 'POST', body: 'hello' },
      );
      assert.deepEqual((await panel.host((host) => host.callsOf('setStopRules'))).at(-1), [[{ type: 'bye' }]]);
      assert.equal(await panel.url.inputValue(), 'http://localhost:8000/events?s=60');
    }));

  test('stays as it is when the request is not kept any more', () =>
    begun(async (panel) => {
      await panel.button(/s=8/).click();
      await eventually(async () => assert.equal(await panel.host((host) => host.callsOf('recentDraft').length), 1));
      assert.equal(await panel.host((host) => host.callsOf('connect').length), 0);
    }));

  test('tries the sample stream with a button, here', () =>
    begun(async (panel) => {
      await panel.button('Try the sample stream').click();
      assert.equal((await connected(panel)).url, 'http://127.0.0.1:1/events?sample');
    }));

  test('leads to the walkthrough', () =>
    begun(async (panel) => {
      await panel.button('Take a quick tour').click();
      await eventually(async () => assert.equal(await panel.host((host) => host.callsOf('openWalkthrough').length), 1));
    }));

  test('pastes a cURL command from the clipboard', () =>
    bench.inPanel({ reading: { draft: { ...draft, method: 'PUT' }, untaken: [] } }, async (panel) => {
      await panel.button('Paste a cURL command').click();
      await eventually(async () => assert.equal(await panel.url.inputValue(), 'http://h/x'));
      assert.equal(await panel.host((host) => host.callsOf('readCopiedCommand').length), 1);
    }));

  test('is ready once it has a URL, and offers nothing else', () =>
    bench.inPanel({}, async (panel) => {
      await panel.button('Try the sample stream').waitFor();
      await panel.url.fill('http://h/x');
      await panel.page.getByText('Ready to connect', { exact: true }).waitFor();
      assert.equal(await panel.button('Try the sample stream').count(), 0);
    }));
});

describe('a failure', () => {
  const failed = { state: 'closed', severity: 'error', text: 'Failed: no', cause: 'the server said no' } as const;

  test('says what happened, what to do, and can be tried again', () =>
    bench.inPanel({ hydration: { draft } }, async (panel) => {
      await panel.host((host, failed) => host.show({ ...failed, advice: 'Ask again.' }), failed);
      await panel.page.getByText('The server said no.', { exact: true }).waitFor();
      await panel.page.getByText('Ask again.', { exact: true }).waitFor();
      await panel.button('Retry').click();
      assert.equal((await connected(panel)).url, 'http://h/x');
    }));

  test('after which the server wants to be left alone counts down, and is tried again only then', () =>
    bench.inPanel({ hydration: { draft } }, async (panel) => {
      await holdClock(panel);
      await panel.host((host, failed) => void host.show({ ...failed, retryAt: Date.now() + 27_000 }), failed);
      await panel.page.clock.runFor(50);
      const left = panel.page.locator('sse-stream-facts .retry');
      assert.equal(await left.innerText(), 'retry in 27 s');
      await panel.page.clock.runFor(5000);
      assert.equal(await left.innerText(), 'retry in 22 s');
      assert.equal(await panel.button('Retry').count(), 0);
      await panel.page.clock.runFor(23_000);
      await panel.button('Retry').waitFor();
      assert.equal(await left.count(), 0);
    }));

  test('shows the response with its headers, as high as the list', () =>
    bench.inPanel({ hydration: { draft }, size: { width: 1222, height: 333 } }, async (panel) => {
      const answer = 'no\n'.repeat(200);
      await panel.host((host, { failed, answer }) => host.show({ ...failed, answer }), { failed, answer });
      const body = panel.page.getByRole('region', { name: 'Response body' });
      assert.ok(((await body.boundingBox())?.height ?? 0) >= 110);
      assert.ok(await body.evaluate(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight), 'it scrolls');
    }));
});

test('while it connects, each phase that is over is listed with its time', () =>
  bench.inPanel({ hydration: { draft } }, async (panel) => {
    await panel.host((host) => {
      const phases = { lookedUpAt: 1, connectedAt: 3.2, sentAt: 4 };
      host.attempts = [
        { number: 1, url: 'u', finalUrl: 'u', method: 'GET', startedAt: 0, events: 0, bytes: 0, phases },
      ];
      return host.show({ state: 'connecting', text: 'Connecting to h' });
    });
    const phases = panel.page.getByRole('list', { name: 'Phases of the request' });
    await phases.getByText('Request sent').waitFor();
    assert.deepEqual(await phases.locator('.time').allInnerTexts(), ['1.0 ms', '3.2 ms', '4.0 ms']);
  }));

describe('a recording', () => {
  const recording = { state: 'closed', severity: 'info', text: 'Closed – recording rec.har, 3 events' } as const;

  test('has nothing that is about a connection, and says that its times are none', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => {
        host.isRecording = true;
      });
      await panel.host((host, events) => host.push(...events), numbered(3));
      await panel.host((host, status) => host.show({ ...status, recording: { isTimeless: true } }), recording);
      await panel.page.getByText('no times in this format').waitFor();
      for (const name of ['Connect', 'Disconnect', 'Reconnect', 'Retry', 'Follow', 'Pause', 'Connect to its URL'])
        assert.equal(await panel.button(name).count(), 0, name);
      assert.equal(await panel.url.count(), 0);
      assert.equal(await panel.page.getByText('Stop conditions').count(), 0);
      const row = panel.rows.first();
      assert.equal((await row.getByRole('gridcell').nth(1).innerText()).trim(), '', 'no time');
    }));

  test('connects to the URL that it names', () =>
    bench.inPanel({}, async (panel) => {
      const facts = { isTimeless: false, url: 'http://h/x' };
      await panel.host((host, { recording, facts }) => host.show({ ...recording, recording: facts }), {
        recording,
        facts,
      });
      await panel.button('Connect to its URL').click();
      await eventually(async () => assert.equal(await panel.host((host) => host.callsOf('connectRecorded').length), 1));
    }));
});
