/** The runs of a panel, as the page shows them. */

import type { ConnectionState } from '../stream/records.ts';

export interface RunSummary {
  /** Counts from 1 in each panel. */
  readonly number: number;
  /** In ms since the epoch. Absent: it is a recording. */
  readonly startedAt?: number;
  /** What its request has that the current one doesn't: the method, another place, parameters as `name=value`. */
  readonly has: readonly string[];
  /** Names of the parameters that only the current one has. */
  readonly lacks: readonly string[];
  /** That were received. */
  readonly events: number;
  /** The state of the connection, or how it ended, as the status line has it. */
  readonly status: string;
}

/** All of a panel that are kept, and which of them is shown. */
export interface RunsAccount {
  readonly shown: number;
  readonly current: number;
  /** Of the current run, whichever is shown. */
  readonly state: ConnectionState | 'idle';
  /** The newest first: that is the current one. */
  readonly list: readonly RunSummary[];
}
