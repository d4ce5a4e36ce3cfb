/** A block has so many numbers, a power of two. Longer lists grow by blocks, so that no push copies more than one. */
const blockBits = 14;
const blockLength = 1 << blockBits;

/** Whole numbers below 2³², appended one by one, four bytes each. */
export class Numbers {
  readonly #full: Uint32Array[] = [];
  #last = new Uint32Array(8);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    const at = this.#length & (blockLength - 1);
    if (at === 0 && this.#length > 0) {
      this.#full.push(this.#last);
      this.#last = new Uint32Array(blockLength);
    } else if (at === this.#last.length) {
      const grown = new Uint32Array(this.#last.length * 2);
      grown.set(this.#last);
      this.#last = grown;
    }
    this.#last[at] = value;
    this.#length++;
  }

  at(index: number): number {
    const block = this.#full[index >>> blockBits] ?? this.#last;
    return index < this.#length ? (block[index & (blockLength - 1)] ?? 0) : 0;
  }

  /** @returns the first index whose value is at least `value`, in numbers that never fall; `length` where there is none */
  firstAtLeast(value: number, from = 0): number {
    let [low, high] = [from, this.#length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.at(middle) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
