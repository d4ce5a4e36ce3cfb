/** The options of curl that a request can be read from, and those that make no difference to it. */

import type { RouteMeaning } from './curl-route.ts';

/** What an option means for the request. */
export type Meaning =
  | 'method'
  | 'header'
  | 'data'
  | 'dataBinary'
  | 'dataRaw'
  | 'dataUrlencoded'
  | 'json'
  | 'user'
  | 'digest'
  | 'userAgent'
  | 'referer'
  | 'cookie'
  | 'bearer'
  | 'get'
  | 'head'
  | 'url'
  | RouteMeaning
  /** How curl shows the response, or what the monitor does in any case: nothing is lost without it. */
  | 'idle'
  /** It matters, and the monitor cannot do it: anyone who pastes the command is warned. */
  | 'untaken';

export interface CurlOption {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple: true;
  readonly meaning: Meaning;
}

function takes(meaning: Meaning, short?: string): CurlOption {
  return { type: 'string', multiple: true, meaning, ...(short !== undefined && { short }) };
}

function is(meaning: Meaning, short?: string): CurlOption {
  return { type: 'boolean', multiple: true, meaning, ...(short !== undefined && { short }) };
}

/** By their long names, as `curl --help all` lists them. */
export const curlOptions: Readonly<Record<string, CurlOption>> = {
  request: takes('method', 'X'),
  header: takes('header', 'H'),
  data: takes('data', 'd'),
  'data-ascii': takes('data'),
  'data-binary': takes('dataBinary'),
  'data-raw': takes('dataRaw'),
  'data-urlencode': takes('dataUrlencoded'),
  json: takes('json'),
  user: takes('user', 'u'),
  'user-agent': takes('userAgent', 'A'),
  referer: takes('referer', 'e'),
  cookie: takes('cookie', 'b'),
  'oauth2-bearer': takes('bearer'),
  get: is('get', 'G'),
  head: is('head', 'I'),
  url: takes('url'),

  silent: is('idle', 's'),
  'show-error': is('idle', 'S'),
  include: is('idle', 'i'),
  verbose: is('idle', 'v'),
  'no-buffer': is('idle', 'N'),
  'no-progress-meter': is('idle'),
  'progress-bar': is('idle', '#'),
  fail: is('idle', 'f'),
  'fail-with-body': is('idle'),
  compressed: is('idle'),
  location: is('idle', 'L'),
  globoff: is('idle', 'g'),
  basic: is('idle'),
  digest: is('digest'),
  output: takes('idle', 'o'),
  'write-out': takes('idle', 'w'),
  'dump-header': takes('idle', 'D'),
  'cookie-jar': takes('idle', 'c'),
  'keepalive-time': takes('idle'),
  'http1.1': is('idle'),
  http2: is('idle'),
  ipv4: is('idle', '4'),

  insecure: is('insecure', 'k'),
  proxy: takes('proxy', 'x'),
  'proxy-user': takes('proxyUser', 'U'),
  noproxy: takes('noProxy'),
  cacert: takes('caFile'),
  'proxy-cacert': takes('proxyCaFile'),
  cert: takes('certificate', 'E'),
  'cert-type': takes('idle'),
  key: takes('key'),
  'key-type': takes('idle'),
  pass: takes('passphrase'),
  'unix-socket': takes('socket'),
  'max-redirs': takes('maxRedirects'),

  resolve: takes('untaken'),
  'connect-to': takes('untaken'),
  anyauth: is('untaken'),
  'proxy-insecure': is('untaken'),
  'max-time': takes('untaken', 'm'),
  'connect-timeout': takes('untaken'),
  retry: takes('untaken'),
  http3: is('untaken'),
  ipv6: is('untaken', '6'),
};
