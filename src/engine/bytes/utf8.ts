const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** Decodes this many bytes at once where the whole is not wanted. */
const pieceBytes = 64 << 10;

/**
 * [spec] Streams must be decoded using the UTF-8 decode algorithm: malformed bytes become U+FFFD. That the algorithm strips
 * a byte order mark is the framer's business; here it is a character like any other.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/**
 * Whether bytes are equal to the encoded text exactly when their decoded text is equal to it. It is not so for text with
 * U+FFFD, which malformed bytes become too, and with lone surrogates, which UTF-8 cannot hold.
 */
export function hasOneEncoding(text: string): boolean {
  return text.isWellFormed() && !text.includes('\uFFFD');
}

/** Cuts text after `maxChars` UTF-16 code units, or one before where that would cut a character in two. */
export function cut(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const last = text.charCodeAt(maxChars - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? maxChars - 1 : maxChars);
}

/** Gathers text up to a bound, and counts what goes beyond. */
export class BoundedText {
  readonly #maxChars: number;
  #text = '';
  #length = 0;

  /** @param maxChars - in UTF-16 code units */
  constructor(maxChars: number) {
    this.#maxChars = maxChars;
  }

  get text(): string {
    return cut(this.#text, this.#maxChars);
  }

  /** Of everything that was added, in UTF-16 code units. */
  get length(): number {
    return this.#length;
  }

  addText(text: string): void {
    this.#length += text.length;
    if (this.#text.length <= this.#maxChars) this.#text += text;
  }

  /** Decodes in pieces: a large value is never a string as a whole. */
  addUtf8(bytes: Uint8Array): void {
    if (bytes.length <= pieceBytes) {
      this.addText(decodeUtf8(bytes));
      return;
    }
    const stream = new TextDecoder('utf-8', { ignoreBOM: true });
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      this.addText(stream.decode(bytes.subarray(at, at + pieceBytes), { stream: true }));
    }
    this.addText(stream.decode());
  }
}
