import type { MessagePort } from 'node:worker_threads';
import type { EngineOptions, NetworkBlock } from '../../shared/stream/engine.ts';
import { Engine } from './engine.ts';
import { Scheduler } from './scheduler.ts';
import {
  type Call,
  type EngineCalls,
  type FromWorker,
  type Method,
  type ToWorker,
  weightOf,
} from '../client/messages.ts';

type Handlers = { readonly [M in Method]: (...args: Parameters<EngineCalls[M]>) => ReturnType<EngineCalls[M]> };

/**
 * One engine in the worker, and its port. Others may be beside it: everything here is done in turns of the event loop, so
 * that all of them have theirs, and nothing that goes wrong in one ends another.
 */
export class HostedEngine {
  readonly #port: MessagePort;
  readonly #begins: () => void;
  /** From the first message to the last one, or to a failure. */
  #open: { readonly engine: Engine; readonly handlers: Handlers; readonly scheduler: Scheduler } | undefined;
  /** What the client has. */
  #sentId = '';

  /**
   * Serves the client at the other end until it says that it is enough.
   *
   * @param begins - called when bytes come
   */
  static serve(port: MessagePort, begins: () => void): void {
    const hosted = new HostedEngine(port, begins);
    port.on('message', (message: ToWorker) => hosted.#guarded(() => hosted.#receive(message)));
  }

  private constructor(port: MessagePort, begins: () => void) {
    this.#port = port;
    this.#begins = begins;
  }

  /** A stream with a hole in it is none: what cannot be processed ends the engine, and the client tells of it. */
  #guarded(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#close();
    this.#post({ kind: 'failure', message: describe(error) });
  }

  #receive(message: ToWorker): void {
    switch (message.kind) {
      case 'open':
        this.#start(message.options);
        break;
      case 'block':
        this.#push(message.block);
        break;
      case 'call':
        this.#answer(message.id, message.call);
        break;
      case 'end':
        this.#close();
        this.#port.close();
    }
    this.#open?.scheduler.schedule();
  }

  #start(options: EngineOptions): void {
    const engine = new Engine(options);
    const scheduler = new Scheduler(engine.followers, {
      changed: () => this.#post({ kind: 'viewChanged' }),
      failed: (error) => this.#fail(error),
    });
    this.#open = { engine, handlers: handlersOf(engine, () => this.#postProgress(engine, 0)), scheduler };
  }

  #push(block: NetworkBlock): void {
    if (this.#open === undefined) return;
    const { engine, scheduler } = this.#open;
    this.#begins();
    engine.push(block);
    scheduler.noteBlock();
    this.#postProgress(engine, weightOf(block));
  }

  /** A call that cannot be served is refused, and leaves the engine as it was. */
  #answer(id: number, call: Call): void {
    if (this.#open === undefined) return;
    try {
      this.#post({ kind: 'result', id, value: dispatch(this.#open.handlers, call) });
    } catch (error) {
      this.#post({ kind: 'refusal', id, message: describe(error) });
    }
  }

  #postProgress(engine: Engine, bytes: number): void {
    const { lastEventId, ...progress } = engine.progress;
    const id = lastEventId === this.#sentId ? undefined : lastEventId;
    this.#post({ kind: 'progress', progress, lastEventId: id, bytes });
    this.#sentId = lastEventId;
  }

  #post(message: FromWorker): void {
    this.#port.postMessage(message);
  }

  /** Lets go of everything. What comes after that is not heard. */
  #close(): void {
    this.#open?.scheduler[Symbol.dispose]();
    this.#open?.engine[Symbol.dispose]();
    this.#open = undefined;
  }
}

/** @param changed - to be called after a call that may have changed the progress */
function handlersOf(engine: Engine, changed: () => void): Handlers {
  const changing = (change: () => void): void => {
    change();
    changed();
  };
  return {
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
}

function dispatch(handlers: Handlers, { method, args }: Call): unknown {
  if (!Object.hasOwn(handlers, method)) throw new TypeError(`The engine has no function ${method}.`);
  // The type of a call pairs each method with its arguments, which TypeScript cannot follow through the look-up.
  return (handlers[method] as (...args: unknown[]) => unknown)(...args);
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
