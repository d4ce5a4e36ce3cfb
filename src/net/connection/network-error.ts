/** Which ending of the catalogue an error of the connection is: of node, OpenSSL, zlib, or the reader of HTTP. */

import { t } from '@vscode/l10n';
import { cannotDecode } from '../../engine/coding/content.ts';
import type { Ending } from '../../shared/messages/ending.ts';
import { networkEndings, proxyEndings, tlsEndings } from '../../shared/messages/network.ts';
import { ProxyError } from '../wire/proxy-error.ts';
import { SecretBodyError } from './secret-body.ts';
import { explainTlsError, type TlsError } from './tls-error.ts';

type NetworkError = TlsError & {
  readonly cause?: unknown;
  /** What came that is not HTTP: of node's parser, and of our reader. */
  readonly rawPacket?: unknown;
  readonly bytes?: unknown;
  readonly firstByteTimeoutMs?: unknown;
};

/** In which connection it was. */
export interface ErrorPlace {
  /** The head of the response had come. */
  readonly isInBody?: boolean;
  /** A redirect has led to that host from another origin. */
  readonly isRedirected?: boolean;
  /** There was a client certificate to show. */
  readonly hasIdentity?: boolean;
}

/**
 * Explains an error of the network.
 *
 * @param host - host and port that was asked
 */
export function explainNetworkError(error: NetworkError, host: string, place: ErrorPlace = {}): Ending {
  const end = explain(error, host, place);
  if (place.isRedirected !== true) return end;
  // What a person can trust is the certificate of the host that they named.
  if (end.offer === 'trustCertificate') return tlsEndings.untrustedAfterRedirect(host, end);
  // The URL that they could change is another one.
  const { offer: _offer, ...told } = end;
  return told;
}

function explain(error: NetworkError, host: string, place: ErrorPlace): Ending {
  if (error instanceof SecretBodyError) return networkEndings.secretInBody(error.host, error.url);
  if (error instanceof ProxyError) return explainProxyError(error, host);
  const code = typeof error.code === 'string' ? error.code : '';
  if (code === 'SSE_MONITOR_LATE') return networkEndings.late(host, Number(error.firstByteTimeoutMs));
  if (isHttp2(error)) return networkEndings.onlyHttp2(host);
  if (isTls(error)) return networkEndings.wantsTls(host);
  // Node reports a body that was cut short with the code of a reset.
  if (error.message === 'aborted') return networkEndings.cutShort();
  if (error.message === 'socket hang up') return networkEndings.noAnswer(host);
  const tls = explainTlsError(error, host, place.hasIdentity ?? true);
  if (tls !== undefined) return tls;
  if (code === 'ECONNRESET' && place.isInBody !== true) return networkEndings.resetAtOnce(host);
  const known = Object.hasOwn(byCode, code) ? byCode[code] : undefined;
  if (known !== undefined) return known(host);
  return explainByFamily(error, code, host, place);
}

/** Codes of which there are too many to list. */
function explainByFamily(error: NetworkError, code: string, host: string, place: ErrorPlace): Ending {
  if (code.startsWith('HPE_'))
    return place.isInBody === true ? networkEndings.brokenFraming() : networkEndings.notHttp(host);
  if (code === cannotDecode) return networkEndings.noDecoder();
  // Brotli's codes are `ERR_` with its own names, which begin with `_`.
  if (/^(?:Z_|ERR__|ERR_BROTLI|ERR_ZSTD|ZSTD)/.test(code)) return networkEndings.brokenEncoding();
  if (/certificate|CERT_/i.test(`${code} ${error.message}`)) return tlsEndings.untrusted(host, error.message);
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return explain(error.errors[0], host, place);
  return networkEndings.other(host, error.message || code || t('for an unknown reason'));
}

const byCode: Readonly<Record<string, (host: string) => Ending>> = {
  ECONNREFUSED: networkEndings.refused,
  HPE_HEADER_OVERFLOW: networkEndings.headTooLarge,
  ENOTFOUND: networkEndings.unknownHost,
  EAI_AGAIN: networkEndings.noNameServer,
  ECONNRESET: networkEndings.reset,
  ENOENT: networkEndings.noSocket,
  EPIPE: networkEndings.closedWhileSending,
  ETIMEDOUT: networkEndings.timedOut,
  EHOSTUNREACH: networkEndings.noWay,
  ENETUNREACH: networkEndings.noNetwork,
  EPROTO: tlsEndings.noTls,
  ERR_SSL_WRONG_VERSION_NUMBER: tlsEndings.noTls,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: tlsEndings.noTls,
  DEPTH_ZERO_SELF_SIGNED_CERT: tlsEndings.selfSigned,
  SELF_SIGNED_CERT_IN_CHAIN: tlsEndings.unknownIssuer,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: tlsEndings.unknownIssuer,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: tlsEndings.unknownIssuer,
  CERT_HAS_EXPIRED: tlsEndings.expired,
  CERT_NOT_YET_VALID: tlsEndings.notYetValid,
  ERR_TLS_CERT_ALTNAME_INVALID: tlsEndings.otherName,
  REDIRECT_TOO_MANY: networkEndings.tooManyRedirects,
  REDIRECT_NOT_HTTP: networkEndings.redirectedElsewhere,
  REDIRECT_NO_URL: networkEndings.redirectedNowhere,
  HTTP_NOT_HTTP: networkEndings.notHttp,
  HTTP_NO_RESPONSE: networkEndings.noAnswer,
  HTTP_HEAD_CUT: networkEndings.noAnswer,
  HTTP_HEAD_TOO_LARGE: networkEndings.headTooLarge,
  HTTP_TOO_MANY_HEADERS: networkEndings.tooManyHeaders,
  HTTP_BAD_CHUNK_SIZE: networkEndings.brokenFraming,
  HTTP_CHUNK_TOO_LARGE: networkEndings.brokenFraming,
  HTTP_CHUNK_NOT_ENDED: networkEndings.brokenFraming,
  HTTP_CHUNK_LINE_TOO_LONG: networkEndings.brokenFraming,
  HTTP_TRAILERS_TOO_LARGE: networkEndings.brokenFraming,
  HTTP_NUL_IN_HEAD: networkEndings.nulInHead,
  HTTP_DIFFERENT_LENGTHS: (host) => networkEndings.contradictingHeaders(host, 'Content-Length'),
  HTTP_DIFFERENT_LOCATIONS: (host) => networkEndings.contradictingHeaders(host, 'Location'),
  HTTP_DIFFERENT_DISPOSITIONS: (host) => networkEndings.contradictingHeaders(host, 'Content-Disposition'),
  ERR_STREAM_PREMATURE_CLOSE: networkEndings.cutShort,
  SSE_MONITOR_INTERIM: networkEndings.tooManyInterim,
  SSE_MONITOR_PROXY_AUTH: proxyEndings.settingWantsCredentials,
};

/** What a proxy that the person named did instead of letting the request through. */
function explainProxyError({ proxy, status, statusText, hadCredentials, cause }: ProxyError, host: string): Ending {
  if (status === 407) {
    return hadCredentials ? proxyEndings.refusesCredentials(proxy) : proxyEndings.wantsCredentials(proxy);
  }
  if (status !== undefined) return proxyEndings.doesNotConnect(proxy, host, status, statusText);
  return proxyEndings.unusable(
    proxy,
    explainNetworkError(cause instanceof Error ? cause : new Error(String(cause)), proxy),
  );
}

/** The server begins with a frame of HTTP/2 (RFC 9113 sections 3.4, 6.5 and 6.8), or refuses what is not HTTP/2 (RFC 7301 section 3.2). */
function isHttp2(error: NetworkError): boolean {
  const { code, message } = error;
  if (/NO_APPLICATION_PROTOCOL/.test(String(code)) || /no application protocol/i.test(message)) return true;
  const bytes = firstBytes(error);
  const [settings, goAway] = [4, 7];
  return (
    bytes.length >= 9 && [settings, goAway].includes(bytes[3] ?? -1) && bytes.subarray(5, 9).every((byte) => byte === 0)
  );
}

/** The server begins with a record of TLS (RFC 8446 section 5.1): an alert, since it was greeted in clear text. */
function isTls(error: NetworkError): boolean {
  const [alert, major] = firstBytes(error);
  return alert === 21 && major === 3;
}

/** Of what is not HTTP. */
function firstBytes({ code, bytes, rawPacket }: NetworkError): Uint8Array {
  if (code === 'HTTP_NOT_HTTP' && bytes instanceof Uint8Array) return bytes;
  return String(code).startsWith('HPE_') && rawPacket instanceof Uint8Array ? rawPacket : new Uint8Array(0);
}
