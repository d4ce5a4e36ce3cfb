import { encodeUtf8 } from '../bytes/utf8.ts';

/** So many characters are encoded at once. */
const batchChars = 64 << 10;

/** Puts texts and bytes together. */
export class BytePieces {
  readonly #pieces: Uint8Array[] = [];
  #text = '';
  #length = 0;

  /** About how many bytes there are. */
  get length(): number {
    return this.#length + this.#text.length;
  }

  add(piece: string | Uint8Array): void {
    if (typeof piece === 'string') {
      this.#text += piece;
      if (this.#text.length >= batchChars) this.#flush();
    } else {
      this.#flush();
      this.#push(piece);
    }
  }

  /** All of them, in memory of their own. */
  join(): Uint8Array<ArrayBuffer> {
    this.#flush();
    const bytes = new Uint8Array(this.#length);
    let at = 0;
    for (const piece of this.#pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return bytes;
  }

  #flush(): void {
    if (this.#text === '') return;
    this.#push(encodeUtf8(this.#text));
    this.#text = '';
  }

  #push(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
  }
}
