/** What the network, TLS, a proxy or the framing of HTTP did to an attempt. Hosts are named with their ports. */

import { type Ending, ending } from './ending.ts';
import { formatDelay, statusLine } from './wording.ts';

export const networkEndings = {
  refused: (host: string) =>
    ending(
      'network',
      `nothing accepts connections at ${host} (connection refused)`,
      'Start the server, or correct host and port.',
    ),
  unknownHost: (host: string) =>
    ending(
      'network',
      `the host name of ${host} is unknown`,
      'Check the spelling, and whether you need a VPN or a hosts entry.',
    ),
  noNameServer: (host: string) =>
    ending(
      'network',
      `the host name of ${host} could not be looked up`,
      'The name server did not answer; check the network.',
    ),
  reset: (host: string) =>
    ending(
      'network',
      `${host} broke the connection off (connection reset)`,
      'The server, or something between, ended it without a proper end; look for a crash or a time limit.',
    ),
  noSocket: (host: string) =>
    ending(
      'network',
      `there is no socket to reach ${host} by`,
      'Start the server that makes it, or correct its path in Options.',
    ),
  closedWhileSending: (host: string) =>
    ending(
      'network',
      `${host} closed the connection while the request was sent`,
      'Look in the log of the server why it does not want the request.',
    ),
  timedOut: (host: string) =>
    ending(
      'network',
      `${host} did not answer in time`,
      'Check host and port, and whether a firewall swallows the packets.',
    ),
  late: (host: string, timeoutMs: number) =>
    ending(
      'network',
      `${host} did not begin to answer within ${formatDelay(timeoutMs)}`,
      'The time is set in Options (“Wait for an answer”). Give the server more, or look what keeps it.',
    ),
  noWay: (host: string) => ending('network', `there is no way to reach ${host}`, 'Check the network and the address.'),
  noNetwork: (host: string) =>
    ending('network', `there is no network on which ${host} could be reached`, 'Check the network and the address.'),
  noAnswer: (host: string) =>
    ending(
      'network',
      `${host} closed the connection without an answer`,
      'Look for a crash of the server; if it wants TLS, write https://.',
    ),
  cutShort: () =>
    ending(
      'network',
      'the connection was closed in the middle of the response',
      'Look for a crash of the server, or a time limit of a proxy.',
    ),
  notHttp: (host: string) =>
    ending('network', `what ${host} answered is not HTTP`, 'Check the port; if the server wants TLS, write https://.'),
  headTooLarge: (host: string) =>
    ending(
      'network',
      `the headers of the answer of ${host} are too large`,
      'Node reads 16 KB of headers at most, and browsers a few hundred. Look what the server adds: cookies that pile up, say.',
    ),
  onlyHttp2: (host: string) =>
    ending(
      'network',
      `${host} speaks HTTP/2 only`,
      'The monitor reads streams over HTTP/1.1, which browsers speak too: switch it on in the server, or connect through a proxy that speaks both.',
    ),
  brokenFraming: () =>
    ending(
      'network',
      'the body of the response is not framed as HTTP says',
      'Look for something that writes into the connection past the server, or for two headers that contradict each other (Content-Length and Transfer-Encoding).',
    ),
  brokenEncoding: () =>
    ending(
      'network',
      'the compressed response is broken or was cut short',
      'Compare the header Content-Encoding with what the server, or a proxy, really sends.',
    ),
  tooManyRedirects: () =>
    ending(
      'redirect',
      'the server redirected more than 20 times',
      'Look for two addresses that redirect to each other.',
    ),
  redirectedElsewhere: () =>
    ending(
      'redirect',
      'the server redirected to something that is not an http: or https: URL',
      'Look at the Location header.',
    ),
  redirectedNowhere: () =>
    ending('redirect', 'the server redirected to something that is not a URL', 'Look at the Location header.'),
  /** @param reason - what node said */
  other: (host: string, reason: string) =>
    ending(
      'network',
      `the connection to ${host} failed: ${reason}`,
      'Check host and port, and look in the log of the server.',
    ),
} as const;

export const tlsEndings = {
  noTls: (host: string) =>
    ending(
      'network',
      `${host} does not speak TLS`,
      'If the server has no certificate, write http:// instead of https://.',
    ),
  selfSigned: (host: string) => untrusted(host, 'it is self-signed'),
  unknownIssuer: (host: string) => untrusted(host, 'its issuer is not known here'),
  expired: (host: string) => untrusted(host, 'it has expired'),
  notYetValid: (host: string) => untrusted(host, 'it is not valid yet'),
  otherName: (host: string) => untrusted(host, 'it is for another host name'),
  /** @param reason - what OpenSSL said */
  untrusted: (host: string, reason: string) => untrusted(host, reason),
  wantsCertificate: (host: string) =>
    ending(
      'network',
      `${host} broke the TLS handshake off, as servers do that want a client certificate`,
      'Name a client certificate in Options; if there is one, the server may speak another version of TLS.',
    ),
  refusesCertificate: (host: string) =>
    ending(
      'network',
      `${host} does not accept the client certificate`,
      'Name one in Options that is valid now and issued by an authority that the server trusts.',
    ),
} as const;

/** What a proxy did instead of letting the request through: one that the person named, but for the first. */
export const proxyEndings = {
  settingWantsCredentials: () =>
    ending(
      'network',
      'a proxy wants credentials (407 Proxy Authentication Required)',
      'Set them in the setting http.proxy, or name the proxy with them in Options.',
    ),
  wantsCredentials: (proxy: string) =>
    ending(
      'network',
      `the proxy ${proxy} wants credentials (407)`,
      `Write user and password in the proxy’s URL in Options, like http://user:password@${proxy}.`,
    ),
  refusesCredentials: (proxy: string) =>
    ending(
      'network',
      `the proxy ${proxy} does not accept these credentials (407)`,
      `Correct user and password in the proxy’s URL in Options, like http://user:password@${proxy}.`,
    ),
  doesNotConnect: (proxy: string, host: string, status: number, statusText: string) =>
    ending(
      'network',
      `the proxy ${proxy} does not connect to ${host}: it answered ${statusLine(status, statusText)}`,
      'Look whether the proxy may and can reach this host, or choose another in Options; “direct” means none.',
    ),
  unusable: (proxy: string, { message, advice }: Ending) =>
    ending(
      'network',
      `the proxy ${proxy} could not be used: ${message}`,
      `${advice ?? ''} The proxy is set in Options.`.trim(),
    ),
} as const;

function untrusted(host: string, why: string): Ending {
  return ending(
    'network',
    `the certificate of ${host} cannot be trusted: ${why}`,
    'Name its authority in Options, or add it to the certificates of the system. If you know the server, its certificate can be trusted for this connection only.',
    'trustCertificate',
  );
}
