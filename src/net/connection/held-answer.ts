/**
 * An answer that was refused because it does not say that it is an event stream. Its start is shown: usually the server's own
 * words about what went wrong. The rest waits for a while, in case the person wants it read as an event stream all the same.
 */

import { Readable } from 'node:stream';
import { beginningOf, type Redact, type Redacted } from '../redaction.ts';
import type { HttpResponse } from './transport.ts';

/** Code units. */
const MAX_SHOWN_CHARS = 4096;
/** So much is looked through for secrets: more than is shown, since what is taken out makes the text shorter. */
const MAX_READ_BYTES = 4 * MAX_SHOWN_CHARS;
const MAX_WAIT_MS = 2000;

export interface HeldAnswerOptions {
  /** So long the socket stays open, paused. @defaultValue 60,000 */
  readonly holdMs?: number;
}

export class HeldAnswer {
  readonly #response: HttpResponse;
  readonly #holdMs: number;
  readonly #chunks: Buffer[] = [];
  #size = 0;
  #hasEnded = false;
  #hasFailed = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(response: HttpResponse, { holdMs = 60_000 }: HeldAnswerOptions = {}) {
    this.#response = response;
    this.#holdMs = holdMs;
    const { body } = response;
    body.on('data', this.#keep);
    body.once('end', () => void (this.#hasEnded = true));
    // Also one that was destroyed: what is missing then would be missing in the stream.
    body.once('close', () => void (this.#hasFailed = !this.#hasEnded));
    body.on('error', () => void (this.#hasFailed = true));
  }

  /**
   * Resolves when there is enough to show, the body ended or failed, or a moment has passed.
   *
   * @param redact - what it takes out goes before the text is cut
   * @returns text, malformed bytes replaced; empty when nothing came
   */
  async start(redact: Redact): Promise<Redacted> {
    const { body } = this.#response;
    await new Promise<void>((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(finish, MAX_WAIT_MS);
      body.on('data', () => void (this.#size >= MAX_SHOWN_CHARS && finish()));
      for (const event of ['end', 'close', 'error']) body.once(event, finish);
    });
    body.pause();
    const bytes = Buffer.concat(this.#chunks);
    const isWhole = this.#hasEnded && bytes.length <= MAX_READ_BYTES;
    // With what is left of a character at the end it would be no beginning of a secret any more.
    const text = new TextDecoder().decode(bytes.subarray(0, MAX_READ_BYTES), { stream: !isWhole });
    const shown = isWhole ? redact(text) : redact.beginning(text);
    return beginningOf(shown, MAX_SHOWN_CHARS);
  }

  /** Keeps what is there, also after the request was ended, until it is taken or let go of, or the time is over. */
  hold(): void {
    this.#response.release();
    this.#timer = setTimeout(() => this.drop(), this.#holdMs);
  }

  /** @returns the answer from its first byte on; `undefined` when it is not there any more */
  take(): HttpResponse | undefined {
    clearTimeout(this.#timer);
    if (this.#hasFailed) return undefined;
    const { body } = this.#response;
    body.removeAllListeners('data');
    if (this.#hasEnded) return { ...this.#response, body: Readable.from(this.#chunks, { objectMode: false }) };
    for (const chunk of this.#chunks.toReversed()) body.unshift(chunk);
    // In the next turn: whoever takes it listens by then.
    body.resume();
    return this.#response;
  }

  /** Closes the connection. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#hasFailed = true;
    this.#response.body.destroy();
  }

  readonly #keep = (chunk: Buffer): void => {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
  };
}
