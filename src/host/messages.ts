/**
 * Every sentence about a connection's life, in one place: what happened (a clause without a full stop, to stand after
 * `Closed: `), and what to do about it.
 */

import type { EndKind, StopRule, StreamEnd } from '../protocol/records.ts';
import type { StopNote } from '../protocol/engine.ts';
import type { PanelNote, StatusOffer } from '../protocol/page.ts';
import { ProxyError } from './connection/proxy-error.ts';
import { isRedirect } from './connection/redirect.ts';

/** Why something ended, with advice for the person. */
export interface Ending extends StreamEnd {
  readonly advice?: string;
  /** The event that it happened at. */
  readonly seq?: number;
  /** What a person can do about it with one click. */
  readonly offer?: StatusOffer;
}

function ending(kind: EndKind, message: string, advice?: string, offer?: StatusOffer): Ending {
  return { kind, message, ...(advice !== undefined && { advice }), ...(offer !== undefined && { offer }) };
}

export const endings = {
  stopRule: (rule: StopRule, seq: number): Ending => ({
    ...ending('stopRule', `the server sent ${describeRule(rule)} (event ${seq})`),
    seq,
  }),
  /** By a rule that is not about events. @param seq - of the last event; 0: there was none */
  stopTime: (rule: StopRule, seq: number): Ending => ({
    ...ending('stopRule', `${describeTimeRule(rule)}, for which a stop rule ends the stream`),
    ...(seq > 0 && { seq }),
  }),
  user: (): Ending => ending('user', 'you disconnected'),
  resumed: (seq: number): Ending => ending('user', `you resumed from event ${seq}`),
  panelClosed: (): Ending => ending('user', 'the panel was closed'),
  reloaded: (): Ending =>
    ending('user', 'the window was reloaded, which disconnected the stream', 'Press Connect to open it again.'),
  serverEnded: (): Ending => ending('serverEnded', 'the server ended the response'),
  gaveUp: (attempts: number, last: Ending): Ending =>
    ending(
      last.kind,
      `${last.message}, and so it was given up after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'} without an event`,
      `${last.advice ?? ''} Press Connect to begin again, or allow more attempts in the options.`.trim(),
    ),
  noContent: (): Ending =>
    ending(
      'noContent',
      'the server answered 204 No Content',
      'With this status a server tells its clients to stop reconnecting.',
    ),
  status: (status: number, statusText: string): Ending =>
    ending('status', `the server answered ${statusLine(status, statusText)}`, statusAdvice(status)),
  contentType: (reason: string): Ending =>
    ending(
      'contentType',
      reason,
      'Browsers refuse it and do not reconnect. The server must send the header Content-Type: text/event-stream.',
      'acceptAnswer',
    ),
  redirected: (status: number, statusText: string, location: string): Ending =>
    ending(
      'redirect',
      `the server redirected to ${location} (${statusLine(status, statusText)}), and redirects are not followed`,
      'Connect to that URL, or switch “Follow redirects” on in Options.',
    ),
  askedAgain: (status: number, statusText: string): Ending =>
    ending(
      'status',
      `the server answered ${statusLine(status, statusText)}, and was asked again at once on a new connection`,
    ),
  blockTooLong: (maxBytes: number): Ending =>
    ending(
      'limit',
      `the server has sent ${Math.round(maxBytes / 1e6)} MB without the blank line that ends an event`,
      'Nothing of this event can be shown. Look whether the server writes an empty line after each event.',
    ),
  engineFailed: (message: string): Ending =>
    ending(
      'limit',
      `the part that reads the stream failed: ${message}`,
      'Connect again; the log of SSE Monitor has the details.',
    ),
} as const;

/** `200 OK`, or the number alone. */
export function statusLine(status: number, statusText: string): string {
  return statusText === '' ? String(status) : `${status} ${statusText}`;
}

/** `"done"`, `the data "[DONE]"`, `"end" with data that contains "x"`, or `100 events`. */
export function describeRule({ type, data, contains, path, equals, afterEvents }: StopRule): string {
  const parts = [
    ...(data === undefined ? [] : [`the data ${JSON.stringify(data)}`]),
    ...(contains === undefined ? [] : [`data that contains ${JSON.stringify(contains)}`]),
    ...(path === undefined ? [] : [`data whose ${path} is ${JSON.stringify(equals)}`]),
  ];
  const name = type === undefined ? '' : JSON.stringify(type);
  const what = [name, parts.join(' and ')].filter((text) => text !== '').join(' with ');
  if (afterEvents === undefined) return what;
  const events = `${afterEvents} ${afterEvents === 1 ? 'event' : 'events'}`;
  return what === '' ? events : `${what} in ${events}`;
}

function describeTimeRule({ afterSeconds, silenceSeconds }: StopRule): string {
  if (afterSeconds !== undefined) return `${formatDelay(afterSeconds * 1000)} have passed`;
  if (silenceSeconds !== undefined) return `nothing has come for ${formatDelay(silenceSeconds * 1000)}`;
  return 'the server ended the response';
}

function statusAdvice(status: number): string {
  const browsers = 'Browsers do not reconnect after this answer.';
  if (status === 401) return `The server wants credentials; this request sent none that it accepts. ${browsers}`;
  if (status === 403) return `The server understood the request and refuses it. ${browsers}`;
  if (status === 404) return `Check the path of the URL. ${browsers}`;
  if (status === 405) return `The server does not take this method at this path. ${browsers}`;
  if (status === 429) return `The server has had too many requests; wait before you connect again. ${browsers}`;
  if (isRedirect(status)) return `This is no redirect that can be followed: it names no place to go to. ${browsers}`;
  if (status >= 300 && status < 400)
    return `Browsers follow only 301, 302, 303, 307 and 308; this status redirects nowhere. ${browsers}`;
  if (status >= 500) return `Look at the server's own log for the cause. ${browsers}`;
  return browsers;
}

type NetworkError = Error & { code?: unknown; cause?: unknown; rawPacket?: unknown; firstByteTimeoutMs?: unknown };

/**
 * Explains an error of node, OpenSSL, zlib or follow-redirects.
 *
 * @param host - host and port that was asked
 * @param isInBody - whether the head of the answer had come
 */
export function explainNetworkError(error: NetworkError, host: string, isInBody = false): Ending {
  if (error instanceof ProxyError) return explainProxyError(error, host);
  const code = typeof error.code === 'string' ? error.code : '';
  if (code === 'SSE_MONITOR_LATE') return tooLate(host, Number(error.firstByteTimeoutMs));
  if (isHttp2(error)) return onlyHttp2(host);
  // Node reports a body that was cut short with the code of a reset.
  if (error.message === 'aborted') return cutShort();
  if (error.message === 'socket hang up') return noAnswer(host);
  const known = Object.hasOwn(networkErrors, code) ? networkErrors[code] : undefined;
  if (known !== undefined) return known(host);
  if (code.startsWith('HPE_')) return isInBody ? brokenFraming() : notHttp(host);
  const alert = clientCertificateAlert(code);
  if (alert !== undefined) return alert(host);
  if (
    code.startsWith('Z_') ||
    code.startsWith('ERR_BROTLI') ||
    code.startsWith('ERR_ZSTD') ||
    code.startsWith('ZSTD')
  ) {
    return brokenEncoding();
  }
  if (/certificate|CERT_/i.test(`${code} ${error.message}`)) return badCertificate(host, error.message);
  if (error instanceof AggregateError && error.errors[0] instanceof Error)
    return explainNetworkError(error.errors[0], host, isInBody);
  return ending('network', `the connection to ${host} failed: ${error.message || code || 'for an unknown reason'}`);
}

const networkErrors: Readonly<Record<string, (host: string) => Ending>> = {
  ECONNREFUSED: (host) =>
    ending(
      'network',
      `nothing accepts connections at ${host} (connection refused)`,
      'Start the server, or correct host and port.',
    ),
  ENOTFOUND: (host) =>
    ending(
      'network',
      `the host name of ${host} is unknown`,
      'Check the spelling, and whether you need a VPN or a hosts entry.',
    ),
  EAI_AGAIN: (host) =>
    ending(
      'network',
      `the host name of ${host} could not be looked up`,
      'The name server did not answer; check the network.',
    ),
  ECONNRESET: (host) =>
    ending(
      'network',
      `${host} broke the connection off (connection reset)`,
      'The server, or something between, ended it without a proper end; look for a crash or a time limit.',
    ),
  ENOENT: (host) =>
    ending(
      'network',
      `there is no socket to reach ${host} by`,
      'Start the server that makes it, or correct its path in Options.',
    ),
  EPIPE: (host) => ending('network', `${host} closed the connection while the request was sent`),
  ETIMEDOUT: (host) =>
    ending(
      'network',
      `${host} did not answer in time`,
      'Check host and port, and whether a firewall swallows the packets.',
    ),
  EHOSTUNREACH: (host) => ending('network', `there is no way to reach ${host}`, 'Check the network and the address.'),
  ENETUNREACH: (host) =>
    ending('network', `there is no network on which ${host} could be reached`, 'Check the network and the address.'),
  EPROTO: (host) => noTls(host),
  ERR_SSL_WRONG_VERSION_NUMBER: (host) => noTls(host),
  ERR_SSL_PACKET_LENGTH_TOO_LONG: (host) => noTls(host),
  DEPTH_ZERO_SELF_SIGNED_CERT: (host) => badCertificate(host, 'it is self-signed'),
  SELF_SIGNED_CERT_IN_CHAIN: (host) => badCertificate(host, 'its issuer is not known here'),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: (host) => badCertificate(host, 'its issuer is not known here'),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: (host) => badCertificate(host, 'its issuer is not known here'),
  CERT_HAS_EXPIRED: (host) => badCertificate(host, 'it has expired'),
  CERT_NOT_YET_VALID: (host) => badCertificate(host, 'it is not valid yet'),
  ERR_TLS_CERT_ALTNAME_INVALID: (host) => badCertificate(host, 'it is for another host name'),
  ERR_FR_TOO_MANY_REDIRECTS: () =>
    ending(
      'redirect',
      'the server redirected more than 20 times',
      'Look for two addresses that redirect to each other.',
    ),
  ERR_FR_REDIRECTION_FAILURE: () =>
    ending(
      'redirect',
      'the server redirected to something that is not an http: or https: URL',
      'Look at the Location header.',
    ),
  ERR_INVALID_URL: () =>
    ending('redirect', 'the server redirected to something that is not a URL', 'Look at the Location header.'),
  ERR_STREAM_PREMATURE_CLOSE: () => cutShort(),
  SSE_MONITOR_PROXY_AUTH: () =>
    ending(
      'network',
      'a proxy wants credentials (407 Proxy Authentication Required)',
      'Set them in the setting http.proxy, or name the proxy with them in Options.',
    ),
};

/** What a proxy that the person named did instead of letting the request through. */
function explainProxyError({ proxy, status, statusText, hadCredentials, cause }: ProxyError, host: string): Ending {
  if (status === 407) {
    return ending(
      'network',
      `the proxy ${proxy} ${hadCredentials ? 'does not accept these credentials' : 'wants credentials'} (407)`,
      `${hadCredentials ? 'Correct' : 'Write'} user and password in the proxy’s URL in Options, like http://user:password@${proxy}.`,
    );
  }
  if (status !== undefined) {
    return ending(
      'network',
      `the proxy ${proxy} does not connect to ${host}: it answered ${statusLine(status, statusText)}`,
      'Look whether the proxy may and can reach this host, or choose another in Options; “direct” means none.',
    );
  }
  const { message, advice } = explainNetworkError(cause instanceof Error ? cause : new Error(String(cause)), proxy);
  return ending(
    'network',
    `the proxy ${proxy} could not be used: ${message}`,
    `${advice ?? ''} The proxy is set in Options.`.trim(),
  );
}

function tooLate(host: string, timeoutMs: number): Ending {
  return ending(
    'network',
    `${host} did not begin to answer within ${formatDelay(timeoutMs)}`,
    'The time is set in Options (“Wait for an answer”). Give the server more, or look what keeps it.',
  );
}

/** The server begins with a frame of HTTP/2 (RFC 9113 sections 3.4, 6.5 and 6.8), or refuses what is not HTTP/2 (RFC 7301 section 3.2). */
function isHttp2({ code, message, rawPacket }: NetworkError): boolean {
  if (/NO_APPLICATION_PROTOCOL/.test(String(code)) || /no application protocol/i.test(message)) return true;
  if (!String(code).startsWith('HPE_') || !(rawPacket instanceof Uint8Array) || rawPacket.length < 9) return false;
  const [settings, goAway] = [4, 7];
  return [settings, goAway].includes(rawPacket[3] ?? -1) && rawPacket.subarray(5, 9).every((byte) => byte === 0);
}

function onlyHttp2(host: string): Ending {
  return ending(
    'network',
    `${host} speaks HTTP/2 only`,
    'The monitor reads streams over HTTP/1.1, which browsers speak too: switch it on in the server, or connect through a proxy that speaks both.',
  );
}

/** [spec] RFC 8446 section 6.2: what a server says about the certificate of the client. */
function clientCertificateAlert(code: string): ((host: string) => Ending) | undefined {
  if (/ALERT_CERTIFICATE_REQUIRED|ALERT_HANDSHAKE_FAILURE/.test(code)) return wantsCertificate;
  return /ALERT_(?:BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_\w+|UNKNOWN_CA|DECRYPT_ERROR|ACCESS_DENIED)/.test(
    code,
  )
    ? refusesCertificate
    : undefined;
}

function wantsCertificate(host: string): Ending {
  return ending(
    'network',
    `${host} broke the TLS handshake off, as servers do that want a client certificate`,
    'Name a client certificate in Options; if there is one, the server may speak another version of TLS.',
  );
}

function refusesCertificate(host: string): Ending {
  return ending(
    'network',
    `${host} does not accept the client certificate`,
    'Name one in Options that is valid now and issued by an authority that the server trusts.',
  );
}

function noTls(host: string): Ending {
  return ending(
    'network',
    `${host} does not speak TLS`,
    'If the server has no certificate, write http:// instead of https://.',
  );
}

function notHttp(host: string): Ending {
  return ending(
    'network',
    `what ${host} answered is not HTTP`,
    'Check the port; if the server wants TLS, write https://.',
  );
}

function brokenFraming(): Ending {
  return ending(
    'network',
    'the body of the response is not framed as HTTP says',
    'Look for something that writes into the connection past the server, or for two headers that contradict each other (Content-Length and Transfer-Encoding).',
  );
}

function badCertificate(host: string, why: string): Ending {
  return ending(
    'network',
    `the certificate of ${host} cannot be trusted: ${why}`,
    'Name its authority in Options, or add it to the certificates of the system. If you know the server, its certificate can be trusted for this connection only.',
    'trustCertificate',
  );
}

function brokenEncoding(): Ending {
  return ending(
    'network',
    'the compressed response is broken or was cut short',
    'Compare the header Content-Encoding with what the server, or a proxy, really sends.',
  );
}

function cutShort(): Ending {
  return ending(
    'network',
    'the connection was closed in the middle of the response',
    'Look for a crash of the server, or a time limit of a proxy.',
  );
}

function noAnswer(host: string): Ending {
  return ending(
    'network',
    `${host} closed the connection without an answer`,
    'Look for a crash of the server; if it wants TLS, write https://.',
  );
}

/** `3 s`, `250 ms`, `2 min`, `3 h`, `25 days`. */
export function formatDelay(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const units: [number, string][] = [
    [86_400_000, 'days'],
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1000, 's'],
  ];
  const [size, unit] = units.find(([size]) => ms >= 2 * size) ?? [1000, 's'];
  return `${Math.round((ms / size) * 10) / 10} ${unit}`;
}

/** Why a stop rule that seems to match did not close the stream. */
export function explainStopNote({ kind, type, count, afterSeq }: StopNote): PanelNote {
  const where = `${afterSeq === 0 ? 'before the first event' : `after event ${afterSeq}`}${count > 1 ? `, and ${count} times in all` : ''}`;
  const mend = `Send the lines “event: ${type}” and “data:”, then a blank line.`;
  if (kind === 'noData') {
    return {
      text: `The server sent “event: ${type}” without a data line (${where}). This did not close the stream.`,
      advice: `A block without data is not an event: no browser would see it either. ${mend}`,
    };
  }
  return {
    text: `The server sent the line “${type}:”, which is no field of an event stream (${where}). This did not close the stream.`,
    advice: `Browsers ignore such a line, so a page that listens for “${type}” would never learn of the end. ${mend}`,
  };
}

/** Why a reconnect could not send the last event ID. */
export function explainUnsendableId(id: string): PanelNote {
  return {
    text: `The last event ID ${JSON.stringify(id)} has a control character, so the reconnect was sent without Last-Event-ID.`,
    advice:
      'Browsers send such an ID as it is, but HTTP forbids the character and many servers refuse the request. Use IDs of printable characters.',
  };
}

/** The file behind the log takes no more. @param problem - what the system said */
export function explainFileProblem(problem: string): PanelNote {
  return {
    text: `Older events are dropped, because the file for them could not be written: ${problem}.`,
    advice:
      'Free disk space, or keep less with the settings sseMonitor.log.*. A change of one of them makes the monitor try again. The newest events are kept.',
  };
}
