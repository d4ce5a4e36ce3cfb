import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import type { RequestDraft } from '../../src/shared/boundary/page.ts';
import type { Authorization } from '../../src/shared/stream/records.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { holdClock } from './support/clock.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';
import { numbered } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

function connection(panel: Panel): Locator {
  return panel.page.getByRole('status', { name: 'Connection' });
}

describe('the connection', () => {
  test('is told in the host’s words, with advice, and idle until it says anything', () =>
    bench.inPanel({}, async (panel) => {
      assert.equal(await connection(panel).textContent(), 'Idle');
      await panel.host((host) =>
        host.show({ state: 'closed', severity: 'error', text: 'Closed: nobody listens', advice: 'Start the server.' }),
      );
      assert.equal(await connection(panel).textContent(), 'Closed: nobody listens');
      await panel.page.getByText('Start the server.').waitFor();
    }));

  test('that is silent says for how long, and warns when that is long', () =>
    bench.inPanel({}, async (panel) => {
      await holdClock(panel);
      const open = (warnAfterMs: number) =>
        panel.host(
          (host, warnAfterMs) =>
            void host.show({ state: 'open', text: 'Open: 200 OK from localhost', lastByteAt: Date.now(), warnAfterMs }),
          warnAfterMs,
        );
      const said = panel.page.getByText(/^silent for/);
      await open(10_000);
      await panel.page.clock.runFor(4000);
      assert.equal(await said.count(), 0);
      await panel.page.clock.runFor(1500);
      assert.equal(await said.textContent(), 'silent for 5 s');
      const warning = panel.page.getByRole('alert').filter({ hasText: 'Nothing received for 10 s.' });
      assert.equal(await warning.count(), 0);
      await panel.page.clock.runFor(6000);
      assert.equal(await warning.count(), 1);
      await open(10_000);
      await panel.page.clock.runFor(50);
      assert.equal(await said.count(), 0, 'a byte has come');
    }));

  test('that has no response yet says after 2 s how far it is, counting for those who see it', () =>
    bench.inPanel({}, async (panel) => {
      await holdClock(panel);
      await panel.host((host) => {
        const [begunAt, since] = [Date.now(), Date.now() + 500];
        const pending = { awaits: 'headers', begunAt, since, host: 'localhost:8000', address: '[::1]:8000' } as const;
        void host.show({ state: 'connecting', text: 'Connecting to localhost:8000', pending });
      });
      await panel.page.clock.runFor(1400);
      assert.equal(await connection(panel).textContent(), 'Connecting to localhost:8000');
      await panel.page.clock.runFor(1200);
      const begin = 'Connecting: connected to [::1]:8000, request sent';
      const [seen, spoken] = [connection(panel).locator('[aria-hidden]'), connection(panel).locator('.spoken')];
      assert.equal(await seen.textContent(), `${begin} 2 s ago, no response headers yet`);
      await panel.page.clock.runFor(3000);
      assert.equal(await seen.textContent(), `${begin} 5 s ago, no response headers yet`);
      assert.equal(await spoken.textContent(), `${begin}, no response headers yet`);
      assert.equal(await panel.page.getByRole('combobox', { name: 'Framework' }).count(), 0);
      await panel.host((host) => void host.show({ state: 'open', text: 'Open: 200 OK' }));
      await panel.page.clock.runFor(50);
      assert.equal(await connection(panel).textContent(), 'Open: 200 OK');
    }));

  test('that has no response after 15 s says why, and how servers send headers in time', () =>
    bench.inPanel({}, async (panel) => {
      await holdClock(panel);
      await panel.host((host) => {
        const pending = { awaits: 'headers', begunAt: Date.now(), since: Date.now(), host: 'localhost:8000' } as const;
        void host.show({ state: 'connecting', text: 'Connecting to localhost:8000', pending });
      });
      await panel.page.clock.runFor(14_900);
      const cause = panel.page.getByText(/hasn’t sent any response headers.*only together with the first event/);
      assert.equal(await cause.count(), 0);
      await panel.page.clock.runFor(1100);
      await cause.waitFor();
      const framework = panel.page.getByRole('combobox', { name: 'Framework' });
      await framework.selectOption('Go');
      await panel.page.getByRole('region', { name: 'Example for Go' }).getByText('flusher.Flush()').waitFor();
      await panel.host((host) => void host.show({ state: 'open', text: 'Open: 200 OK' }));
      await panel.page.clock.runFor(50);
      assert.equal(await framework.count(), 0);
    }));

  test('that waits counts down for those who see it, and reconnects by a button', () =>
    bench.inPanel({}, async (panel) => {
      await holdClock(panel);
      const text = 'Waiting 3 s to reconnect (attempt 2): nobody listens';
      await panel.host((host, text) => {
        const facts = { cause: 'nobody listens', nextAttempt: 2, reconnectAt: Date.now() + 3000 };
        void host.show({ state: 'waiting', text, ...facts });
      }, text);
      await panel.page.clock.runFor(50);
      const [seen, spoken] = [connection(panel).locator('[aria-hidden=true]'), connection(panel).locator('.spoken')];
      assert.equal(await seen.textContent(), text);
      await panel.page.clock.runFor(1500);
      assert.equal(await seen.textContent(), text.replace('3 s', '2 s'));
      await panel.page.clock.runFor(5000);
      assert.equal(await seen.textContent(), text.replace('3 s', '0 s'));
      assert.equal(await spoken.textContent(), text, 'the whole wait, once');
      const bar = panel.page.locator('sse-status-line .line');
      assert.deepEqual((await bar.innerText()).match(/\d+ s\b/g), ['3 s', '0 s'], 'no other number, seen or spoken');
      await panel.host((host) => {
        const reconnectAt = Date.now() + 600_000 - 1500;
        void host.show({ state: 'waiting', text: 'Waiting', nextAttempt: 4, reconnectAt });
      });
      await panel.page.clock.runFor(50);
      assert.equal(await seen.textContent(), 'Waiting 9:59 to reconnect (attempt 4)');
      await panel.button('Reconnect now').click();
      await eventually(async () => {
        await panel.page.clock.runFor(50);
        assert.equal(await connection(panel).textContent(), 'Connecting');
      });
      assert.equal(await panel.button('Reconnect now').count(), 0);
      assert.equal(await panel.host((host) => host.callsOf('reconnectNow').length), 1);
    }));

  test('that an event closed leads to that event, also when the filter hides it', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(300));
      await panel.host((host) => host.push({ type: 'done', data: 'bye' }));
      await panel.host((host) => host.show({ state: 'closed', text: 'Closed: done (event 301)', stoppedBySeq: 301 }));
      await panel.grid.press('Home');
      await panel.button('Go to event 301').click();
      const row = panel.page.getByRole('row', { selected: true });
      await eventually(async () => assert.match(await row.innerText(), /^301\n/));
      const details = panel.page.getByRole('region', { name: 'Event details' });
      await details.getByRole('heading', { name: 'Event 301', exact: true }).waitFor();
      await details.getByText('bye', { exact: true }).waitFor();

      await panel.button('message 300').click();
      await panel.grid.press('Home');
      await eventually(async () => assert.match(await details.innerText(), /^Event 1\n/));
      await panel.button('Go to event 301').click();
      await eventually(async () => assert.match(await details.innerText(), /^Event 301\n/));
    }));

  test('that is refused shows the answer, as text', () =>
    bench.inPanel({}, async (panel) => {
      const answer = '<h1>Not Found</h1>\n<img src=x>';
      await panel.host((host, answer) => host.show({ state: 'closed', text: 'Closed: 404 Not Found', answer }), answer);
      assert.equal(await panel.page.getByRole('region', { name: 'Response body' }).textContent(), answer);
      assert.equal(await panel.page.locator('img').count(), 0);
    }));

  test('that is over says how long it was open, and how many events there were', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(168));
      const closed = { state: 'closed', severity: 'info', text: 'Closed: done', openedAt: 1, openMs: 26_900 } as const;
      await panel.host((host, closed) => host.show(closed), closed);
      await panel.page.locator('sse-stream-facts').getByText('0:26', { exact: true }).waitFor();
      await panel.page.locator('sse-stream-facts').getByText('168 events', { exact: true }).waitFor();
    }));

  test('that is open says for how long, and how fast events arrive', () =>
    bench.inPanel({}, async (panel) => {
      await holdClock(panel);
      const { clock } = panel.page;
      await panel.host((host) => {
        void host.show({ state: 'open', text: 'Open: 200 OK', openedAt: Date.now() - 61_000 });
      });
      await clock.runFor(50);
      const facts = panel.page.locator('sse-stream-facts span');
      assert.deepEqual(await facts.allInnerTexts(), ['1:01']);
      await panel.host((host, events) => void host.push(...events), numbered(20));
      await clock.runFor(50);
      assert.deepEqual(await facts.allInnerTexts(), ['1:01', '20 events'], 'too short a time for a rate');
      await clock.runFor(1950);
      const [time, rate = '', events] = await facts.allInnerTexts();
      assert.deepEqual([time, events], ['1:03', '20 events']);
      assert.match(rate, /^(9\.[89]|10\.[0-4])\/s$/);
      await clock.runFor(20_000);
      assert.deepEqual(await facts.allInnerTexts(), ['1:23', '20 events'], 'none arrive any more');
    }));

  test('notes say what a person may have expected, and what to do', () =>
    bench.inPanel({}, async (panel) => {
      const notices = [{ text: 'A line “done: ” is no event.', advice: 'Send “event: done” and data.' }];
      await panel.host((host, notices) => host.show({}, notices), notices);
      const notice = panel.page.getByRole('note').filter({ hasText: 'A line “done: ”' });
      assert.match(await notice.innerText(), /no event\.\s+Send “event: done”/);
    }));
});

describe('a low panel', () => {
  test('has the whole toolbar and some rows, however much there is to say above', () =>
    bench.inPanel({ size: { width: 1000, height: 360 } }, async (panel) => {
      await panel.page.getByRole('textbox', { name: 'URL' }).fill('localhost:1/?a=1&b=2&c=3&d=4');
      await panel.host((host) => host.push({ data: 'x' }));
      await panel.host((host) => host.show({}, [{ text: 'Something is wrong.', advice: 'Mend it.' }]));
      const filter = panel.page.getByRole('searchbox', { name: 'Filter events' });
      const grid = panel.page.getByRole('grid', { name: 'Events' });
      await grid.getByRole('row').nth(1).waitFor();
      const [box, list] = [await filter.boundingBox(), await grid.boundingBox()];
      assert.ok(box && list);
      assert.ok(box.height >= 20 && box.y + box.height <= list.y, 'the search box stands whole above the list');
      assert.ok(list.height >= 100 && list.y + list.height <= 360, 'the list is on the screen');
      const top = await filter.evaluate((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const root = element.getRootNode() as ShadowRoot;
        return [y + 2, y + height - 2].every((at) => root.elementFromPoint(x + width / 2, at) === element);
      });
      assert.ok(top, 'nothing covers it');
    }));
});

describe('the host', () => {
  test('is answered after a frame, and while the page is hidden too', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => host.push({ data: 'x' }));
      await panel.page.evaluate(() => {
        // What a page in the background is: hidden, and without frames.
        Object.defineProperty(document, 'hidden', { value: true, configurable: true });
        globalThis.requestAnimationFrame = () => 0;
      });
      await panel.host((host) => host.push({ data: 'y' }));
      assert.equal(await panel.grid.getAttribute('aria-rowcount'), '3');
      await panel.page.evaluate(() => Object.defineProperty(document, 'hidden', { value: false }));
      await panel.host((host) => host.push({ data: 'z' }));
      assert.equal(await panel.grid.getAttribute('aria-rowcount'), '4');
    }));

  test('that does not answer is told of', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host) => {
        host.failing = 'details';
      });
      await panel.host((host) => host.push({ data: 'x' }));
      await panel.rows.first().click();
      await panel.page.getByRole('alert').filter({ hasText: 'The engine is gone' }).waitFor();
      panel.expectProblem(/The engine is gone/);
    }));
});

test('a server that asks for credentials opens where they are filled in', () =>
  bench.inPanel({}, async (panel) => {
    await panel.host((host) => host.show({ state: 'closed', text: 'Closed: 401', offer: 'addAuthorization' }));
    await panel.button('Add authorization').click();
    await panel.page.getByRole('combobox', { name: 'Authorization type', exact: true }).waitFor();
  }));

describe('the state of the connection', () => {
  /** What a person sees there: not what is cut off, nor what is below something else. */
  const isSeen = (place: Locator): Promise<boolean> =>
    place.evaluate((element) => {
      const { left, top, height } = element.getBoundingClientRect();
      let seen = document.elementFromPoint(left + 4, top + Math.min(height, 18) / 2);
      while (seen?.shadowRoot) {
        const within: Element | null = seen.shadowRoot.elementFromPoint(left + 4, top + Math.min(height, 18) / 2);
        if (within === null || within === seen) break;
        seen = within;
      }
      return seen !== null && (element.contains(seen) || seen.contains(element)) && top >= 0 && top + 18 <= innerHeight;
    });

  const open = { requestTab: 'options', requestPinned: true, dockTab: 'charts', statisticsShown: true };
  const sizes = [
    { width: 582, height: 298 },
    { width: 1222, height: 333 },
    { width: 300, height: 640 },
    { width: 1222, height: 698 },
  ];

  for (const size of sizes) {
    for (const state of [{}, open]) {
      test(`and the counts are in sight at ${size.width} × ${size.height}, with ${Object.keys(state).length === 0 ? 'all closed' : 'the request and the dock open'}`, () =>
        bench.inPanel({ size, state }, async (panel) => {
          await panel.host((host) => {
            host.attempts = [{ number: 1, url: 'u', finalUrl: 'u', method: 'GET', startedAt: 0, events: 9, bytes: 9 }];
          });
          await panel.host((host, events) => host.push(...events), numbered(9));
          const failed = {
            state: 'closed',
            severity: 'error',
            advice: 'Start the server.',
            answer: 'no\n'.repeat(99),
          } as const;
          for (const status of [{ state: 'open' } as const, { ...failed, text: `Closed: ${'long '.repeat(60)}` }]) {
            await panel.host((host, status) => host.show(status), status);
            const counts = panel.page.getByRole('group', { name: 'Counts' });
            await eventually(async () => {
              assert.ok(await isSeen(connection(panel)), 'the state');
              assert.ok(await isSeen(counts), 'the counts');
            });
          }
        }));
    }
  }
});

describe('a server that asks for a kind of authorization', () => {
  const opened = (auth: Authorization | undefined, box: string): Promise<void> => {
    const draft = { url: 'http://h/x', method: 'GET', parameters: [], ...(auth && { auth }) };
    return bench.inPanel({ hydration: { draft } }, async (panel) => {
      await panel.host((host) =>
        host.show({ state: 'closed', text: 'Closed: 401', offer: 'addAuthorization', authorization: 'digest' }),
      );
      await panel.button('Add authorization').click();
      await panel.page.getByRole('textbox', { name: box, exact: true }).waitFor();
      await panel.button('Connect').click();
      const [sent] = (await panel.host((host) => host.callsOf('connect'))).at(-1) ?? [];
      const expected = auth?.kind === 'bearer' ? auth : { user: '', password: '', ...auth, kind: 'digest' };
      assert.deepEqual((sent as RequestDraft).auth, expected);
    });
  };

  test('opens where that kind is filled in', () => opened(undefined, 'User name'));
  test('keeps the name and password of another kind', () =>
    opened({ kind: 'basic', user: 'me', password: 'hush' }, 'Password'));
  test('throws no token away', () => opened({ kind: 'bearer', token: 'hush' }, 'Token'));
});

test('no link leads to an event that the person cleared', () =>
  bench.inPanel({}, async (panel) => {
    await panel.host((host, events) => host.push(...events), numbered(5));
    await panel.host((host) => host.show({ state: 'closed', text: 'Closed: done (event 5)', stoppedBySeq: 5 }));
    await panel.button('Go to event 5').waitFor();
    await panel.button('Clear').click();
    await panel.button('Go to event 5').waitFor({ state: 'detached' });
  }));

test('idle with a URL in the box is ready to connect', () =>
  bench.inPanel({}, async (panel) => {
    await panel.url.fill('http://h/x');
    await eventually(async () => assert.equal(await connection(panel).textContent(), 'Idle: ready to connect'));
  }));

test('a refused response has the room of the list that has no rows', () =>
  bench.inPanel({ size: { width: 1222, height: 698 } }, async (panel) => {
    const headers = [['Content-Type', 'text/plain']] as const;
    await panel.host((host, responseHeaders) => {
      host.attempts = [
        { number: 1, url: 'u', finalUrl: 'u', method: 'GET', startedAt: 0, events: 0, bytes: 0, responseHeaders },
      ];
      return host.show({ state: 'closed', severity: 'error', text: 'Failed: 404', answer: 'no\n'.repeat(99) });
    }, headers);
    const body = panel.page.getByRole('region', { name: 'Response body' });
    const height = async () => (await body.boundingBox())?.height ?? 0;
    assert.ok((await height()) >= 200, `${await height()} px`);
    await panel.page.getByRole('region', { name: 'Response headers' }).getByText('Content-Type: text/plain').waitFor();
  }));
