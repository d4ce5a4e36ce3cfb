/**
 * The records that extension, engine, page and other extensions share. Plain data: every one of them
 * survives a structured clone.
 *
 * Names are those of the HTML standard, section 9.2 (server-sent events).
 */

import type { BodyFacts } from './body.ts';
import type { StopRule } from './stop-rules.ts';

export type { StopRule } from './stop-rules.ts';

/** A value of JSON that is not made of others. */
export type JsonScalar = string | number | boolean | null;

/**
 * What to request, as other extensions, tasks and keybindings say it. In its texts `{{name}}`, `{{$env NAME}}`,
 * `{{$dotenv NAME}}` and `{{secret:NAME}}` stand for values.
 */
export interface StreamRequest {
  /** `http:` or `https:`; without a scheme `http://` is put before it. */
  readonly url: string;
  /** @defaultValue `GET` */
  readonly method?: string;
  /** Appended to the query that the URL has already, encoded as the URL standard says. */
  readonly query?: readonly (readonly [name: string, value: string])[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Becomes a header or a query parameter. */
  readonly auth?: Authorization;
  /** Sent as it is, in UTF-8. At most one of `body`, `form` and `bodyFile` is given. */
  readonly body?: string;
  /** Sent as `application/x-www-form-urlencoded`. */
  readonly form?: readonly (readonly [name: string, value: string])[];
  /** Path of a file whose bytes are sent: absolute, or relative to the first workspace folder. */
  readonly bodyFile?: string;
  /** Sent as `Last-Event-ID` with the first attempt, and until an event brings another. */
  readonly lastEventId?: string;
  /** Whose variables are meant, of the setting `sseMonitor.environments`. @defaultValue the one that was chosen last */
  readonly environment?: string;
  readonly options?: ConnectionOptions;
  /** Whether to show a panel. @defaultValue `true` */
  readonly reveal?: boolean;
  /** @defaultValue `auto` for GET, `never` for other methods */
  readonly reconnect?: ReconnectPolicy;
  /** With `backOff`: this many attempts in a row without an event, and the stream is given up. @defaultValue 10 */
  readonly maxAttempts?: number;
  /** @defaultValue the setting `sseMonitor.stopOn` */
  readonly stopOn?: readonly StopRule[];
}

/** How the person says who they are. */
export type Authorization =
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | { readonly kind: 'digest'; readonly user: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'apiKey'; readonly in: 'header' | 'query'; readonly name: string; readonly value: string };

/**
 * When an attempt follows a lost connection: `auto` as browsers do, `never`, or `backOff`: also after responses that browsers
 * take for the end (a status other than 200), after waits of the reconnection time, which double with each failure
 * after the first up to a minute.
 */
export type ReconnectPolicy = 'auto' | 'never' | 'backOff';

/** How the server is reached. */
export interface ConnectionOptions {
  /** @defaultValue `true` */
  readonly followRedirects?: boolean;
  /** `direct`, or the URL of an HTTP proxy. Absent: what VS Code's settings say. */
  readonly proxy?: string;
  /** Whether a certificate of the server is accepted that cannot be verified. @defaultValue `false` */
  readonly trustAnyCertificate?: boolean;
  /** PEM file with authorities that are trusted beside those of the system, for the server and for a proxy over TLS. */
  readonly caFile?: string;
  /** Client certificate: PEM, or PKCS #12 (`.p12`, `.pfx`), which holds the key as well. */
  readonly certificateFile?: string;
  /** PEM file with the key of the client certificate. Absent: it is in the certificate's file. */
  readonly keyFile?: string;
  /** Of the key. */
  readonly passphrase?: string;
  /** Path of a Unix domain socket, or of a Windows pipe, that is connected to instead of the URL's host. */
  readonly socketPath?: string;
  /** The attempt fails when no byte of a response has arrived after this long. Absent: it waits. */
  readonly firstByteTimeoutMs?: number;
  /** Whether a response that says it is something else is read as an event stream. @defaultValue `false` */
  readonly acceptAnyContentType?: boolean;
  /**
   * Whether the connection closes when a source file of the workspace is saved, and is opened again with the last event ID once
   * the server has restarted; or a glob, relative to the workspace folder, of the files for which it does. @defaultValue `false`
   */
  readonly reconnectOnSave?: boolean | string;
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

/** How many events a log dropped, by reason. */
export interface DropReasons {
  /** More than the setting `sseMonitor.log.maxEvents` allows. */
  readonly maxEvents: number;
  /** More bytes than the setting `sseMonitor.log.maxMegabytes` allows. */
  readonly maxBytes: number;
  /** The file behind the log could not take more: the disk is full, say. */
  readonly disk: number;
  /** The user emptied the list. */
  readonly cleared: number;
}

/** The account of a stream's events: received = kept + dropped at every moment. */
export interface StreamCounts {
  /** Events dispatched since the stream began. */
  readonly received: number;
  /** Events that the log holds now. */
  readonly kept: number;
  /** Events that the log kept and dropped: over its limits, or cleared by the user. */
  readonly dropped: number;
  /** Why it let them go: the members add up to {@link dropped}. Absent: it let none go. */
  readonly droppedBy?: DropReasons;
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
  /** Whether the server's certificate could be verified. */
  readonly verified: boolean;
}

/** A cookie of a jar. */
export interface CookieRow {
  readonly name: string;
  readonly value: string;
  /** The host that it is sent to; with a dot in front, also to all hosts below it. */
  readonly domain: string;
  readonly path: string;
  /** Whether it is sent over TLS only, or to this machine. */
  readonly secure: boolean;
  /** Whether scripts of a page would not see it. */
  readonly httpOnly: boolean;
  /** When it expires: milliseconds since the epoch. Absent: with the panel. */
  readonly expires?: number;
}

/** The wait before an attempt. */
export interface AttemptWait {
  /** How long it was, in ms. */
  readonly ms: number;
  /**
   * Who set it: a `retry` field of the server, the default of browsers, the policy `backOff`, a person who did not wait
   * for the end, or the option `reconnectOnSave`, for a server that restarts after a file was saved.
   */
  readonly setBy: 'server' | 'default' | 'backOff' | 'person' | 'save';
  /** With `server`: the number of the event before that `retry` field; 0: it arrived before the first event. */
  readonly afterSeq?: number;
}

/** When a phase of an attempt was over, of the last request where redirects led: milliseconds since the epoch, with fractions. */
export interface AttemptPhases {
  /** The host's name was looked up; absent where there was none to look up, and where it cannot be known. */
  readonly lookedUpAt?: number;
  /** TCP, or the socket file, is connected. */
  readonly connectedAt?: number;
  /** The TLS handshake is over. */
  readonly securedAt?: number;
  /** The request, with its body, was handed to the socket. */
  readonly sentAt?: number;
  /** The first byte of a response arrived. */
  readonly firstByteAt?: number;
  /** The first byte of the body arrived. */
  readonly firstBodyByteAt?: number;
}

/** Something in a response that browsers read though HTTP does not allow it, or leaves it open. */
export interface Leniency {
  readonly kind: LeniencyKind;
  /** The bytes that it is about, as text with its control characters made visible, shortened. */
  readonly text: string;
}

export type LeniencyKind =
  /** Lines that end with LF alone. */
  | 'bareLineFeed'
  /** CR without LF within a line. */
  | 'bareCarriageReturn'
  /** White space between a header's name and its colon. */
  | 'spaceBeforeColon'
  /** A header's name with characters in it that names cannot have. */
  | 'badHeaderName'
  /** A header line without a colon. */
  | 'noColon'
  /** A header line that continues in the next one. */
  | 'obsoleteFold'
  /** Control characters in a header's value. */
  | 'controlCharacter'
  /** A status line that is not as RFC 9112 section 4 has it. */
  | 'oddStatusLine'
  /** Bytes before the status line. */
  | 'bytesBeforeStatusLine'
  /** Several `Content-Length` of one value. */
  | 'repeatedLength'
  /** `Content-Length` beside `Transfer-Encoding`. */
  | 'lengthAndTransferEncoding'
  /** A `Content-Length` that isn't a number, so that it does not count. */
  | 'badLength'
  /** A `Transfer-Encoding` other than `chunked`, or several. */
  | 'oddTransferEncoding'
  /** White space around the size of a chunk. */
  | 'spaceInChunkSize'
  /** A chunk's line that ends with LF alone. */
  | 'bareLineFeedInChunks'
  /** Bytes after the end of the body. */
  | 'bytesAfterBody';

/** What a redirect made different in the request that followed it. */
export type RedirectChange = 'method' | 'body' | 'authorization' | 'cookies' | 'otherHeaders' | 'scheme' | 'host';

/** One redirect that was followed. */
export interface RedirectHop {
  /** What was asked, without credentials, and how. */
  readonly url: string;
  readonly method: string;
  readonly status: number;
  readonly statusText: string;
  /** Where it led, without credentials. */
  readonly to: string;
  /** Of the request that followed, against this one; `authorization`, `cookies` and `otherHeaders` were left out of it. */
  readonly changed: readonly RedirectChange[];
}

/** A response that asked for a login by Digest, after which the request was sent again with it. */
export interface AnsweredChallenge {
  /** What was asked. Without credentials. */
  readonly url: string;
  readonly status: number;
  readonly statusText: string;
  /** `MD5`, `SHA-256`, `MD5-sess`, or `SHA-256-sess`, as the server writes it. */
  readonly algorithm: string;
  /** As the server names what it protects. */
  readonly realm: string;
  /** The request had a login, whose nonce was too old. */
  readonly isStale: boolean;
}

/** One request for the stream and what became of it. */
export interface ConnectionAttempt {
  /** Counts from 1. */
  readonly number: number;
  /** What was asked first, and where redirects led. Without credentials. */
  readonly url: string;
  readonly finalUrl: string;
  readonly method: string;
  /** The `Last-Event-ID` header that was sent; absent when none was. Of a long one the first 4096 characters, and `…`. */
  readonly lastEventIdSent?: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly headersAt?: number;
  readonly endedAt?: number;
  /** Absent where VS Code makes the connection. */
  readonly phases?: AttemptPhases;
  /** The head of the response as received, control characters and all, with `•••` for secrets. Absent: it is not known. */
  readonly rawHead?: string;
  /** What browsers read though it is not as HTTP says, in the head. Absent: nothing. */
  readonly lenient?: readonly Leniency[];
  /** How the body came, so far. Absent: there is nothing to tell. */
  readonly body?: BodyFacts;
  /** The redirects that were followed, in their order. Absent: none. */
  readonly redirects?: readonly RedirectHop[];
  /** Responses that asked for a login, after which the request was sent again with it, in their order. Absent: none. */
  readonly challenges?: readonly AnsweredChallenge[];
  readonly status?: number;
  readonly statusText?: string;
  /** As received, in their order, with `•••` for secrets; a name that arrived twice is there twice. */
  readonly responseHeaders?: readonly (readonly [name: string, value: string])[];
  readonly remoteAddress?: string;
  /** What is between, without credentials: `proxy host:port` or `socket /path`. Absent: nothing that is known of. */
  readonly via?: string;
  /** Of the response, `1.1` for example. */
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
  /** How many of its events arrived again: an event before had the same ID. Absent: none. */
  readonly repeated?: number;
  /** Whether its first ID went on from the one that was sent, or back; absent where one cannot tell. */
  readonly idWent?: 'on' | 'back';
  /** How long the machine slept in it, or how far its clock was set, in ms, as far as that was noticed. Absent: not at all. */
  readonly suspendedMs?: number;
  /** Why it ended; absent while it lasts. */
  readonly end?: StreamEnd;
}
