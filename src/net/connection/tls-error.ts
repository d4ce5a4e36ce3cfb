/** Which ending of the catalogue an error of OpenSSL is. */

import type { Ending } from '../../shared/messages/ending.ts';
import { networkEndings, tlsEndings } from '../../shared/messages/network.ts';

/** An error of TLS as node has it. */
export interface TlsError extends Error {
  readonly code?: unknown;
  /** Whether it came instead of the first message of the server. Absent: it is not known. */
  readonly isBeforeHello?: boolean;
}

/** @param hasIdentity - whether there is a client certificate to show */
export function explainTlsError(error: TlsError, host: string, hasIdentity: boolean): Ending | undefined {
  const alert = Number(/SSL alert number (\d+)/.exec(error.message)?.[1] ?? -1);
  if (alert >= 0) return explainAlert(alert, error, host, hasIdentity);
  if (error.message.startsWith('Client network socket disconnected before secure TLS')) return tlsEndings.closed(host);
  const reason = reasonOf(error.message);
  if (reason === undefined || /certificate/i.test(reason)) return byName(error, host);
  if (notTls.test(reason)) return tlsEndings.noTls(host);
  return /unsupported protocol|version too low/.test(reason)
    ? tlsEndings.otherVersion(host)
    : tlsEndings.failed(host, reason);
}

/** What OpenSSL says of a first record that is none of TLS. */
const notTls =
  /wrong version number|packet length too long|http request|https proxy request|unknown protocol|bad record type/;

/** Alerts of RFC 8446 section 6 and RFC 5246 section 7.2 by their numbers. */
const alerts = {
  handshakeFailure: 40,
  badCertificate: 42,
  protocolVersion: 70,
  internalError: 80,
  unrecognizedName: 112,
  certificateRequired: 116,
  noApplicationProtocol: 120,
} as const;

/** What is said of the certificate of the client: unsupported, revoked, expired, unknown, of an unknown CA, with a wrong signature. */
const certificateAlerts: ReadonlySet<number> = new Set([43, 44, 45, 46, 48, 49, 51]);

function explainAlert(alert: number, error: TlsError, host: string, hasIdentity: boolean): Ending {
  if (certificateAlerts.has(alert)) return tlsEndings.refusesCertificate(host);
  switch (alert) {
    case alerts.handshakeFailure:
      // Before its hello a server has asked for nothing yet.
      return error.isBeforeHello === true ? tlsEndings.nothingInCommon(host) : tlsEndings.wantsCertificate(host);
    case alerts.badCertificate:
      // So do servers made with Go, when none was shown.
      return hasIdentity ? tlsEndings.refusesCertificate(host) : tlsEndings.wantsCertificate(host);
    case alerts.protocolVersion:
      return tlsEndings.otherVersion(host);
    case alerts.internalError:
      return tlsEndings.internalError(host);
    case alerts.unrecognizedName:
      return tlsEndings.unknownName(host);
    case alerts.certificateRequired:
      return tlsEndings.wantsCertificate(host);
    case alerts.noApplicationProtocol:
      return networkEndings.onlyHttp2(host);
    default:
      return tlsEndings.failed(host, reasonOf(error.message) ?? `alert ${alert}`);
  }
}

/** In `…:error:0A00010B:SSL routines:function:reason:file:line:…`. */
function reasonOf(message: string): string | undefined {
  return /:error:[0-9A-F]+:[^:]*:[^:]*:([^:]+):/.exec(message)?.[1]?.trim();
}

/** Where there is a code alone. */
function byName({ code }: TlsError, host: string): Ending | undefined {
  const name = typeof code === 'string' ? code : '';
  if (/ALERT_CERTIFICATE_REQUIRED|ALERT_HANDSHAKE_FAILURE/.test(name)) return tlsEndings.wantsCertificate(host);
  return /ALERT_(?:BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_\w+|UNKNOWN_CA|DECRYPT_ERROR|ACCESS_DENIED)/.test(
    name,
  )
    ? tlsEndings.refusesCertificate(host)
    : undefined;
}
