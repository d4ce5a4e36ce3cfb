/**
 * Where a JSON text stands that comes in pieces: whether its outermost value is complete, and how deep it is inside of it.
 * It looks at brackets and strings only, each character once.
 */

const quote = 0x22;
const backslash = 0x5c;
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

export class JsonScan {
  #depth = 0;
  #inString = false;
  #escaped = false;
  #begun = false;
  #length = 0;
  /** Behind the outermost array or object; `undefined` until it is closed. */
  #complete: number | undefined;

  /** An array or object was begun, and isn't closed. */
  get isOpen(): boolean {
    return this.#begun && this.#complete === undefined;
  }

  /** @returns where in the piece something follows the complete value, white space aside; `undefined` where nothing does */
  add(piece: string): number | undefined {
    for (let i = 0; i < piece.length; i++) {
      const code = piece.charCodeAt(i);
      if (this.#complete === undefined) this.#take(code, this.#length + i + 1);
      else if (code > 0x20) {
        this.#length += i;
        return i;
      }
    }
    this.#length += piece.length;
    return undefined;
  }

  #take(code: number, end: number): void {
    if (this.#inString) this.#takeInString(code);
    else if (code === quote) {
      this.#inString = true;
    } else if (opening.has(code)) {
      this.#depth++;
      this.#begun = true;
    } else if (closing.has(code)) {
      this.#depth--;
      if (this.#begun && this.#depth <= 0) this.#complete = end;
    }
  }

  #takeInString(code: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (code === backslash) this.#escaped = true;
    else if (code === quote) this.#inString = false;
  }
}
