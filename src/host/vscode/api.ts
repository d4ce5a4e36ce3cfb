/** What other extensions get from `extensions.getExtension('sse-monitor.sse-monitor').exports.getAPI(1)`. */

import type { Event } from 'vscode';
import type {
  ConnectionAttempt,
  ConnectionState,
  EventRecord,
  StreamCounts,
  StreamEnd,
  StreamRequest,
} from '../../shared/stream/records.ts';

/** One stream, from its first request to its end and after. */
export interface MonitoredStream {
  readonly state: ConnectionState;
  /** Why it is closed; absent before. */
  readonly end?: StreamEnd | undefined;
  readonly counts: StreamCounts;
  /** The last event ID string, which a reconnect sends. Empty when there is none. */
  readonly lastEventId: string;
  /** The reconnection time in force, in milliseconds. */
  readonly retryMs: number;
  readonly attempts: readonly ConnectionAttempt[];
  /**
   * Reads events of the log in order, beginning with number `fromSeq` or the first one after it that is still kept.
   *
   * @param fromSeq - from 1
   * @param limit - at most this many, 1 to 10,000
   * @throws RangeError when `limit` is less than 1
   */
  read(fromSeq: number, limit: number): Promise<EventRecord[]>;
  /** State, counts or attempts changed; at most once a frame. */
  readonly onDidChange: Event<void>;
  /**
   * Reconnects at once with the last event ID of that event, whatever the state; the events stay, and the numbers go on.
   *
   * @returns false when the event is not kept any more
   */
  resumeFrom(seq: number): Promise<boolean>;
  /** Closes the connection; the events stay. */
  close(): void;
  /** Closes the connection and frees the events; a panel that shows them is closed too. */
  dispose(): void;
}

/** Version 1. */
export interface SseMonitorApi {
  /**
   * Opens a stream, and its panel unless `reveal` is false. Resolves as soon as the stream exists, before it is open.
   *
   * @throws an `Error` whose message says what is wrong with the request
   */
  connect(request: StreamRequest): Promise<MonitoredStream>;
  /** All that are not disposed of. */
  readonly streams: readonly MonitoredStream[];
}

/** What `activate` returns. */
export interface SseMonitorExports {
  /** @throws RangeError for a version that this extension does not offer */
  getAPI(version: 1): SseMonitorApi;
}
