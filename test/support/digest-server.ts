/** A server that lets in who logs in by Digest, written from RFC 7616 without the code that is tested. */

import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { RecordedRequest, SseHandler } from './sse-server.ts';

export interface DigestRules {
  readonly user: string;
  readonly password: string;
  /** One challenge for each, in this order. */
  readonly algorithms?: readonly string[];
  /** `qop="…"`; empty: none, as RFC 2069 had it. */
  readonly qop?: string;
  readonly charset?: string;
  /** Challenges of other schemes, before those of Digest. */
  readonly others?: readonly string[];
  /** So many requests may use a nonce. */
  readonly usesOfNonce?: number;
  /** Whether it says so when a nonce is used up. */
  readonly saysStale?: boolean;
  /** What `Authentication-Info` is to say, if it is to be sent. */
  readonly nextNonce?: string;
}

export const realm = 'cameras "north"';
const opaque = 'opa\\que';

/** Lets through to `answer` who is logged in, and challenges everybody else. */
export function guardedByDigest(rules: DigestRules, answer: SseHandler): SseHandler {
  const guard = new DigestGuard(rules);
  return (request, response, n) => {
    if (guard.lets(request, response)) return answer(request, response, n);
    response.end('no');
  };
}

class DigestGuard {
  readonly #rules: DigestRules;
  /** The next count that a nonce must have. */
  readonly #nonces = new Map<string, number>();
  #made = 0;

  constructor(rules: DigestRules) {
    this.#rules = rules;
    if (rules.nextNonce !== undefined) this.#nonces.set(rules.nextNonce, 1);
  }

  lets(request: RecordedRequest, response: ServerResponse): boolean {
    const given = partsOf(request.headers.authorization);
    const isRight = given !== undefined && this.#isRight(request, given);
    const isFresh = given !== undefined && this.#use(given);
    if (isRight && isFresh) {
      const { nextNonce } = this.#rules;
      if (nextNonce !== undefined) response.setHeader('Authentication-Info', `nextnonce="${nextNonce}", qop=auth`);
      return true;
    }
    this.#challenge(response, isRight);
    return false;
  }

  #challenge(response: ServerResponse, isStale: boolean): void {
    const { algorithms = ['MD5'], qop = 'auth', charset, others = [], saysStale = true } = this.#rules;
    const challenges = algorithms.map((algorithm) => {
      const nonce = `nonce/${++this.#made}==`;
      this.#nonces.set(nonce, 1);
      const rest = [
        ...(qop === '' ? [] : [`qop="${qop}"`]),
        ...(algorithm === '' ? [] : [`algorithm=${algorithm}`]),
        ...(charset === undefined ? [] : [`charset=${charset}`]),
        ...(isStale && saysStale ? ['stale=true'] : []),
      ];
      return [`Digest realm=${quoted(realm)}`, `nonce="${nonce}"`, `opaque=${quoted(opaque)}`, ...rest].join(', ');
    });
    response.writeHead(401, { 'WWW-Authenticate': [...others, ...challenges] });
  }

  /** A nonce that is used up, or a count that was used before, is not fresh. */
  #use({ nonce = '', nc }: Parts): boolean {
    const { usesOfNonce = Infinity, qop = 'auth' } = this.#rules;
    const next = this.#nonces.get(nonce);
    if (next === undefined || next > usesOfNonce) return false;
    this.#nonces.set(nonce, next + 1);
    return qop === '' || Number.parseInt(nc ?? '', 16) === next;
  }

  #isRight({ method, url }: RecordedRequest, given: Parts): boolean {
    const { user, password, algorithms = ['MD5'], qop = 'auth' } = this.#rules;
    const { nonce, uri, response, nc, cnonce, algorithm = '' } = given;
    if (given.realm !== realm || given.opaque !== opaque || uri !== url || !algorithms.includes(algorithm))
      return false;
    const name = given['username*'] === undefined ? given.username : decoded(given['username*']);
    const hash = (text: string): string =>
      createHash(/^sha-256/i.test(algorithm) ? 'sha256' : 'md5')
        .update(text, 'utf8')
        .digest('hex');
    const secret = hash(`${user}:${realm}:${password}`);
    const key = algorithm.endsWith('-sess') ? hash(`${secret}:${nonce}:${cnonce}`) : secret;
    const middle = qop === '' ? nonce : `${nonce}:${nc}:${cnonce}:${given.qop}`;
    return name === user && response === hash(`${key}:${middle}:${hash(`${method}:${url}`)}`);
  }
}

type Parts = Partial<Record<string, string>>;

/** The parts of `Digest name="value", name=value`, in characters. */
function partsOf(header: string | undefined): Parts | undefined {
  if (header?.startsWith('Digest ') !== true) return undefined;
  const text = Buffer.from(header.slice('Digest '.length), 'latin1').toString('utf8');
  const parts: Parts = {};
  for (const [, name = '', quotedValue, plain] of text.matchAll(/([\w*]+)=(?:"((?:\\.|[^"\\])*)"|([^,\s]+))/g)) {
    parts[name] = quotedValue?.replaceAll(/\\(.)/g, '$1') ?? plain ?? '';
  }
  return parts;
}

function decoded(extended: string): string {
  const [charset, , value = ''] = extended.split("'");
  return charset === 'UTF-8' ? decodeURIComponent(value) : '';
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, (char) => `\\${char}`)}"`;
}
