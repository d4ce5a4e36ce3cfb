/**
 * An answer that was refused because it does not say that it is an event stream. Its start is shown: usually the server's own
 * words about what went wrong. The rest waits for a while, in case the person wants it read as an event stream all the same.
 */

import type { BodyCoding } from '../../shared/stream/body.ts';
import { CodingError } from '../../engine/coding/coding-error.ts';
import { ContentDecoder } from '../../engine/coding/content.ts';
import { TransferDecoder } from '../../engine/coding/transfer.ts';
import type { Output } from '../../engine/coding/zlib-handle.ts';
import { beginningOf, type Redact, type Redacted } from '../redaction.ts';
import { KeptBody } from './kept-body.ts';
import type { HttpResponse } from './transport.ts';

/** Code units. */
const MAX_SHOWN_CHARS = 4096;
/** So much is looked through for secrets: more than is shown, since what is taken out makes the text shorter. */
const MAX_READ_BYTES = 4 * MAX_SHOWN_CHARS;
const MAX_WAIT_MS = 2000;

export interface HeldAnswerOptions {
  /** So long it is kept; while its body isn't whole, so is the socket, paused. @defaultValue 60,000 */
  readonly holdMs?: number;
}

export class HeldAnswer {
  readonly #response: HttpResponse;
  readonly #body: KeptBody;
  readonly #holdMs: number;
  #isDropped = false;
  #hasEnded = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(response: HttpResponse, { holdMs = 60_000 }: HeldAnswerOptions = {}) {
    this.#response = response;
    this.#body = new KeptBody(response.body);
    this.#holdMs = holdMs;
  }

  /** Whether all of it had come when its start was read. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /**
   * Resolves when there is enough to show, the body ended or failed, a moment has passed, or nobody wants it any more.
   *
   * @param redact - what it takes out goes before the text is cut
   * @returns text, malformed bytes replaced; empty when nothing came
   */
  async start(redact: Redact, signal?: AbortSignal): Promise<Redacted> {
    const { bytes, hasEnded } = await startOf(this.#body, signal);
    this.#hasEnded = hasEnded;
    // A server has no use for a connection on which nothing is to come.
    if (hasEnded) this.#body.complete();
    else this.#body.pause();
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

/** Decodes what comes until there is enough. */
class StartReader implements Output {
  readonly #transfer: TransferDecoder;
  readonly #content: ContentDecoder | undefined;
  readonly #memory = new Uint8Array(MAX_READ_BYTES);
  readonly #chunks: Buffer[] = [];
  #size = 0;
  hasEnded = false;

  constructor({ framing, contentEncodings }: BodyCoding) {
    this.#transfer = new TransferDecoder(framing);
    if (contentEncodings.length > 0) this.#content = new ContentDecoder(contentEncodings, this);
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  get hasEnough(): boolean {
    return this.#size >= MAX_SHOWN_CHARS || this.#transfer.bodyEnd !== undefined;
  }

  /** @throws {CodingError} when they cannot be decoded any further */
  decode(bytes: Uint8Array<ArrayBuffer>): void {
    const part = this.#transfer.decode(new Uint8Array(bytes));
    if (this.#content === undefined) this.#keep(part);
    else this.#content.decode(part);
    this.hasEnded = this.#transfer.bodyEnd?.kind === 'complete';
  }

  room(): Uint8Array<ArrayBuffer> {
    return this.#memory;
  }

  made(bytes: number): void {
    this.#keep(this.#memory.slice(0, bytes));
  }

  [Symbol.dispose](): void {
    this.#content?.[Symbol.dispose]();
  }

  #keep(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.#size <= MAX_READ_BYTES) this.#chunks.push(Buffer.from(bytes));
    this.#size += bytes.length;
  }
}

async function startOf(body: KeptBody, signal: AbortSignal | undefined): Promise<Start> {
  using start = new StartReader(body.coding);
  let isOver = false;
  await new Promise<void>((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      isOver = true;
      resolve();
    };
    const timer = setTimeout(finish, MAX_WAIT_MS);
    signal?.addEventListener('abort', finish, { once: true });
    body.keep({
      onBytes: (bytes) => {
        if (!isOver && (!canDecode(start, bytes) || start.hasEnough)) finish();
      },
      onEnd: (error) => {
        start.hasEnded ||= error === undefined;
        finish();
      },
    });
  });
  return { bytes: start.bytes, hasEnded: start.hasEnded };
}

function canDecode(start: StartReader, bytes: Uint8Array<ArrayBuffer>): boolean {
  try {
    start.decode(bytes);
    return true;
  } catch (error) {
    if (!(error instanceof CodingError)) throw error;
    return false;
  }
}
