import assert from 'node:assert/strict';
import { env, TabInputTextDiff, Uri, window, workspace } from 'vscode';
import { workerCount } from '../../src/engine/client/worker-pool.ts';
import { compareRuns } from '../../src/host/ways-in/command-handlers.ts';
import type { Stream } from '../../src/host/streams/stream.ts';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { turnsUntil } from '../support/turns.ts';
import { longTestMs } from '../support/patience.ts';
import { closed, until } from './support/api.ts';
import { type PageStandIn, withPages } from './support/page-stand-in.ts';
import { instead, type Parts, withParts } from './support/stand-ins.ts';

/** A panel that is connected so many times: each run has so many events as its number, and stays open. */
function connected<R>(
  times: number,
  act: (parts: Parts, page: PageStandIn, streams: Stream[]) => Promise<R>,
): Promise<R> {
  return withParts(async (parts) => {
    await using server = await startSseServer((_request, response, n) => {
      openEventStream(response);
      for (let event = 1; event <= n; event++) response.write(`data: ${event === 2 ? `two of ${n}` : event}\n\n`);
    });
    const pages: PageStandIn[] = [];
    return await withPages(pages, async () => {
      const { monitor } = parts;
      const streams: Stream[] = [];
      for (let n = 1; n <= times; n++) {
        const url = `${server.url}/?n=${n}`;
        if (n === 1) await monitor.connect({ url });
        else assert.deepEqual(await pages[0]?.host.connect({ url, method: 'GET', parameters: [] }), {});
        const [stream] = monitor.streams;
        streams.push(stream as Stream);
        await until(streams.at(-1) ?? assert.fail(), ({ counts }) => counts.received === n);
      }
      return await act(parts, pages[0] ?? assert.fail('no panel was opened'), streams);
    });
  });
}

describe('the runs of a panel', function () {
  // The comparison loads VS Code's editor of differences.
  this.timeout(longTestMs);

  it('are kept when it connects again, closed and out of the API, share threads, and go with it', () =>
    connected(4, async ({ context, monitor }, { host, panel }, [first, ...others]) => {
      const [own] = monitor.panels;
      assert.ok(first !== undefined && own !== undefined);
      assert.deepEqual(monitor.streams, others.slice(-1), 'as if the others were disposed of');
      assert.deepEqual(
        own.runs.summaries.list.map(({ number, events, has, status }) => [
          number,
          events,
          has,
          status.split(' from ')[0],
        ]),
        [
          [4, 4, [], 'Open: 200 OK'],
          [3, 3, ['n=3'], 'Closed: you connected again'],
          [2, 2, ['n=2'], 'Closed: you connected again'],
          [1, 1, ['n=1'], 'Closed: you connected again'],
        ],
      );
      assert.ok(closed(first));
      await host.showRun(1);
      assert.equal((await host.attempts(10)).at(-1)?.end?.message, 'you connected again');
      assert.equal((await host.details(1, 100))?.data, '1');
      assert.equal(await host.resumeFrom(1), false, 'it is over');
      await host.copyRows('ndjson', 'all');
      assert.match(await env.clipboard.readText(), /^\{[^\n]*"data":"1"[^\n]*\n?$/, 'it can be exported');
      assert.equal(await host.details(2, 100), undefined);
      const engineFile = Uri.joinPath(context.extensionUri, 'dist', 'engine.cjs').fsPath;
      assert.equal(workerCount(engineFile), 2, 'an engine begins while the one before is still at work');
      first.dispose();
      assert.deepEqual(own.runs.summaries.list.length, 3);
      assert.equal((await host.details(4, 100))?.data, '4', 'the current one is shown instead');
      panel.dispose();
      await turnsUntil(() => workerCount(engineFile) === 0);
      assert.deepEqual(monitor.streams, []);
    }));

  it('are compared, in VS Code too', () =>
    connected(3, async ({ monitor }, { host, panel, compared }) => {
      Object.assign(panel, { active: true });
      await instead(
        window,
        'showQuickPick',
        async ([, first]: readonly unknown[]) => first,
        () => compareRuns(monitor),
      );
      await turnsUntil(() => compared.length > 0);
      assert.deepEqual(compared, [[1, 3]]);
      const comparison = await host.compareRuns(1, 2);
      assert.deepEqual([comparison?.left.events, comparison?.right.events], [1, 2]);
      assert.deepEqual(comparison?.differences[0]?.right, { type: 'message', data: 'two of 2' });
      assert.equal(await host.compareRuns(1, 7), undefined);
      assert.equal(await host.openRunsInDiff(1, 2, 2), true);
      const tab = window.tabGroups.activeTabGroup.activeTab;
      assert.ok(tab?.input instanceof TabInputTextDiff, 'a comparison is open');
      assert.equal(tab.label, 'Run 1 ↔ Run 2');
      const { original, modified } = tab.input;
      assert.equal((await workspace.openTextDocument(original)).getText(), 'data: 1\n\n');
      assert.equal((await workspace.openTextDocument(modified)).getText(), 'data: 1\n\ndata: two of 2\n\n');
      await window.tabGroups.close(window.tabGroups.all.flatMap(({ tabs }) => tabs));
    }));
});
