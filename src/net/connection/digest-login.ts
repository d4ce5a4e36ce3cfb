/** A login by Digest (RFC 7616) over the requests of a connection: the nonce in force, and how often it was used. */

import { randomBytes } from 'node:crypto';
import { challengesOf } from '../../shared/text/challenges.ts';
import type { DigestUser } from '../auth.ts';
import { digestChallenge, type DigestChallenge, digestCredentials } from './digest-credentials.ts';

/** So many challenges are met in one attempt: a server may ask anew where a redirect leads, and for a fresh nonce. */
const maxMet = 5;

export class DigestLogin {
  readonly #user: DigestUser;
  #challenge: DigestChallenge | undefined;
  /**
   * One for each nonce. [spec] Section 3.4.2: with `-sess` the key is made with that of the first request; servers that make it
   * with that of each request find the same.
   */
  #cnonce = '';
  /** Requests with the nonce in force. */
  #count = 0;
  /** The challenge that the newest request has met. */
  #sent: DigestChallenge | undefined;
  /** Those met since the attempt began. */
  #met = 0;

  constructor(user: DigestUser) {
    this.#user = user;
  }

  /** An attempt begins: the nonce that it starts with may have expired meanwhile. */
  begin(): void {
    this.#met = 0;
  }

  /**
   * The header `Authorization` of the next request; absent before a server has asked for it.
   *
   * @param target - of the request, in origin form
   */
  headerFor(method: string, target: string): string | undefined {
    const challenge = (this.#sent = this.#challenge);
    if (challenge === undefined) return undefined;
    const count = ++this.#count;
    if (count === 1) this.#cnonce = randomBytes(16).toString('hex');
    return digestCredentials(this.#user, challenge, { method, target, count, cnonce: this.#cnonce });
  }

  /**
   * A response with status 401.
   *
   * @param values - of its `WWW-Authenticate` headers: strings of bytes
   * @returns what the request is to be sent with again; undefined: the login was refused, or can't be done
   */
  challenged(values: readonly string[]): DigestChallenge | undefined {
    const challenge = digestChallenge(values);
    const isWrong = challenge === undefined || this.#isRefusal(challenge) || this.#met >= maxMet;
    this.#challenge = isWrong ? undefined : challenge;
    this.#count = 0;
    if (isWrong) return undefined;
    this.#met++;
    return challenge;
  }

  /** [spec] Section 3.5: a server may name the nonce that the next request is to use. @param values - of `Authentication-Info` */
  accepted(values: readonly string[]): void {
    const [info] = challengesOf(`Info ${values.join(', ')}`);
    const nonce = info?.parameters.get('nextnonce');
    if (this.#challenge === undefined || nonce === undefined || nonce === '') return;
    this.#challenge = { ...this.#challenge, nonce };
    this.#count = 0;
  }

  /** Whether the server has looked at the login and found it wrong, rather than its nonce too old. */
  #isRefusal({ isStale, realm, nonce }: DigestChallenge): boolean {
    const sent = this.#sent;
    if (sent === undefined || isStale || realm !== sent.realm) return false;
    // A nonce from an earlier attempt may have expired, and not all servers say so.
    return this.#met > 0 || nonce === sent.nonce;
  }
}
