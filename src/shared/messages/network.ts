/** What the network, TLS, a proxy or the framing of HTTP did to an attempt. Hosts are named with their ports. */

import { t } from '@vscode/l10n';
import { type Ending, ending } from './ending.ts';
import { formatDelay } from '../text/delay.ts';
import { statusLine } from './wording.ts';

export const networkEndings = {
  refused: (host: string) =>
    ending(
      'network',
      t`nothing accepts connections at ${host} (connection refused)`,
      t('Start the server, or correct host and port.'),
    ),
  unknownHost: (host: string) =>
    ending(
      'network',
      t`the host name of ${host} is unknown`,
      t('Check the spelling, and whether you need a VPN or a hosts entry.'),
    ),
  noNameServer: (host: string) =>
    ending(
      'network',
      t`the host name of ${host} could not be looked up`,
      t('The name server did not answer; check the network.'),
    ),
  reset: (host: string) =>
    ending(
      'network',
      t`${host} broke the connection off (connection reset)`,
      t('The server, or something between, ended it without a proper end; look for a crash or a time limit.'),
    ),
  noSocket: (host: string) =>
    ending(
      'network',
      t`there is no socket to reach ${host} by`,
      t('Start the server that makes it, or correct its path in Options.'),
    ),
  closedWhileSending: (host: string) =>
    ending(
      'network',
      t`${host} closed the connection while the request was sent`,
      t('Look in the log of the server why it does not want the request.'),
    ),
  timedOut: (host: string) =>
    ending(
      'network',
      t`${host} did not answer in time`,
      t('Check host and port, and whether a firewall swallows the packets.'),
    ),
  late: (host: string, timeoutMs: number) =>
    ending(
      'network',
      t`${host} did not begin to answer within ${formatDelay(timeoutMs)}`,
      t('The time is set in Options (“Wait for an answer”). Give the server more, or look what keeps it.'),
    ),
  noWay: (host: string) =>
    ending('network', t`there is no way to reach ${host}`, t('Check the network and the address.')),
  noNetwork: (host: string) =>
    ending(
      'network',
      t`there is no network on which ${host} could be reached`,
      t('Check the network and the address.'),
    ),
  noAnswer: (host: string) =>
    ending(
      'network',
      t`${host} closed the connection without an answer`,
      t('Look for a crash of the server; if it wants TLS, write https://.'),
    ),
  cutShort: () =>
    ending(
      'network',
      t('the connection was closed in the middle of the response'),
      t('Look for a crash of the server, or a time limit of a proxy.'),
    ),
  notHttp: (host: string) =>
    ending(
      'network',
      t`what ${host} answered is not HTTP`,
      t('Check the port; if the server wants TLS, write https://.'),
    ),
  headTooLarge: (host: string) =>
    ending(
      'network',
      t`the headers of the answer of ${host} are too large`,
      t(
        'Node reads 16 KB of headers at most, and browsers a few hundred. Look what the server adds: cookies that pile up, say.',
      ),
    ),
  tooManyInterim: (host: string) =>
    ending(
      'network',
      t`${host} sent more than 10,000 interim responses (status 1xx) and no final one`,
      t('Look in the log of the server why it does not come to its response.'),
    ),
  onlyHttp2: (host: string) =>
    ending(
      'network',
      t`${host} speaks HTTP/2 only`,
      t(
        'The monitor reads streams over HTTP/1.1, which browsers speak too: switch it on in the server, or connect through a proxy that speaks both.',
      ),
    ),
  brokenFraming: () =>
    ending(
      'network',
      t('the body of the response is not framed as HTTP says'),
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
      t('Look at the Location header.'),
    ),
  redirectedNowhere: () =>
    ending('redirect', t('the server redirected to something that is not a URL'), t('Look at the Location header.')),
  /** @param url - where the redirect led, without a query */
  secretInBody: (host: string, url: string) =>
    ending(
      'redirect',
      t`the server redirected to ${host}, and the body of the request contains a secret, which was not sent there`,
      t`If this host may have it, connect to ${url} directly.`,
    ),
  /** @param reason - what node said */
  other: (host: string, reason: string) =>
    ending(
      'network',
      t`the connection to ${host} failed: ${reason}`,
      t('Check host and port, and look in the log of the server.'),
    ),
} as const;

export const tlsEndings = {
  noTls: (host: string) =>
    ending(
      'network',
      t`${host} does not speak TLS`,
      t('If the server has no certificate, write http:// instead of https://.'),
    ),
  selfSigned: (host: string) => untrusted(host, t('it is self-signed')),
  unknownIssuer: (host: string) => untrusted(host, t('its issuer is not known here')),
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
      t`The server redirected to ${host}. “Trust any certificate” is for the origin you connect to, and for no other: if you know this server, connect to it directly, or name its authority in Options.`,
    ),
  wantsCertificate: (host: string) =>
    ending(
      'network',
      t`${host} broke the TLS handshake off, as servers do that want a client certificate`,
      t('Name a client certificate in Options; if there is one, the server may speak another version of TLS.'),
    ),
  refusesCertificate: (host: string) =>
    ending(
      'network',
      t`${host} does not accept the client certificate`,
      t('Name one in Options that is valid now and issued by an authority that the server trusts.'),
    ),
} as const;

/** What a proxy did instead of letting the request through: one that the person named, but for the first. */
export const proxyEndings = {
  settingWantsCredentials: () =>
    ending(
      'network',
      t('a proxy wants credentials (407 Proxy Authentication Required)'),
      t('Set them in the setting http.proxy, or name the proxy with them in Options.'),
    ),
  wantsCredentials: (proxy: string) =>
    ending(
      'network',
      t`the proxy ${proxy} wants credentials (407)`,
      t`Write user and password in the proxy’s URL in Options, like http://user:password@${proxy}.`,
    ),
  refusesCredentials: (proxy: string) =>
    ending(
      'network',
      t`the proxy ${proxy} does not accept these credentials (407)`,
      t`Correct user and password in the proxy’s URL in Options, like http://user:password@${proxy}.`,
    ),
  doesNotConnect: (proxy: string, host: string, status: number, statusText: string) =>
    ending(
      'network',
      t`the proxy ${proxy} does not connect to ${host}: it answered ${statusLine(status, statusText)}`,
      t('Look whether the proxy may and can reach this host, or choose another in Options; “direct” means none.'),
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
      'Name its authority in Options, or add it to the certificates of the system. If you know the server, its certificate can be trusted for this connection only.',
    ),
    'trustCertificate',
  );
}
