/**
 * The records that extension, engine, page and other extensions share. Plain data: every one of them
 * survives a structured clone.
 *
 * Names are those of the HTML standard, section 9.2 (server-sent events).
 */

/** When an event closes the connection. Every member that is given must match; compared exactly. */
export interface StopRule {
  /** The event's type; `message` is the type of an event without a name. */
  readonly type?: string;
  /** The event's whole data. */
  readonly data?: string;
}

/** What to request, as other extensions, tasks and keybindings say it. */
export interface StreamRequest {
  /** `http:` or `https:`; without a scheme `http://` is put before it. */
  readonly url: string;
  /** @defaultValue `GET` */
  readonly method?: string;
  /** Appended to the query that the URL has already, encoded as the URL standard says. */
  readonly query?: readonly (readonly [name: string, value: string])[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whether to show a panel. @defaultValue `true` */
  readonly reveal?: boolean;
  /** @defaultValue `auto` for GET, `never` for other methods */
  readonly reconnect?: 'auto' | 'never';
  /** @defaultValue the setting `sseMonitor.stopOn` */
  readonly stopOn?: readonly StopRule[];
}

/** One event of a stream, decoded. */
export interface EventRecord {
  /** Counts from 1 in the order of arrival and is never used again, not even after events were dropped. */
  readonly seq: number;
  /** `message` for an event without a name. */
  readonly type: string;
  readonly data: string;
  /** The event's own `id` field; absent when its block had none (or one with U+0000, which does not count). */
  readonly id?: string;
  /** The last event ID in effect for this event: its own or an earlier one. Empty when there was none. */
  readonly lastEventId: string;
  /** When the network read that completed the event arrived: milliseconds since the epoch, with fractions. */
  readonly time: number;
  /** Length of the event's block on the wire, its comments and the blank line at its end included. */
  readonly bytes: number;
}

/** The account of a stream's events: received = kept + dropped at every moment. */
export interface StreamCounts {
  /** Events dispatched since the stream began. */
  readonly received: number;
  /** Events that the log holds now. */
  readonly kept: number;
  /** Events that the log held and let go: over its limits, or cleared by the user. */
  readonly dropped: number;
  /** Comment lines. */
  readonly comments: number;
  /** Bytes of event stream, after content decoding. */
  readonly bytes: number;
}

export type ConnectionState = 'connecting' | 'open' | 'waiting' | 'closed';

export type EndKind =
  | 'stopRule'
  | 'user'
  | 'serverEnded'
  | 'noContent'
  | 'status'
  | 'contentType'
  | 'network'
  | 'redirect'
  | 'limit';

/** Why a stream is closed for good, or why one attempt of it ended. */
export interface StreamEnd {
  readonly kind: EndKind;
  /** What happened, in one sentence for a person. */
  readonly message: string;
}

/** How a connection is encrypted. */
export interface TlsFacts {
  /** `TLSv1.3` for example. */
  readonly protocol: string;
  /** By its standard name. */
  readonly cipher: string;
}

/** The wait before an attempt. */
export interface AttemptWait {
  /** How long it was, in ms. */
  readonly ms: number;
  /** Who set it: a `retry` field of the server, the default of browsers, or a person who did not wait for the end. */
  readonly setBy: 'server' | 'default' | 'person';
}

/** One request for the stream and what became of it. */
export interface ConnectionAttempt {
  /** Counts from 1. */
  readonly number: number;
  /** What was asked first, and where redirects led. Without credentials. */
  readonly url: string;
  readonly finalUrl: string;
  readonly method: string;
  /** The `Last-Event-ID` header that was sent; absent when none was. */
  readonly lastEventIdSent?: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly headersAt?: number;
  readonly endedAt?: number;
  readonly status?: number;
  readonly statusText?: string;
  /** As they came, in their order; a name that came twice is there twice. */
  readonly responseHeaders?: readonly (readonly [name: string, value: string])[];
  readonly remoteAddress?: string;
  /** Of the answer, `1.1` for example. */
  readonly httpVersion?: string;
  /** Absent without TLS. */
  readonly tls?: TlsFacts;
  /** As they were sent to where redirects led; values that may be secret are replaced by `•••`. */
  readonly requestHeaders?: readonly (readonly [name: string, value: string])[];
  /** When the first event of this attempt was known: milliseconds since the epoch. */
  readonly firstEventAt?: number;
  /** What was waited before it; absent for the first attempt, and for one that followed at once. */
  readonly wait?: AttemptWait;
  /** Events dispatched and bytes of event stream received in this attempt. */
  readonly events: number;
  readonly bytes: number;
  /** Why it ended; absent while it lasts. */
  readonly end?: StreamEnd;
}
