/** The options of curl that say how the server is reached, both ways. */

import { joinProxy, splitProxy } from '../../../shared/request/proxy.ts';
import type { ConnectionOptions } from '../../../shared/stream/records.ts';

/** What an option means for the way to the server. */
export type RouteMeaning =
  | 'insecure'
  | 'proxy'
  | 'proxyUser'
  | 'noProxy'
  | 'caFile'
  | 'proxyCaFile'
  | 'certificate'
  | 'key'
  | 'passphrase'
  | 'socket'
  | 'maxRedirects';

/** Takes one option after the other. */
export class CurlRoute {
  #options: ConnectionOptions = {};
  #proxyUser: string | undefined;
  readonly #untaken: string[] = [];

  readonly takers: Readonly<Record<RouteMeaning, (value: string, rawName: string) => void>> = {
    insecure: () => this.#set({ trustAnyCertificate: true }),
    proxy: (proxy, rawName) => this.#takeProxy(proxy, rawName),
    proxyUser: (user) => void (this.#proxyUser = user),
    noProxy: (hosts, rawName) => {
      if (hosts.trim() === '*') this.#set({ proxy: 'direct' });
      else this.#untaken.push(rawName);
    },
    caFile: (caFile) => this.#set({ caFile }),
    proxyCaFile: (caFile, rawName) => this.#takeProxyCaFile(caFile, rawName),
    certificate: (text) => this.#takeCertificate(text),
    key: (keyFile) => this.#set({ keyFile }),
    passphrase: (passphrase) => this.#set({ passphrase }),
    socket: (socketPath) => this.#set({ socketPath }),
    maxRedirects: (count, rawName) => {
      if (Number(count) === 0) this.#set({ followRedirects: false });
      else this.#untaken.push(rawName);
    },
  };

  /** The monitor has one file for both: `--cacert` is in front when it writes the command. */
  #takeProxyCaFile(caFile: string, rawName: string): void {
    if ((this.#options.caFile ?? caFile) === caFile) this.#set({ caFile });
    else this.#untaken.push(rawName);
  }

  /** @param untaken - gets what could not be taken over */
  reading(untaken: string[]): { readonly options?: ConnectionOptions } {
    for (const name of this.#untaken) untaken.push(name);
    const proxy = this.#proxyWithUser();
    const options = proxy === undefined ? this.#options : { ...this.#options, proxy };
    return Object.keys(options).length === 0 ? {} : { options };
  }

  #set(change: ConnectionOptions): void {
    this.#options = { ...this.#options, ...change };
  }

  /** curl: an empty one is none; another scheme than that of an HTTP proxy is one that the monitor does not speak. */
  #takeProxy(proxy: string, rawName: string): void {
    if (/^socks/i.test(proxy)) this.#untaken.push(rawName);
    else if (this.#options.proxy !== 'direct') this.#set({ proxy: proxy === '' ? 'direct' : proxy });
  }

  /** curl: `user:password`, percent-encoded or not, which wins over what the proxy's URL has. */
  #proxyWithUser(): string | undefined {
    const { proxy } = this.#options;
    if (proxy === undefined || proxy === 'direct' || this.#proxyUser === undefined) return proxy;
    const [user = '', ...password] = this.#proxyUser.split(':');
    return joinProxy({
      server: splitProxy(proxy).server,
      user: encodeURIComponent(user),
      password: encodeURIComponent(password.join(':')),
    });
  }

  /** curl: `file:passphrase`, where a backslash is before a colon of the file's; a drive of Windows has one as well. */
  #takeCertificate(text: string): void {
    const [, file = text, passphrase] = /^((?:[a-z]:(?=[\\/]))?(?:\\.|[^:\\])*)(?::(.*))?$/is.exec(text) ?? [];
    const certificateFile = file.replaceAll(/\\([:\\])/g, '$1');
    this.#set({ certificateFile, ...(passphrase !== undefined && passphrase !== '' && { passphrase }) });
  }
}

/** What curl is given, option by option; one without a value is a switch. */
export function routeArguments(options: ConnectionOptions = {}): [name: string, value?: string][] {
  const { proxy, caFile, certificateFile, keyFile, passphrase, socketPath } = options;
  const isPkcs12 = certificateFile !== undefined && /\.(?:p12|pfx)$/i.test(certificateFile);
  return [
    // What curl does on its own, but when the command is read again it says so.
    ...(options.followRedirects === false ? one('--max-redirs', '0') : []),
    ...(options.trustAnyCertificate === true ? one('-k') : []),
    ...(proxy === undefined || proxy === '' ? [] : proxy === 'direct' ? one('--noproxy', '*') : one('-x', proxy)),
    ...(caFile ? one('--cacert', caFile) : []),
    ...(caFile && /^\s*https:/i.test(proxy ?? '') ? one('--proxy-cacert', caFile) : []),
    ...(certificateFile ? one('--cert', certificateFile.replaceAll(/[\\:]/g, '\\$&')) : []),
    ...(isPkcs12 ? one('--cert-type', 'P12') : []),
    ...(keyFile ? one('--key', keyFile) : []),
    ...(passphrase ? one('--pass', passphrase) : []),
    ...(socketPath ? one('--unix-socket', socketPath) : []),
  ];
}

function one(name: string, value?: string): [name: string, value?: string][] {
  return [value === undefined ? [name] : [name, value]];
}
