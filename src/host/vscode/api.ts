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

/** The answer of a language model: its first choice. */
export interface StreamAnswer {
  /** `openai-chat`, `openai-responses`, `anthropic`, … */
  readonly format: string;
  readonly text: string;
  readonly thinking: string;
  /** Arguments are parsed; the raw text where it isn't JSON. */
  readonly toolCalls: readonly { readonly name: string; readonly arguments: unknown }[];
  /** In the provider's own words, as is the usage. */
  readonly stopReason?: string;
  readonly usage?: Readonly<Record<string, unknown>>;
  /**
   * `open`: more may come; `complete`: after the format's terminator, or a stop reason where there is no terminator;
   * `error`: after an error object; else `cut`.
   */
  readonly end: 'open' | 'complete' | 'cut' | 'error';
  /** Whether what was merged is what the stream's final object has; `nothing`: the stream has none. */
  readonly proof: 'agrees' | 'differs' | 'nothing';
  /** Breaches of the format's order, framing and identity. */
  readonly faults: readonly { readonly code: string; readonly seq: number; readonly message: string }[];
}

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
  /**
   * What a language model says in the stream, by all events received before the call.
   *
   * @returns `undefined` when no format of such streams was recognized so far
   */
  answer(): Promise<StreamAnswer | undefined>;
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
