/** What the network, TLS, a proxy or the framing of HTTP did to an attempt. Hosts are named with their ports. */

import { t } from '@vscode/l10n';
import { type Ending, ending } from './ending.ts';
import { formatDelay } from '../text/delay.ts';
import { statusLine } from './wording.ts';

export const networkEndings = {
  refused: (host: string) =>
    ending(
      'network',
      t`${host} refused the connection (nothing is listening there)`,
      t('Start the server, or check the host and port.'),
    ),
  unknownHost: (host: string) =>
    ending('network', t`host ${host} not found`, t('Check the spelling, and whether you need a VPN or a hosts entry.')),
  noNameServer: (host: string) =>
    ending(
      'network',
      t`the host name of ${host} could not be looked up`,
      t('The name server did not respond; check the network.'),
    ),
  /** In the body of a response. */
  reset: (host: string) =>
    ending(
      'network',
      t`${host} reset the connection before the response was complete`,
      t(
        'Check whether the server crashed or restarted, or something in between timed out. A reset discards what is still in transit, so the last events may be missing: a server that is finished has to end the response instead of destroying the socket.',
      ),
    ),
  /** Before any byte of a response. */
  resetAtOnce: (host: string) =>
    ending(
      'network',
      t`${host} reset the connection before it responded`,
      t(
        'Check whether the server crashed. A port that a container publishes does this too if nothing inside listens on it: the server there must listen on 0.0.0.0, not on 127.0.0.1.',
      ),
    ),
  noSocket: (host: string) =>
    ending(
      'network',
      t`the socket for ${host} doesn’t exist`,
      t('Start the server that creates it, or correct its path in Options.'),
    ),
  closedWhileSending: (host: string) =>
    ending(
      'network',
      t`${host} closed the connection while the request was sent`,
      t('Check the server log to see why it rejects the request.'),
    ),
  timedOut: (host: string) =>
    ending(
      'network',
      t`${host} did not respond in time`,
      t('Check the host and port, and whether a firewall drops the packets.'),
    ),
  late: (host: string, timeoutMs: number) =>
    ending(
      'network',
      t`${host} did not start to respond within ${formatDelay(timeoutMs)}`,
      t('The limit is set in Options (“Response timeout”). Increase it, or find out what delays the server.'),
    ),
  noWay: (host: string) => ending('network', t`${host} is unreachable`, t('Check the network and the address.')),
  noNetwork: (host: string) =>
    ending('network', t`no network route to ${host}`, t('Check the network and the address.')),
  noAnswer: (host: string) =>
    ending(
      'network',
      t`${host} closed the connection without a response`,
      t('Check whether the server crashed; if it requires TLS, use https://.'),
    ),
  cutShort: () =>
    ending(
      'network',
      t('the connection dropped before the response was complete'),
      t('Check whether the server crashed or a proxy timed out.'),
    ),
  notHttp: (host: string) =>
    ending(
      'network',
      t`${host} did not respond with HTTP`,
      t('Check the port; if the server requires TLS, use https://.'),
    ),
  wantsTls: (host: string) =>
    ending('network', t`${host} wants TLS, and was asked without`, t('Write https:// instead of http://.'), 'useHttps'),
  headTooLarge: (host: string) =>
    ending(
      'network',
      t`the headers of the response from ${host} are too large`,
      t('Chromium reads 256 KB of headers at most. Look at what the server adds: cookies that pile up, for example.'),
    ),
  tooManyHeaders: (host: string) =>
    ending(
      'network',
      t`the response from ${host} has more than 1,000 header lines`,
      t('Look at what the server adds: cookies that pile up, for example.'),
    ),
  nulInHead: (host: string) =>
    ending(
      'network',
      t`the headers of the response from ${host} contain a NUL character`,
      t('Browsers refuse such a response. Look for binary data in a header.'),
    ),
  /** @param name - of the header */
  contradictingHeaders: (host: string, name: string) =>
    ending(
      'network',
      t`${host} sent the header ${name} more than once, with different values`,
      t(
        'Browsers refuse such a response: the second one may have been injected. Look for a proxy, or code of the server, that adds the header again.',
      ),
    ),
  tooManyInterim: (host: string) =>
    ending(
      'network',
      t`${host} sent more than 10,000 interim responses (status 1xx) and no final one`,
      t('Check the server log to see why it doesn’t respond.'),
    ),
  onlyHttp2: (host: string) =>
    ending(
      'network',
      t`${host} supports only HTTP/2`,
      t(
        'SSE Monitor reads streams over HTTP/1.1, which browsers also support: enable it on the server, or connect through a proxy that supports both.',
      ),
    ),
  brokenFraming: () =>
    ending(
      'network',
      t('the response body is not framed as HTTP requires'),
      t(
        'Look for something that writes into the connection past the server, or for two headers that contradict each other (Content-Length and Transfer-Encoding).',
      ),
    ),
  brokenEncoding: () =>
    ending(
      'network',
      t('the compressed response is broken or was cut short'),
      t('Compare the header Content-Encoding with what the server, or a proxy, really sends.'),
    ),
  noDecoder: () =>
    ending(
      'network',
      t('the response is compressed, and SSE Monitor can’t decompress responses in this version of VS Code'),
      t(
        'SSE Monitor asked for an uncompressed response: turn compression off on the server, or on the proxy in front of it.',
      ),
    ),
  tooManyRedirects: () =>
    ending(
      'redirect',
      t('the server redirected more than 20 times'),
      t('Look for two addresses that redirect to each other.'),
    ),
  redirectedElsewhere: () =>
    ending(
      'redirect',
      t('the server redirected to something that is not an http: or https: URL'),
      t('Check the Location header.'),
    ),
  redirectedNowhere: () =>
    ending('redirect', t('the server redirected to something that is not a URL'), t('Check the Location header.')),
  /** @param url - where the redirect led, without a query */
  secretInBody: (host: string, url: string) =>
    ending(
      'redirect',
      t`the server redirected to ${host}, but the request body contains a secret, which was not sent there`,
      t`If you trust that host with it, connect to ${url} directly.`,
    ),
  /** @param reason - what node said */
  other: (host: string, reason: string) =>
    ending(
      'network',
      t`the connection to ${host} failed: ${reason}`,
      t('Check the host and port, and the server log.'),
    ),
} as const;

export const tlsEndings = {
  noTls: (host: string) =>
    ending(
      'network',
      t`${host} doesn’t support TLS`,
      t('If the server has no certificate, use http:// instead of https://.'),
      'useHttp',
    ),
  /** The server closed the connection, without a word. */
  closed: (host: string) =>
    ending(
      'network',
      t`${host} closed the connection during the TLS handshake`,
      t('Check the port, and whether the server speaks TLS; its log may say why.'),
    ),
  otherVersion: (host: string) =>
    ending(
      'network',
      t`${host} supports neither TLS 1.2 nor TLS 1.3`,
      t('Enable one of these versions of TLS on the server. Browsers have removed the older ones too.'),
    ),
  internalError: (host: string) =>
    ending(
      'network',
      t`${host} ended the TLS handshake because of an internal error (TLS alert 80)`,
      t(
        'Servers do so when they have no certificate for the host name in the URL. Check the host name and the log of the server.',
      ),
    ),
  unknownName: (host: string) =>
    ending(
      'network',
      t`${host} does not know the host name it was asked for (TLS alert 112)`,
      t('Check the host name in the URL, and for which names the server has certificates.'),
    ),
  /** Before the server has sent anything else: it cannot have asked for a certificate yet. */
  nothingInCommon: (host: string) =>
    ending(
      'network',
      t`${host} ended the TLS handshake at once: there is no cipher or TLS version that both sides accept (TLS alert 40)`,
      t('Look at the TLS settings of the server, and whether it has a certificate for the host name in the URL.'),
    ),
  /** @param reason - what OpenSSL said */
  failed: (host: string, reason: string) =>
    ending(
      'network',
      t`the TLS handshake with ${host} failed: ${reason}`,
      t('Look at the TLS settings and the log of the server.'),
    ),
  selfSigned: (host: string) => untrusted(host, t('it is self-signed')),
  unknownIssuer: (host: string) => untrusted(host, t('its issuer is unknown')),
  expired: (host: string) => untrusted(host, t('it has expired')),
  notYetValid: (host: string) => untrusted(host, t('it is not valid yet')),
  otherName: (host: string) => untrusted(host, t('it is for another host name')),
  /** @param reason - what OpenSSL said */
  untrusted: (host: string, reason: string) => untrusted(host, reason),
  /** @param end - what is wrong with it, for a host that was not redirected to */
  untrustedAfterRedirect: (host: string, { message }: Ending) =>
    ending(
      'network',
      message,
      t`The server redirected to ${host}. “Trust any certificate” applies only to the origin you connect to: if you know this server, connect to it directly, or set its authority in Options.`,
    ),
  wantsCertificate: (host: string) =>
    ending(
      'network',
      t`${host} aborted the TLS handshake, as servers do that require a client certificate`,
      t('Set a client certificate in Options; if one is set, the server may require another version of TLS.'),
    ),
  refusesCertificate: (host: string) =>
    ending(
      'network',
      t`${host} does not accept the client certificate`,
      t('In Options, select one that is currently valid and issued by an authority that the server trusts.'),
    ),
} as const;

/** What a proxy did instead of letting the request through: one that the person named, but for the first. */
export const proxyEndings = {
  settingWantsCredentials: () =>
    ending(
      'network',
      t('a proxy requires credentials (407 Proxy Authentication Required)'),
      t('Set them in the http.proxy setting, or in the proxy URL in Options.'),
    ),
  wantsCredentials: (proxy: string) =>
    ending(
      'network',
      t`the proxy ${proxy} requires credentials (407)`,
      t`Put the user name and password in the proxy URL in Options, for example http://user:password@${proxy}.`,
    ),
  refusesCredentials: (proxy: string) =>
    ending(
      'network',
      t`the proxy ${proxy} does not accept these credentials (407)`,
      t`Correct the user name and password in the proxy URL in Options, for example http://user:password@${proxy}.`,
    ),
  doesNotConnect: (proxy: string, host: string, status: number, statusText: string) =>
    ending(
      'network',
      t`the proxy ${proxy} did not connect to ${host}: it responded with ${statusLine(status, statusText)}`,
      t(
        'Check whether the proxy can reach this host and is allowed to, or choose another one in Options; “direct” means none.',
      ),
    ),
  unusable: (proxy: string, { message, advice }: Ending) =>
    ending(
      'network',
      t`the proxy ${proxy} could not be used: ${message}`,
      `${advice ?? ''} ${t('The proxy is set in Options.')}`.trim(),
    ),
} as const;

function untrusted(host: string, why: string): Ending {
  return ending(
    'network',
    t`the certificate of ${host} cannot be trusted: ${why}`,
    t(
      'Set its authority in Options, or add it to the system’s certificates. If you know the server, you can trust its certificate for this connection only.',
    ),
    'trustCertificate',
  );
}
