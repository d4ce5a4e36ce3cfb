/** Certificates and keys as OpenSSL has them: reading the authorities takes longer than the handshake with a server nearby. */

import { createHash, type Hash } from 'node:crypto';
import tls, { type ConnectionOptions, type SecureContext } from 'node:tls';

/** So many are kept: a stream that reconnects needs one, and one more for its proxy or where a redirect leads. */
export const maxContexts = 8;

/** By what they are made of; the one that was used last at the end. */
const contexts = new Map<string, SecureContext>();

/** What of the options goes into a context. Whether a certificate is verified and what is offered belongs to each connection. */
const parts = ['ca', 'cert', 'key', 'pfx', 'passphrase'] as const;

/**
 * The context for a connection; the same one for the same authorities and the same identity of the client.
 *
 * @throws OpenSSL's error when a certificate or key can't be read
 */
export function secureContextOf(options: ConnectionOptions): SecureContext {
  const name = nameOf(options);
  const context = contexts.get(name) ?? tls.createSecureContext(options);
  contexts.delete(name);
  contexts.set(name, context);
  const [oldest] = contexts.keys();
  if (contexts.size > maxContexts && oldest !== undefined) contexts.delete(oldest);
  return context;
}

/** A digest, since keys and passphrases are among the parts. */
function nameOf(options: ConnectionOptions): string {
  const hash = createHash('sha256');
  for (const part of parts) add(hash, options[part]);
  return hash.digest('base64');
}

/** Each with its kind and length before it, so that no two options make the same bytes. */
function add(hash: Hash, value: unknown): void {
  if (Array.isArray(value)) {
    hash.update(`[${value.length}]`);
    for (const entry of value) add(hash, entry);
  } else if (typeof value === 'string' || Buffer.isBuffer(value))
    hash.update(`${typeof value}${value.length}:`).update(value);
  else hash.update('-');
}
