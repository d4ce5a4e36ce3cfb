/** The options of a request become the way to its server: they are checked, and their files are read. */

import { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, isAbsolute, join } from 'node:path';
import { createSecureContext } from 'node:tls';
import type { ConnectionOptions } from '../../protocol/records.ts';
import type { ClientIdentity, Route } from '../connection/route.ts';
import { resolveProxy } from './proxy-url.ts';
import { RequestError } from './request-error.ts';

/** Beyond it a timer fires at once. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * @param folder - what relative paths are relative to; absent when no folder is open
 * @throws {@link RequestError} without secrets in its message
 */
export async function resolveRoute(options: ConnectionOptions, folder: string | undefined): Promise<Route> {
  const { proxy = '', socketPath = '', firstByteTimeoutMs = 0 } = options;
  const route = {
    followsRedirects: options.followRedirects !== false,
    trustsAnyCertificate: options.trustAnyCertificate === true,
    acceptsAnyContentType: options.acceptAnyContentType === true,
    ...(proxy.trim() !== '' && { proxy: resolveProxy(proxy) }),
    ...(firstByteTimeoutMs > 0 && { firstByteTimeoutMs: Math.min(firstByteTimeoutMs, MAX_TIMEOUT_MS) }),
  };
  if (typeof route.proxy === 'object' && socketPath !== '') {
    throw new RequestError('A proxy and a socket exclude each other: empty one of the two in Options.');
  }
  const files = new OptionFiles(folder);
  const authorities = await readAuthorities(options, files);
  const identity = await readIdentity(options, files);
  return {
    ...route,
    ...(socketPath !== '' && { socketPath: await files.socket(socketPath) }),
    ...(authorities !== undefined && { authorities }),
    ...(identity !== undefined && { identity }),
  };
}

/** What the options name, found from a folder. */
class OptionFiles {
  readonly #folder: string | undefined;

  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  async read(path: string, what: string): Promise<Buffer> {
    const found = this.#resolve(path, what);
    try {
      return await readFile(found);
    } catch (error) {
      throw new RequestError(`The file with ${what} cannot be read: ${found} ${problemOf(error)}.`);
    }
  }

  /** A pipe of Windows is no file. */
  async socket(path: string): Promise<string> {
    if (/^\\\\[.?]\\pipe\\/.test(path)) return path;
    const found = this.#resolve(path, 'the socket');
    const status = await stat(found).catch((error: unknown) => {
      // A server that is not there yet may come: this is for the connection to say, and to try again.
      if (codeOf(error) === 'ENOENT') return undefined;
      throw new RequestError(`The socket cannot be used: ${found} ${problemOf(error)}.`);
    });
    if (status !== undefined && !status.isSocket())
      throw new RequestError(`${found} is not a socket: correct it in Options.`);
    return found;
  }

  #resolve(path: string, what: string): string {
    if (/^~[\\/]/.test(path)) return join(homedir(), path.slice(2));
    if (isAbsolute(path)) return path;
    if (this.#folder !== undefined) return join(this.#folder, path);
    throw new RequestError(
      `No folder is open in which ${what} could be looked for: write the whole path instead of ${path}.`,
    );
  }
}

async function readAuthorities({ caFile = '' }: ConnectionOptions, files: OptionFiles): Promise<string | undefined> {
  if (caFile === '') return undefined;
  const text = (await files.read(caFile, 'trusted authorities')).toString('latin1');
  const found =
    text.match(/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]+-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g) ??
    [];
  if (found.length === 0 || !found.every(isCertificate)) {
    throw new RequestError(
      `${basename(caFile)} has no certificates in PEM form (-----BEGIN CERTIFICATE-----), as trusted authorities need.`,
    );
  }
  return found.join('\n');
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}

async function readIdentity(options: ConnectionOptions, files: OptionFiles): Promise<ClientIdentity | undefined> {
  const { certificateFile = '', keyFile = '', passphrase = '' } = options;
  if (certificateFile === '') {
    if (keyFile !== '')
      throw new RequestError('A key is given in Options, and no client certificate that it belongs to.');
    return undefined;
  }
  const content = await files.read(certificateFile, 'the client certificate');
  const secret = passphrase === '' ? {} : { passphrase };
  const name = basename(certificateFile);
  if (!content.includes('-----BEGIN ')) return checked({ pfx: content, ...secret }, name);
  const cert = content.toString('latin1');
  const key =
    keyFile === '' ? cert : (await files.read(keyFile, 'the key of the client certificate')).toString('latin1');
  if (!cert.includes('CERTIFICATE-----'))
    throw new RequestError(`${name} has no certificate in it: name the file that has, in Options.`);
  if (!key.includes('PRIVATE KEY-----')) {
    throw new RequestError(
      `${keyFile === '' ? `${name} has no key in it: name the file with the key as well` : `${basename(keyFile)} has no key in PEM form in it: name the file that has`}, in Options.`,
    );
  }
  return checked({ cert, key, ...secret }, name);
}

/** Found out now, and not as a failure of the connection. */
function checked(identity: ClientIdentity, name: string): ClientIdentity {
  try {
    createSecureContext(identity);
    return identity;
  } catch (error) {
    throw new RequestError(identityProblem(error, identity, name));
  }
}

/** OpenSSL's words are for those who know it; they have no secrets in them. */
function identityProblem(error: unknown, { passphrase, pfx }: ClientIdentity, name: string): string {
  const text = `${codeOf(error)} ${error instanceof Error ? error.message : ''}`;
  if (
    /mac verify failure|bad decrypt|bad password|passphrase|interrupted or cancelled|BAD_DECRYPT|pkcs12 cipherfinal/i.test(
      text,
    )
  ) {
    return passphrase === undefined
      ? `The key of the client certificate ${name} is encrypted: enter its passphrase in Options.`
      : `The passphrase does not fit the key of the client certificate ${name}: correct it in Options.`;
  }
  if (/mismatch/i.test(text))
    return `The key does not belong to the client certificate ${name}: name the right file in Options.`;
  if (/unsupported/i.test(text)) {
    return `${name} is encrypted in a way that OpenSSL 3 does not read any more: export it again with AES.`;
  }
  return pfx === undefined
    ? `The client certificate ${name} or its key is damaged: OpenSSL cannot read it.`
    : `${name} is neither PEM nor PKCS #12, as a client certificate has to be.`;
}

function problemOf(error: unknown): string {
  const code = codeOf(error);
  if (code === 'ENOENT') return 'does not exist';
  if (code === 'EISDIR') return 'is a folder';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read by you';
  return `cannot be opened (${code})`;
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
