/** A text that grows at its end by many small pieces and is read now and then. */
export class TextRope {
  #joined = '';
  #pending: string[] = [];
  #length = 0;

  /** In UTF-16 code units. */
  get length(): number {
    return this.#length;
  }

  append(piece: string): void {
    this.#pending.push(piece);
    this.#length += piece.length;
    if (this.#pending.length >= 4096) this.#join();
  }

  clear(): void {
    this.#joined = '';
    this.#pending = [];
    this.#length = 0;
  }

  toString(): string {
    if (this.#pending.length > 0) this.#join();
    return this.#joined;
  }

  #join(): void {
    this.#joined += this.#pending.join('');
    this.#pending = [];
  }
}
