import type { MessagePort } from 'node:worker_threads';
import type { EngineOptions, NetworkBlock } from '../../shared/stream/engine.ts';
import { Engine } from './engine.ts';
import { type Call, type FromWorker, type ToWorker, weightOf } from '../client/messages.ts';
import type { RawBytes } from '../bytes/raw-bytes.ts';
import { dispatch } from './dispatch.ts';
import { Inbox, type Ordered } from './inbox.ts';
import { Scheduler } from './scheduler.ts';

/**
 * One engine in the worker, and its port. Others may be beside it: everything here is done in turns of the event loop, so
 * that all of them have theirs, and nothing that goes wrong in one ends another.
 */
export class HostedEngine {
  readonly #port: MessagePort;
  readonly #begins: () => void;
  /** From the first message to the last one, or to a failure. */
  #open: { readonly engine: Engine; readonly scheduler: Scheduler } | undefined;
  /** What the client has. */
  #sentId = '';
  readonly #inbox: Inbox;

  /**
   * Serves the client at the other end until it says that it is enough.
   *
   * @param begins - called when bytes come
   */
  static serve(port: MessagePort, begins: () => void): void {
    const hosted = new HostedEngine(port, begins);
    port.on('message', (message: ToWorker) => hosted.#inbox.receive(message));
  }

  private constructor(port: MessagePort, begins: () => void) {
    this.#port = port;
    this.#begins = begins;
    this.#inbox = new Inbox({
      onMessage: (message) => this.#receive(message),
      onBytes: (raw) => this.#take(raw),
      onProgress: () => this.#open && this.#postProgress(this.#open.engine, 0),
      onError: (error) => this.#fail(error),
      isUnpacking: () => this.#open?.engine.isUnpacking === true,
      isOver: () => this.#open?.engine.isOver !== false,
    });
  }

  /** A stream with a hole in it is none: what cannot be processed ends the engine, and the client tells of it. */
  #fail(error: unknown): void {
    this.#close();
    this.#post({ kind: 'failure', message: describe(error) });
  }

  #receive(message: Ordered): void {
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
      changed: () => {
        // It may end the stream.
        if (engine.answerEnded !== undefined) this.#postProgress(engine, 0);
        this.#post({ kind: 'viewChanged' });
      },
      failed: (error) => this.#fail(error),
    });
    this.#open = { engine, scheduler };
  }

  #take(raw: RawBytes): void {
    if (this.#open === undefined) return;
    const { engine, scheduler } = this.#open;
    this.#begins();
    engine.take(raw);
    scheduler.countBlock(raw.byteLength);
    scheduler.schedule();
  }

  #push(block: NetworkBlock): void {
    if (this.#open === undefined) return;
    const { engine, scheduler } = this.#open;
    this.#begins();
    engine.push(block);
    scheduler.countBlock(block.byteLength);
    this.#postProgress(engine, weightOf(block.byteLength, block.reads.length));
  }

  /** A call that cannot be served is refused, and leaves the engine as it was. */
  #answer(id: number, call: Call): void {
    if (this.#open === undefined) return;
    const { engine } = this.#open;
    try {
      this.#post({ kind: 'result', id, value: dispatch(engine, call, () => this.#postProgress(engine, 0)) });
    } catch (error) {
      this.#post({ kind: 'refusal', id, message: describe(error) });
    }
  }

  #postProgress(engine: Engine, bytes: number): void {
    const { lastEventId, ...progress } = engine.progress;
    const id = lastEventId === this.#sentId ? undefined : lastEventId;
    this.#post({ kind: 'progress', progress, lastEventId: id, bytes, bodies: engine.bodies });
    this.#sentId = lastEventId;
  }

  #post(message: FromWorker): void {
    this.#port.postMessage(message);
  }

  /** Lets go of everything. What comes after that is not heard. */
  #close(): void {
    this.#inbox[Symbol.dispose]();
    this.#open?.scheduler[Symbol.dispose]();
    this.#open?.engine[Symbol.dispose]();
    this.#open = undefined;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
