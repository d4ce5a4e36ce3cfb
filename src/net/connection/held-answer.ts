/**
 * An answer that was refused because it does not say that it is an event stream. Its start is shown: usually the server's own
 * words about what went wrong. The rest waits for a while, in case the person wants it read as an event stream all the same.
 */

import { PassThrough } from 'node:stream';
import { beginningOf, type Redact, type Redacted } from '../redaction.ts';
import { decodeContent } from './content-decoding.ts';
import { KeptBody } from './kept-body.ts';
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
  readonly #body: KeptBody;
  readonly #holdMs: number;
  #isDropped = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(response: HttpResponse, { holdMs = 60_000 }: HeldAnswerOptions = {}) {
    this.#response = response;
    this.#body = new KeptBody(response.body);
    this.#holdMs = holdMs;
  }

  /**
   * Resolves when there is enough to show, the body ended or failed, a moment has passed, or nobody wants it any more.
   *
   * @param redact - what it takes out goes before the text is cut
   * @returns text, malformed bytes replaced; empty when nothing came
   */
  async start(redact: Redact, signal?: AbortSignal): Promise<Redacted> {
    const { bytes, hasEnded } = await startOf(this.#body, signal);
    this.#body.pause();
    const isWhole = hasEnded && bytes.length <= MAX_READ_BYTES;
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
    // What is missing would be missing in the stream.
    if (this.#isDropped || this.#body.hasFailed) return undefined;
    return { ...this.#response, body: this.#body };
  }

  /** Closes the connection. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#isDropped = true;
    this.#body.destroy();
  }
}

interface Start {
  /** Decoded. */
  readonly bytes: Buffer;
  /** There is nothing after it. */
  readonly hasEnded: boolean;
}

async function startOf(body: KeptBody, signal: AbortSignal | undefined): Promise<Start> {
  const packed = new PassThrough();
  const decoded = decodeContent(packed, body.coding.contentEncodings);
  const chunks: Buffer[] = [];
  let size = 0;
  let hasEnded = false;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, MAX_WAIT_MS);
    const finish = (): void => {
      clearTimeout(timer);
      resolve();
    };
    signal?.addEventListener('abort', finish, { once: true });
    decoded.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= MAX_SHOWN_CHARS) finish();
    });
    decoded.once('end', () => {
      hasEnded = true;
      finish();
    });
    for (const event of ['close', 'error']) decoded.once(event, finish);
    body.keep({
      onBytes: (bytes) => void packed.write(Buffer.from(bytes)),
      onEnd: (error) => void (error === undefined ? packed.end() : packed.destroy(error)),
    });
  });
  decoded.on('error', () => {}).destroy();
  return { bytes: Buffer.concat(chunks), hasEnded };
}
