/** Which ending of the catalogue an error of node, OpenSSL, zlib or follow-redirects is. */

import { t } from '@vscode/l10n';
import type { Ending } from '../../shared/messages/ending.ts';
import { networkEndings, proxyEndings, tlsEndings } from '../../shared/messages/network.ts';
import { ProxyError } from '../wire/proxy-error.ts';
import { SecretBodyError } from './secret-body.ts';

type NetworkError = Error & { code?: unknown; cause?: unknown; rawPacket?: unknown; firstByteTimeoutMs?: unknown };

/**
 * Explains an error of the network.
 *
 * @param host - host and port that was asked
 * @param isInBody - whether the head of the response had come
 * @param isRedirected - whether a redirect has led to that host from another origin
 */
export function explainNetworkError(
  error: NetworkError,
  host: string,
  { isInBody = false, isRedirected = false } = {},
): Ending {
  const end = explain(error, host, isInBody);
  // What a person can trust is the certificate of the host that they named.
  return isRedirected && end.offer === 'trustCertificate' ? tlsEndings.untrustedAfterRedirect(host, end) : end;
}

function explain(error: NetworkError, host: string, isInBody: boolean): Ending {
  if (error instanceof SecretBodyError) return networkEndings.secretInBody(error.host, error.url);
  if (error instanceof ProxyError) return explainProxyError(error, host);
  const code = typeof error.code === 'string' ? error.code : '';
  if (code === 'SSE_MONITOR_LATE') return networkEndings.late(host, Number(error.firstByteTimeoutMs));
  if (isHttp2(error)) return networkEndings.onlyHttp2(host);
  // Node reports a body that was cut short with the code of a reset.
  if (error.message === 'aborted') return networkEndings.cutShort();
  if (error.message === 'socket hang up') return networkEndings.noAnswer(host);
  const alert = clientCertificateAlert(error, code);
  if (alert !== undefined) return alert(host);
  const known = Object.hasOwn(byCode, code) ? byCode[code] : undefined;
  if (known !== undefined) return known(host);
  return explainByFamily(error, code, host, isInBody);
}

/** Codes of which there are too many to list. */
function explainByFamily(error: NetworkError, code: string, host: string, isInBody: boolean): Ending {
  if (code.startsWith('HPE_')) return isInBody ? networkEndings.brokenFraming() : networkEndings.notHttp(host);
  // Brotli's codes are `ERR_` with its own names, which begin with `_`.
  if (/^(?:Z_|ERR__|ERR_BROTLI|ERR_ZSTD|ZSTD)/.test(code)) return networkEndings.brokenEncoding();
  if (/certificate|CERT_/i.test(`${code} ${error.message}`)) return tlsEndings.untrusted(host, error.message);
  if (error instanceof AggregateError && error.errors[0] instanceof Error)
    return explain(error.errors[0], host, isInBody);
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
  ERR_FR_TOO_MANY_REDIRECTS: networkEndings.tooManyRedirects,
  ERR_FR_REDIRECTION_FAILURE: networkEndings.redirectedElsewhere,
  ERR_INVALID_URL: networkEndings.redirectedNowhere,
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
function isHttp2({ code, message, rawPacket }: NetworkError): boolean {
  if (/NO_APPLICATION_PROTOCOL/.test(String(code)) || /no application protocol/i.test(message)) return true;
  if (!String(code).startsWith('HPE_') || !(rawPacket instanceof Uint8Array) || rawPacket.length < 9) return false;
  const [settings, goAway] = [4, 7];
  return [settings, goAway].includes(rawPacket[3] ?? -1) && rawPacket.subarray(5, 9).every((byte) => byte === 0);
}

/**
 * [spec] RFC 8446 section 6.2: what a server says about the certificate of the client. Where node was writing meanwhile, the
 * code is EPROTO, and the alert is in OpenSSL's words.
 */
function clientCertificateAlert({ message }: Error, code: string): ((host: string) => Ending) | undefined {
  const said = code === 'EPROTO' ? message.toUpperCase().replaceAll(' ', '_') : code;
  if (/ALERT_CERTIFICATE_REQUIRED|ALERT_HANDSHAKE_FAILURE/.test(said)) return tlsEndings.wantsCertificate;
  return /ALERT_(?:BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_\w+|UNKNOWN_CA|DECRYPT_ERROR|ACCESS_DENIED)/.test(
    said,
  )
    ? tlsEndings.refusesCertificate
    : undefined;
}
