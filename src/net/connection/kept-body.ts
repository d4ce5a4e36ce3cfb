import { TransferDecoder } from '../../engine/coding/transfer.ts';
import type { BodyCoding } from '../../shared/stream/body.ts';
import type { BodyReader, ResponseBody } from './response-body.ts';

/** A body that begins anew: what one reader has read of it is kept for the next one. */
export class KeptBody implements ResponseBody {
  readonly #body: ResponseBody;
  #kept: Uint8Array<ArrayBuffer>[] = [];
  #reader: BodyReader | undefined;
  #end: { readonly error: Error | undefined } | undefined;
  #isPaused = false;
  /** It is whole, and its connection is closed. */
  #isWhole = false;
  /** Nothing is kept any more. */
  #isRead = false;

  constructor(body: ResponseBody) {
    this.#body = body;
  }

  get coding(): BodyCoding {
    return this.#body.coding;
  }

  get bytesRead(): number {
    return this.#body.bytesRead;
  }

  /** The connection has ended, and the body is not complete. */
  get hasFailed(): boolean {
    if (this.#end === undefined || this.#end.error !== undefined) return this.#end !== undefined;
    const decoder = new TransferDecoder(this.coding.framing);
    for (const bytes of this.#kept) decoder.decode(new Uint8Array(bytes));
    return decoder.end().kind !== 'complete';
  }

  /** Begins to read, and keeps all that comes, until {@link read}. */
  keep(reader: BodyReader): void {
    this.#reader = reader;
    this.#body.read({
      onBytes: (bytes) => {
        if (this.#isWhole) return;
        if (!this.#isRead) this.#kept.push(new Uint8Array(bytes));
        this.#reader?.onBytes(bytes);
      },
      onEnd: (error) => {
        if (this.#isWhole) return;
        this.#end = { error };
        this.#reader?.onEnd(error);
      },
    });
  }

  /** Nothing can come after what is kept: lets go of the connection. To be called after {@link keep}. */
  complete(): void {
    this.#isWhole = true;
    this.#end = { error: undefined };
    this.#body.destroy();
  }

  /** Begins with what is kept: in the next turn, so that whoever reads is ready. To be called after {@link keep}. */
  read(reader: BodyReader): void {
    this.#reader = undefined;
    if (!this.#isWhole) this.#body.pause();
    this.#isPaused = false;
    setImmediate(() => this.#replay(reader));
  }

  pause(): void {
    this.#isPaused = true;
    if (!this.#isWhole) this.#body.pause();
  }

  resume(): void {
    this.#isPaused = false;
    // What is kept comes first.
    if (this.#isRead && !this.#isWhole) this.#body.resume();
  }

  destroy(): void {
    this.#reader = undefined;
    this.#isRead = true;
    this.#kept = [];
    this.#body.destroy();
  }

  #replay(reader: BodyReader): void {
    // Destroyed meanwhile.
    if (this.#isRead) return;
    this.#isRead = true;
    this.#reader = reader;
    for (const bytes of this.#kept.splice(0)) this.#reader?.onBytes(bytes);
    if (this.#end !== undefined) this.#reader?.onEnd(this.#end.error);
    else if (!this.#isPaused) this.#body.resume();
  }
}
