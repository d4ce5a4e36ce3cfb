/**
 * What a network does to a stream, and what must become of the stream then. The same scenarios run in plain node and in the
 * extension host of VS Code.
 */

import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import type { ConnectionAttempt, EventRecord, StreamEnd } from '../../src/shared/stream/records.ts';
import { type Fault, type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { openEventStream, startSseServer, type SseHandler, type SseServer } from './sse-server.ts';

/** A stream as the tests of either runtime see it. */
export interface WatchedStream {
  readonly state: string;
  readonly end?: StreamEnd | undefined;
  readonly attempts: readonly ConnectionAttempt[];
  readonly counts: { readonly received: number };
  read(fromSeq: number, limit: number): Promise<EventRecord[]>;
  close(): void;
}

/** Opens a stream, and waits for it; both of the runtime that runs the scenario. */
export interface Runtime {
  open(url: string): Promise<WatchedStream & AsyncDisposable>;
  /** Resolves as soon as the condition holds; it is looked at after each change. */
  until(stream: WatchedStream, condition: (stream: WatchedStream) => boolean): Promise<void>;
}

export interface FaultScenario {
  readonly name: string;
  /** For the first, second, … connection. */
  readonly faults?: readonly (Fault | undefined)[];
  /** @defaultValue {@link numbered} */
  readonly server?: SseHandler;
  /** What happens while the stream is watched. @defaultValue nothing, and it comes to its end */
  readonly during?: (stream: WatchedStream, proxy: FaultProxy, runtime: Runtime) => Promise<void>;
  /** Why each attempt ended, in their order: the kind, and what the message says. */
  readonly ends: readonly (readonly [kind: StreamEnd['kind'], message: RegExp])[];
  /** `Last-Event-ID` of each attempt after the first. */
  readonly resumedAfter?: readonly string[];
  /** How many events each attempt brought again. @defaultValue none */
  readonly repeated?: readonly (number | undefined)[];
}

const lastId = 20;

/** Twenty events, from the one after `Last-Event-ID` on, then `done`. */
const numbered: SseHandler = ({ headers }, response) => {
  openEventStream(response);
  response.write(`retry: 20\n\n${eventsAfter(Number(headers['last-event-id'] ?? 0))}`);
};

function eventsAfter(id: number): string {
  const ids = Array.from({ length: lastId - id }, (_, i) => id + 1 + i);
  return `${ids.map((id) => `id: ${id}\ndata: event ${id}\n\n`).join('')}event: done\ndata: bye\n\n`;
}

/** The same, compressed as one piece that ends with the connection: in it nothing but the compression tells the end. */
const compressed: SseHandler = ({ headers }, response, n) => {
  if (n > 1) return numbered({ headers } as Parameters<SseHandler>[0], response, n);
  response.useChunkedEncodingByDefault = false;
  openEventStream(response, { 'Content-Encoding': 'gzip', Connection: 'close' });
  response.end(gzipSync(`retry: 20\n\n${eventsAfter(0)}`));
};

/** A server that does not know of `Last-Event-ID`. */
const forgetful: SseHandler = (_request, response) => {
  openEventStream(response);
  response.write(`retry: 20\n\n${eventsAfter(0)}`);
};

const done = ['stopRule', /"done"/] as const;
/** As often as the server's absence takes. */
const refused = /refused the connection/;

const middle = 'id: 8\ndata: ev';

export const faultScenarios: readonly FaultScenario[] = [
  {
    name: 'a reset in the middle of an event',
    faults: [{ kind: 'reset', after: middle }],
    ends: [['network', /dropped before the response was complete|reset the connection/], done],
    resumedAfter: ['7'],
  },
  {
    name: 'an end in the middle of an event',
    faults: [{ kind: 'end', after: middle }],
    ends: [['network', /dropped before the response was complete/], done],
    resumedAfter: ['7'],
  },
  {
    name: 'an end in the middle of an event, again and again',
    faults: [
      { kind: 'end', after: middle },
      { kind: 'reset', after: 'id: 12\n' },
      { kind: 'end', after: 'event 20\n' },
    ],
    ends: [['network', /dropped before/], ['network', /dropped before|reset/], ['network', /dropped before/], done],
    resumedAfter: ['7', '11', '19'],
  },
  {
    name: 'an end in the middle of the headers',
    faults: [{ kind: 'end', after: 'HTTP/1.1 200 OK\r\nContent-' }],
    ends: [['network', /closed the connection without a response/], done],
  },
  {
    name: 'a reset before the answer',
    faults: [{ kind: 'reset', after: 0 }],
    ends: [['network', /reset the connection|without a response/], done],
  },
  {
    name: 'a stall in the middle of an event, which passes',
    faults: [{ kind: 'stall', after: middle }],
    during: async (stream, proxy, runtime) => {
      await proxy.until(({ isStalled }) => isStalled);
      await runtime.until(stream, ({ counts }) => counts.received === 7);
      assert.equal(stream.state, 'open');
      proxy.release();
    },
    ends: [done],
  },
  {
    name: 'a stall in the middle of the headers, which passes',
    faults: [{ kind: 'stall', after: 'HTTP/1.1 200' }],
    during: async (stream, proxy) => {
      await proxy.until(({ isStalled }) => isStalled);
      assert.equal(stream.state, 'connecting');
      proxy.release();
    },
    ends: [done],
  },
  {
    name: 'a line that is dead at the other end',
    faults: [{ kind: 'silence', after: middle }],
    during: async (stream, _proxy, runtime) => {
      await runtime.until(stream, ({ counts }) => counts.received === 7);
      assert.equal(stream.state, 'open', 'nobody can tell');
      stream.close();
    },
    ends: [['user', /you disconnected/]],
  },
  { name: 'an answer that comes byte by byte', faults: [{ kind: 'drip' }], ends: [done] },
  {
    name: 'gzip that is cut short',
    faults: [{ kind: 'end', after: 260 }],
    server: compressed,
    ends: [['network', /compressed response is broken or was cut short/], done],
  },
  {
    name: 'bytes between the headers and the body that are none of the server’s',
    faults: [{ kind: 'garbage', after: '\r\n\r\n' }],
    ends: [['network', /is not framed as HTTP requires/], done],
  },
  {
    name: 'a server that begins anew after a reset',
    faults: [{ kind: 'reset', after: middle }],
    server: forgetful,
    ends: [['network', /dropped before the response was complete|reset the connection/], done],
    resumedAfter: ['7'],
    repeated: [undefined, 7],
  },
  {
    name: 'a server that vanishes and returns',
    during: async (stream, proxy, runtime) => {
      await runtime.until(stream, ({ counts }) => counts.received === 7);
      await proxy.vanish();
      await runtime.until(
        stream,
        ({ attempts }) => attempts.filter(({ end }) => refused.test(end?.message ?? '')).length > 1,
      );
      assert.equal(stream.state, 'waiting');
      await proxy.comeBack();
    },
    faults: [{ kind: 'stall', after: middle }],
    ends: [['network', /dropped before|reset/], ['network', refused], done],
    resumedAfter: ['7'],
  },
];

/** Runs a scenario: the reasons are the right ones, no event is lost or comes twice, and no socket is left. */
export async function runFaultScenario(scenario: FaultScenario, runtime: Runtime): Promise<void> {
  await using server = await startSseServer(scenario.server ?? numbered);
  await using proxy = await startFaultProxy(server.url, scenario.faults);
  await using stream = await runtime.open(proxy.url);
  await scenario.during?.(stream, proxy, runtime);
  await runtime.until(stream, ({ state }) => state === 'closed');
  checkEnds(scenario, stream);
  await checkEvents(stream, scenario.repeated?.at(-1) ?? 0);
  const repeated = stream.attempts.map(({ repeated }) => repeated);
  assert.deepEqual(repeated, scenario.repeated ?? stream.attempts.map(() => undefined));
  assert.deepEqual(resumptions(server), scenario.resumedAfter ?? resumptions(server));
  await proxy.until(({ open }) => open === 0);
}

function checkEnds({ ends }: FaultScenario, { attempts, end }: WatchedStream): void {
  const found = attempts.map(({ end }) => `${end?.kind}: ${end?.message}`);
  const first = found.filter((text, i) => i === 0 || !refused.test(text) || !refused.test(found[i - 1] ?? ''));
  assert.equal(first.length, ends.length, first.join('; '));
  for (const [i, [kind, message]] of ends.entries()) {
    assert.match(first[i] ?? '', new RegExp(`^${kind}: .*(?:${message.source})`));
  }
  assert.equal(end?.message, attempts.at(-1)?.end?.message);
}

/** @param repeated - so many came twice: the first ones, before the others */
async function checkEvents(stream: WatchedStream, repeated: number): Promise<void> {
  const events = await stream.read(1, 100);
  const expected = stream.end?.kind === 'stopRule' ? lastId : events.length;
  const texts = Array.from({ length: expected }, (_, i) => `event ${i + 1}`);
  const data = [...texts.slice(0, repeated), ...texts];
  const numbered = events.filter(({ type }) => type === 'message');
  assert.deepEqual(
    numbered.map(({ data }) => data),
    data,
  );
  assert.deepEqual(
    events.map(({ seq }) => seq),
    events.map((_, i) => i + 1),
  );
}

function resumptions(server: SseServer): string[] {
  return server.requests.slice(1).map(({ headers }) => headers['last-event-id'] as string);
}
