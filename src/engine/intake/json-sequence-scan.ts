import { Ascii } from '../bytes/fields.ts';

const recordSeparator = 0x1e;
const [quote, backslash, brace, bracket, closedBrace, closedBracket] = [0x22, 0x5c, 0x7b, 0x5b, 0x7d, 0x5d];

/**
 * Finds where the records of a JSON text sequence end (RFC 7464): at the line end after the whole value, so that nothing waits
 * for the next record, or where the next one begins. A value may be spread over lines.
 */
export class JsonSequenceScan {
  #depth = 0;
  #isInText = false;
  #isEscaped = false;

  /** What comes next is a record of its own. */
  begin(): void {
    this.#depth = 0;
    this.#isInText = false;
    this.#isEscaped = false;
  }

  /** @param from - where the bytes begin that were not looked at yet @returns -1 when none ends in them */
  endIn(bytes: Uint8Array, from: number): number {
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      // No text of JSON can have it as it is, so what it interrupts is broken.
      const isEnd = byte === recordSeparator || (byte === Ascii.lf && this.#depth <= 0 && !this.#isInText);
      if (isEnd) {
        this.begin();
        return at;
      }
      this.#heed(byte);
    }
    return -1;
  }

  #heed(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (this.#isInText) {
      if (byte === quote) this.#isInText = false;
      else this.#isEscaped = byte === backslash;
    } else if (byte === quote) this.#isInText = true;
    else if (byte === brace || byte === bracket) this.#depth++;
    else if (byte === closedBrace || byte === closedBracket) this.#depth--;
  }
}
