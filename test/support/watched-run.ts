/** Runs whose events are in an engine of this thread, for what a panel does with them. */

import type { Engine } from '../../src/engine/door/engine.ts';
import type { Watched } from '../../src/host/streams/watched.ts';
import type { ConnectionStatus } from '../../src/shared/boundary/page.ts';
import type { LogLimits } from '../../src/shared/stream/engine.ts';
import { blockOf, newEngine } from './engine-feed.ts';

/** What was done with it, beside its events. */
export interface WatchedRun extends Watched {
  readonly own: Engine;
  readonly limits: readonly LogLimits[];
  readonly isResting: () => boolean;
  readonly isDisposed: () => boolean;
  /** The bytes come as one read at that time, in ms since the epoch. */
  push(bytes: string, time?: number): void;
}

export interface RunStart {
  readonly url?: string;
  readonly method?: string;
  readonly status?: Partial<ConnectionStatus>;
}

export function watchedRun(bytes = '', { url = 'http://h/x', method = 'GET', status = {} }: RunStart = {}): WatchedRun {
  const own = newEngine();
  const limits: LogLimits[] = [];
  let [isResting, isDisposed] = [false, false];
  const answer = (name: keyof Engine, ...args: readonly unknown[]): Promise<unknown> =>
    // As through a port: later, and never by throwing.
    Promise.resolve().then(() => (own[name] as (...args: unknown[]) => unknown).apply(own, [...args]));
  const engine = {
    ask: answer,
    read: (...args: unknown[]) => answer('read', ...args),
    view: (...args: unknown[]) => answer('view', ...args),
    rest: () => void (isResting = true),
    setLimits: (next: LogLimits) => void limits.push(next),
  };
  const run = {
    own,
    limits,
    engine,
    title: url,
    asked: { startedAt: 1000, method, url },
    notices: [],
    status: { state: 'closed', text: 'Closed: you disconnected', severity: 'info', ...status },
    get counts() {
      return own.progress.counts;
    },
    isResting: () => isResting,
    isDisposed: () => isDisposed,
    push: (next: string, time = 0) => own.push(blockOf(next, time)),
    dispose: () => {
      isDisposed = true;
    },
  } as unknown as WatchedRun;
  if (bytes !== '') run.push(bytes);
  return run;
}
