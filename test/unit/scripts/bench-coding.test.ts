import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { judge, verdict } from '../../../scripts/bench/budgets/budgets.ts';
import type { Results } from '../../../scripts/bench/report/results.ts';
import { drain } from '../../perf/clients.ts';
import { prove } from '../../perf/client.ts';
import { type LoadCoding, codedLoad, loadCodings } from '../../perf/coded-load.ts';
import type { LoadFigures, TurnFigures } from '../../perf/rounds.ts';
import { type LoadServer, startLoadServer } from '../../perf/server-process.ts';

async function served(t: { after(end: () => void): void }, coding: LoadCoding): Promise<LoadServer> {
  const file = new URL('../../perf/load-server.ts', import.meta.url).pathname;
  const server = await startLoadServer(file, '10,000 of 100 bytes', coding);
  t.after(() => server.stop());
  return server;
}

for (const coding of loadCodings) {
  test(`a load in ${coding} reaches the drain whole`, async (t) => {
    const server = await served(t, coding);
    prove('drain', await (await drain(`${server.origin}/now`))(), server.load);
  });
}

test('in chunks, each event has a chunk of its own on the wire', async (t) => {
  const { origin, load } = await served(t, 'chunks');
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  socket.write('GET /now HTTP/1.1\r\nHost: x\r\n\r\n');
  let wire = '';
  socket.setEncoding('latin1').on('data', (text: string) => (wire += text));
  await once(socket, 'end');
  const headEnd = wire.indexOf('\r\n\r\n');
  const [head, body] = [wire.slice(0, headEnd), wire.slice(headEnd + 4)];
  assert.match(head, /Transfer-Encoding: chunked/i);
  // Each ends with the blank line of its event, and the last one is empty.
  assert.equal(body.match(/\n\n\r\n(?=[0-9a-f]+\r\n)/g)?.length, load.events);
  assert.ok(body.endsWith('\r\n0\r\n\r\n'));
});

test('an event in two blocks has no chunk of its own', () => {
  assert.throws(() => codedLoad([Buffer.from('data: 1\n'), Buffer.from('\n')], 'chunks'), /in two blocks/);
});

const drainName = 'bare node:http drain';
const engineName = 'SSE Monitor, the engine in plain Node';

/** One round, in which the drain took 100 ms. */
function oneRound(engine: TurnFigures): LoadFigures {
  const figures = ([drainName, engineName] as const).map((name, i) => {
    const turn: TurnFigures = i === 0 ? { ms: 100, serverMs: 0 } : engine;
    return {
      name,
      turns: [turn],
      medianMs: turn.ms,
      eventsPerSecond: 1,
      ratio: turn.ms / 100,
      serverMs: 0,
      disturbed: 0,
    };
  });
  const load = { name: 'one million of 100 bytes', events: 1, bytes: 2e8, dataLength: 1, checksum: 0 } as const;
  return { load, rounds: 1, figures };
}

function missedIn(results: Results): { what: string[]; exitCode: number } {
  const judged = judge(results, false);
  const missed = judged.filter(({ finding }) => finding?.isMet === false);
  return { what: missed.map(({ budget }) => budget.what), exitCode: verdict(judged, true).exitCode };
}

const gated: readonly { part: 'chunked' | 'gzip' | 'small'; what: string; met: TurnFigures; missed: TurnFigures }[] = [
  {
    part: 'chunked',
    what: 'one million events in chunked coding, one event per chunk',
    met: { ms: 100, serverMs: 0 },
    missed: { ms: 101, serverMs: 0 },
  },
  { part: 'gzip', what: 'one million events in gzip', met: { ms: 120, serverMs: 0 }, missed: { ms: 121, serverMs: 0 } },
  {
    part: 'small',
    what: 'processor time of the host’s thread for 100 MB',
    // The load has 200 MB.
    met: { ms: 90, serverMs: 0, thread: { processorMs: 400, longestCollection: 0 } },
    missed: { ms: 90, serverMs: 0, thread: { processorMs: 402, longestCollection: 0 } },
  },
  {
    part: 'small',
    what: 'longest garbage collection of the host’s thread meanwhile',
    met: { ms: 90, serverMs: 0, thread: { longestCollection: 5 } },
    missed: { ms: 90, serverMs: 0, thread: { longestCollection: 5.1 } },
  },
];

for (const { part, what, met, missed } of gated) {
  test(`the gate holds: ${what}`, () => {
    assert.deepEqual(missedIn({ [part]: oneRound(met) }), { what: [], exitCode: 0 });
    assert.deepEqual(missedIn({ [part]: oneRound(missed) }), { what: [what], exitCode: 1 });
  });
}

test('the gate holds: memory beyond the kept bytes', () => {
  const figures = { wire: 100, buffers: 120, engineHeap: 1, resident: 130, hostHeap: 0 };
  assert.deepEqual(missedIn({ memory: [{ ...figures, beyondKept: 40e6 }] }).what, []);
  assert.deepEqual(missedIn({ memory: [{ ...figures, beyondKept: 41e6 }] }).what, [
    'resident memory beyond the kept bytes while a million events arrive',
  ]);
});
