/** The workers of the engines: each has one of its own while they are few, beyond that they share. */

import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { EngineOptions } from '../../shared/stream/engine.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/**
 * So many workers at most. One takes 22 MB before anything has come, and more than a tenth of a second of a processor to start:
 * with one for each, a hundred streams opened at once took 1.9 GB and forty times as long as ten. A stream that shares takes
 * less than a megabyte, its connection included; what it pays is that it waits while a neighbour is at work.
 */
export const maxWorkers = 8;

/**
 * V8 lets what is young in a worker grow with the stream, up to a heap of 150 MB after two million events, of which 20 are in
 * use. Bounded, the heap stays below 40 MB, and takes the events no slower.
 */
const maxYoungGenerationSizeMb = 16;

/** Those that run and take engines, by their file. */
const running = new Map<string, readonly EngineWorker[]>();

export interface SeatListener {
  onMessage(message: FromWorker): void;
  /** The worker crashed or ended by itself, with all its engines; or this one cannot be understood. */
  onLost(reason: string): void;
}

/** The place of one engine in a worker, with a port of its own. */
export class EngineSeat {
  readonly #worker: EngineWorker;
  readonly #port: MessagePort;
  readonly #listener: SeatListener;
  readonly #closed: Promise<void>;
  #left: Promise<void> | undefined;
  #isResting = false;

  /**
   * In a worker whose engines all rest, if there is one; else in a new worker while there are few, or one with the fewest engines.
   *
   * @param workerFile - absolute path of the bundled worker
   * @throws DataCloneError for options that are not plain data; no worker was started then
   */
  static take(workerFile: string, options: EngineOptions, listener: SeatListener): EngineSeat {
    const { port1: port, port2: far } = new MessageChannel();
    try {
      port.postMessage({ kind: 'open', options } satisfies ToWorker);
      const worker = workerFor(workerFile);
      const seat = new EngineSeat(worker, port, listener);
      worker.add(seat, far);
      return seat;
    } catch (error) {
      port.close();
      throw error;
    }
  }

  private constructor(worker: EngineWorker, port: MessagePort, listener: SeatListener) {
    this.#worker = worker;
    this.#port = port;
    this.#listener = listener;
    this.#closed = new Promise((resolve) => port.once('close', resolve));
    port.on('message', (message: FromWorker) => listener.onMessage(message));
    port.on('messageerror', (error) => listener.onLost(`The engine sent an unreadable message: ${error.message}.`));
  }

  /** @param transfer - buffers that belong to the engine from now on */
  post(message: ToWorker, transfer: readonly ArrayBuffer[] = []): void {
    this.#port.postMessage(message, transfer);
  }

  /** Nothing more is fed to the engine, which only answers questions now and then: another one may use the same thread. */
  rest(): void {
    this.#isResting = true;
  }

  get isResting(): boolean {
    return this.#isResting;
  }

  /** The worker is gone. */
  lose(reason: string): void {
    this.#listener.onLost(reason);
  }

  /** Ends the engine, and the worker with the last one in it. Resolves when it has let go of everything. */
  leave(): Promise<void> {
    this.#left ??= this.#leave();
    return this.#left;
  }

  async #leave(): Promise<void> {
    // What it still has to do is of no use to anybody, so the last one is not waited for.
    if (this.#worker.remove(this)) this.post({ kind: 'end' });
    else {
      await this.#worker.terminate();
      this.#port.close();
    }
    await this.#closed;
  }
}

class EngineWorker {
  readonly #file: string;
  readonly #worker: Worker;
  readonly #seats = new Set<EngineSeat>();
  #isRunning = true;

  constructor(file: string) {
    this.#file = file;
    // The host's own flags (an inspector, a loader) are not for the worker, and some of them it would refuse.
    this.#worker = new Worker(file, {
      execArgv: [],
      name: 'SSE Monitor engine',
      resourceLimits: { maxYoungGenerationSizeMb },
    });
    this.#worker.on('error', (error: unknown) => this.#lose(`The engine crashed: ${describe(error)}`));
    this.#worker.on('exit', (code) => this.#lose(`The engine ended by itself with exit code ${code}.`));
    running.set(file, [...workersOf(file), this]);
  }

  /** How many engines at work are in it. */
  get count(): number {
    return [...this.#seats].filter(({ isResting }) => !isResting).length;
  }

  /** @param port - the engine's end of the channel */
  add(seat: EngineSeat, port: MessagePort): void {
    this.#seats.add(seat);
    this.#worker.postMessage(port, [port]);
  }

  /** @returns whether the worker goes on, for others */
  remove(seat: EngineSeat): boolean {
    this.#seats.delete(seat);
    if (this.#seats.size === 0) this.#retire();
    return this.#isRunning;
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }

  #lose(reason: string): void {
    this.#retire();
    for (const seat of this.#seats) seat.lose(reason);
  }

  /** Takes no more engines. */
  #retire(): void {
    this.#isRunning = false;
    running.set(
      this.#file,
      workersOf(this.#file).filter((worker) => worker !== this),
    );
  }
}

/** How many workers of that file run and take engines. */
export function workerCount(file: string): number {
  return workersOf(file).length;
}

function workersOf(file: string): readonly EngineWorker[] {
  return running.get(file) ?? [];
}

function workerFor(file: string): EngineWorker {
  const workers = workersOf(file);
  const [emptiest] = workers.toSorted((a, b) => a.count - b.count);
  if (emptiest === undefined) return new EngineWorker(file);
  const isFree = emptiest.count === 0 || workers.length >= maxWorkers;
  return isFree ? emptiest : new EngineWorker(file);
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
