import { ContentDecoder } from '../../src/engine/coding/content.ts';

/** Content encodings undone, the result in memory. */
export class Decoding implements Disposable {
  readonly #pieces: Buffer[] = [];
  readonly #decoder: ContentDecoder | undefined;

  /** @param encodings - in the order in which they were applied */
  constructor(encodings: readonly string[]) {
    const room = new Uint8Array(1 << 16);
    const output = {
      room: () => room,
      made: (bytes: number) => void this.#pieces.push(Buffer.from(room.slice(0, bytes))),
    };
    this.#decoder = encodings.length === 0 ? undefined : new ContentDecoder(encodings, output);
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#pieces);
  }

  get text(): string {
    return this.bytes.toString();
  }

  /** @throws zlib's error */
  decode(chunk: Buffer): void {
    if (this.#decoder === undefined) this.#pieces.push(chunk);
    else this.#decoder.decode(chunk);
  }

  /** @throws zlib's error */
  end(): void {
    this.#decoder?.end();
  }

  [Symbol.dispose](): void {
    this.#decoder?.[Symbol.dispose]();
  }
}

/** What a body decodes to, and the code of the error that it then fails with; empty: none. */
export function decodeAll(encodings: readonly string[], chunks: readonly Buffer[]): [text: string, code: string] {
  using decoding = new Decoding(encodings);
  const text = (): string => decoding.bytes.toString('latin1');
  try {
    for (const chunk of chunks) decoding.decode(chunk);
    decoding.end();
    return [text(), ''];
  } catch (error) {
    return [text(), (error as NodeJS.ErrnoException).code ?? 'none'];
  }
}
