/** Where a connection goes: host and port of a URL, and the addresses that the names of this machine have. */

import { ADDRCONFIG, type LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';

/** What TCP connects to. */
export interface Destination {
  /** A name, in ASCII, or an address without brackets. */
  readonly host: string;
  readonly port: number;
}

export function destinationOf({ hostname, port, protocol }: URL): Destination {
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (protocol === 'https:' ? 443 : 80) };
}

/** Host and port as they stand in a URL. */
export function authorityOf({ host, port }: Destination): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** What TLS asks for: a name. [spec] RFC 6066 section 3: addresses are not permitted in it. */
export function serverNameOf({ host }: Destination): string {
  return isIP(host) === 0 ? host : '';
}

/** [spec] RFC 6761 section 6.3: `localhost` and the names below it are loopback. Chromium asks nobody for them either. */
function isLoopbackName(host: string): boolean {
  return /^(?:.+\.)?localhost\.?$/i.test(host);
}

const loopback: readonly LookupAddress[] = [
  { address: '::1', family: 6 },
  { address: '127.0.0.1', family: 4 },
];

/** The address that means “all of this machine” to a server is none to connect to everywhere, and people copy it from logs. */
const unspecified: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/**
 * The pipe of Windows that a path names, written with backslashes. With slashes, as people write it where backslashes would have
 * to be doubled, it is one on Windows alone: elsewhere that is a file.
 *
 * @returns `undefined` for a path of a file
 */
export function windowsPipeOf(path: string, platform: NodeJS.Platform = process.platform): string | undefined {
  const written = platform === 'win32' ? path.replaceAll('/', '\\') : path;
  return /^\\\\[.?]\\pipe\\./i.test(written) ? written : undefined;
}

/** Addresses of a host, and whether a name was looked up for them. */
export interface Found {
  readonly addresses: readonly LookupAddress[];
  readonly isLookedUp: boolean;
}

/**
 * The addresses to try, one after the other.
 *
 * @throws the error of the look-up, with its `code`
 */
export async function addressesOf(host: string, platform: NodeJS.Platform = process.platform): Promise<Found> {
  const address = unspecified[host] ?? host;
  const family = isIP(address);
  if (family !== 0) return { addresses: [{ address, family }], isLookedUp: false };
  if (isLoopbackName(host)) return { addresses: loopback, isLookedUp: false };
  // As `net.connect` does: no IPv6 addresses for a machine that has none. Windows knows this by itself.
  const hints = platform === 'win32' ? 0 : ADDRCONFIG;
  return { addresses: inTurns(await lookup(host, { all: true, hints, order: 'verbatim' })), isLookedUp: true };
}

/** [spec] RFC 8305 section 4: the families take turns, beginning with that of the first address. */
function inTurns(addresses: readonly LookupAddress[]): LookupAddress[] {
  const first = addresses.filter(({ family }) => family === addresses[0]?.family);
  const other = addresses.filter(({ family }) => family !== addresses[0]?.family);
  return Array.from({ length: Math.max(first.length, other.length) }, (_, i) => [first[i], other[i]])
    .flat()
    .filter((address) => address !== undefined);
}
