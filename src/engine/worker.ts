/** The worker's side of the boundary: one engine, fed by the messages of its client. */

import { parentPort, workerData } from 'node:worker_threads';
import type { EngineOptions } from '../protocol/engine.ts';
import { Engine } from './engine.ts';
import { type Call, type EngineCalls, type FromWorker, type Method, type ToWorker, weightOf } from './messages.ts';
import { warmUp } from './warm-up.ts';

type Handlers = { readonly [M in Method]: (...args: Parameters<EngineCalls[M]>) => ReturnType<EngineCalls[M]> };

/** Blocks come one after the other when the last one is not older. */
const busyMs = 50;

const port = requirePort();
const engine = new Engine(workerData as EngineOptions);
let searching: NodeJS.Immediate | undefined;
/** What the client has. */
let sentId = '';
/** The stream has begun. */
let isFed = false;
/** When the last block came, by the clock of the process, in ms. */
let blockAt = 0;
let linting: NodeJS.Timeout | NodeJS.Immediate | undefined;

const handlers: Handlers = {
  beginBody: () => changing(() => engine.beginBody()),
  endBody: (isProper) => changing(() => engine.endBody(isProper)),
  setLastEventId: (id) => changing(() => engine.setLastEventId(id)),
  setStopRules: (rules) => changing(() => engine.setStopRules(rules)),
  setLimits: (limits) => changing(() => engine.setLimits(limits)),
  clear: () => changing(() => engine.clear()),
  setFilter: (filter) => engine.setFilter(filter),
  setFind: (find) => engine.setFind(find),
  setMarks: (choice) => engine.setMarks(choice),
  attempt: (news) => engine.attempt(news),
  mark: (number, maxBytes) => engine.mark(number, maxBytes),
  locateMark: (number) => engine.locateMark(number),
  shownSeqs: (from, to) => engine.shownSeqs(from, to),
  findRow: (seq, direction) => engine.findRow(seq, direction),
  view: (window) => engine.view(window),
  storage: () => engine.storage(),
  statistics: () => engine.statistics(),
  details: (seq, maxChars) => engine.details(seq, maxChars),
  info: (seq) => engine.info(seq),
  sameType: (seq, step) => engine.sameType(seq, step),
  dataPiece: (seq, from, maxChars) => engine.dataPiece(seq, from, maxChars),
  locate: (seq) => engine.locate(seq),
  seqAtTime: (time) => engine.seqAtTime(time),
  findId: (id, before) => engine.findId(id, before),
  seqAt: (ordinal) => engine.seqAt(ordinal),
  read: (fromSeq, limit) => engine.read(fromSeq, limit),
  notes: () => engine.notes(),
  judge: (kinds) => engine.judge(kinds),
  beginExport: (request) => engine.beginExport(request),
  exportChunk: (id) => engine.exportChunk(id),
  endExport: (id) => engine.endExport(id),
};

port.on('message', (message: ToWorker) => {
  // A block that cannot be processed is a hole in the stream: the error ends the worker, and the client tells of it.
  if (message.kind === 'block') {
    isFed = true;
    engine.push(message.block);
    blockAt = performance.now();
    postProgress(weightOf(message.block));
  } else {
    answer(message.id, message.call);
  }
  scheduleSearch();
  scheduleLint();
});

prepare(warmUp());

/** Uses the time before the stream begins. */
function prepare(slices: Iterator<undefined>): void {
  if (!isFed && slices.next().done !== true) setImmediate(prepare, slices);
}

/** A call that cannot be served is refused, and leaves the engine as it was. */
function answer(id: number, call: Call): void {
  try {
    post({ kind: 'result', id, value: dispatch(call) });
  } catch (error) {
    post({ kind: 'refusal', id, message: error instanceof Error ? error.message : String(error) });
  }
}

function dispatch({ method, args }: Call): unknown {
  if (!Object.hasOwn(handlers, method)) throw new TypeError(`The engine has no function ${method}.`);
  // The type of a call pairs each method with its arguments, which TypeScript cannot follow through the look-up.
  return (handlers[method] as (...args: unknown[]) => unknown)(...args);
}

function changing(change: () => void): void {
  change();
  postProgress(0);
}

function postProgress(bytes: number): void {
  const { lastEventId, ...progress } = engine.progress;
  post({ kind: 'progress', progress, lastEventId: lastEventId === sentId ? undefined : lastEventId, bytes });
  sentId = lastEventId;
}

/** One slice in each turn of the event loop, so that blocks and questions come between them. */
function scheduleSearch(): void {
  if (!engine.isSearching) return;
  searching ??= setImmediate(() => {
    searching = undefined;
    engine.search();
    post({ kind: 'viewChanged' });
    scheduleSearch();
  });
}

/** Events are looked at for notes while no blocks come; while they do, a few now and then. */
function scheduleLint(): void {
  if (linting !== undefined || !engine.isLinting) return;
  const lint = (): void => {
    linting = undefined;
    const { noteRevision } = engine;
    engine.lint();
    if (engine.noteRevision !== noteRevision) post({ kind: 'viewChanged' });
    scheduleLint();
  };
  linting = performance.now() - blockAt < busyMs ? setTimeout(lint, busyMs) : setImmediate(lint);
}

function post(message: FromWorker): void {
  port.postMessage(message);
}

function requirePort(): NonNullable<typeof parentPort> {
  if (parentPort === null) throw new Error('The engine runs in a worker.');
  return parentPort;
}
