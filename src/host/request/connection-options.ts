/** The options of a request become the way to its server: they are checked, and their files are read. */

import { createPrivateKey, X509Certificate } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, isAbsolute, join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { type Message } from '../../shared/messages/message.ts';
import { type OptionFile, optionMessages } from '../../shared/messages/option-messages.ts';
import type { ConnectionOptions } from '../../shared/stream/records.ts';
import type { ClientIdentity, Route } from '../../net/route.ts';
import { MAX_TIMER_MS } from '../../net/connection/waits.ts';
import { windowsPipeOf } from '../../net/wire/destination.ts';
import { LargeFileError, readRegularFile, SpecialFileError } from '../files/regular-file.ts';
import { resolveProxy } from './proxy-url.ts';
import { RequestError } from '../../net/request-error.ts';

/** Of a file with certificates or a key: all authorities of a system are a quarter of it. */
const maxMegabytes = 1;

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
    ...(firstByteTimeoutMs > 0 && { firstByteTimeoutMs: Math.min(firstByteTimeoutMs, MAX_TIMER_MS) }),
  };
  if (typeof route.proxy === 'object' && socketPath !== '') {
    throw new RequestError(optionMessages.proxyAndSocket());
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

  async read(path: string, file: OptionFile): Promise<Buffer> {
    const found = this.#resolve(path, optionMessages.relativeFile(file, path));
    try {
      return await readRegularFile(found, maxMegabytes * 1e6);
    } catch (error) {
      throw new RequestError(unreadable(file, found, error));
    }
  }

  /** A pipe of Windows isn't a file. */
  async socket(path: string): Promise<string> {
    const pipe = windowsPipeOf(path);
    if (pipe !== undefined) return pipe;
    const found = this.#resolve(path, optionMessages.relativeSocket(path));
    const status = await stat(found).catch((error: unknown) => {
      // A server that is not there yet may come: this is for the connection to say, and to try again.
      if (codeOf(error) === 'ENOENT') return undefined;
      throw new RequestError(optionMessages.socketUnusable(found, codeOf(error)));
    });
    if (status !== undefined && !status.isSocket()) throw new RequestError(optionMessages.noSocket(found));
    return found;
  }

  /** @param otherwise - said when there is no folder */
  #resolve(path: string, otherwise: Message): string {
    if (/^~[\\/]/.test(path)) return join(homedir(), path.slice(2));
    if (isAbsolute(path)) return path;
    if (this.#folder !== undefined) return join(this.#folder, path);
    throw new RequestError(otherwise);
  }
}

async function readAuthorities({ caFile = '' }: ConnectionOptions, files: OptionFiles): Promise<string | undefined> {
  if (caFile === '') return undefined;
  const text = (await files.read(caFile, 'authorities')).toString('latin1');
  const found =
    text.match(/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]+-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g) ??
    [];
  if (found.length === 0 || !found.every(isCertificate)) {
    throw new RequestError(optionMessages.noAuthorities(basename(caFile)));
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
    if (keyFile !== '') throw new RequestError(optionMessages.keyAlone());
    return undefined;
  }
  const content = await files.read(certificateFile, 'certificate');
  const secret = passphrase === '' ? {} : { passphrase };
  const name = basename(certificateFile);
  if (!content.includes('-----BEGIN ')) return checked({ pfx: content, ...secret }, name);
  const cert = content.toString('latin1');
  const key = keyFile === '' ? cert : (await files.read(keyFile, 'key')).toString('latin1');
  if (!cert.includes('CERTIFICATE-----')) throw new RequestError(optionMessages.noCertificate(name));
  if (!key.includes('PRIVATE KEY-----')) {
    throw new RequestError(keyFile === '' ? optionMessages.noKey(name) : optionMessages.noPemKey(basename(keyFile)));
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

/** OpenSSL's words for a passphrase that is missing or wrong. */
const saysLocked =
  /mac verify failure|bad decrypt|bad password|passphrase|interrupted or cancelled|BAD_DECRYPT|pkcs12 cipherfinal/i;

function textOf(error: unknown): string {
  return `${codeOf(error)} ${error instanceof Error ? error.message : ''}`;
}

/**
 * Whether a key's encryption is known, so that it only lacks the right passphrase. With one wrong passphrase in some hundreds
 * what is decrypted ends as it should; it is no key then, which OpenSSL says as it says that it does not know an encryption.
 */
function isLocked(key: string): boolean {
  return ['1', '2', '3', '4'].some((passphrase) => {
    try {
      createPrivateKey({ key, passphrase });
      return false;
    } catch (error) {
      return saysLocked.test(textOf(error));
    }
  });
}

/** OpenSSL's words are for those who know it; they have no secrets in them. */
function identityProblem(error: unknown, { passphrase, pfx, key }: ClientIdentity, name: string): Message {
  const text = textOf(error);
  const isUnsupported = /unsupported/i.test(text);
  if (saysLocked.test(text) || (isUnsupported && key !== undefined && isLocked(key))) {
    return passphrase === undefined ? optionMessages.noPassphrase(name) : optionMessages.wrongPassphrase(name);
  }
  if (/mismatch/i.test(text)) return optionMessages.otherKey(name);
  if (isUnsupported) return optionMessages.oldEncryption(name);
  return pfx === undefined ? optionMessages.damaged(name) : optionMessages.noIdentity(name);
}

function unreadable(file: OptionFile, path: string, error: unknown): Message {
  if (error instanceof LargeFileError) return optionMessages.fileTooLarge(file, path, maxMegabytes);
  if (error instanceof SpecialFileError) {
    return error.kind === 'folder'
      ? optionMessages.fileIsFolder(file, path)
      : optionMessages.fileIsSpecial(file, path, error.kind);
  }
  const code = codeOf(error);
  if (code === 'ENOENT') return optionMessages.fileMissing(file, path);
  if (code === 'EACCES' || code === 'EPERM') return optionMessages.fileDenied(file, path);
  return optionMessages.fileUnreadable(file, path, code);
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
