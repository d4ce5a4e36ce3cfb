/** Whole numbers below 2³², appended one by one, four bytes each. */
export class Numbers {
  #values = new Uint32Array(8);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = new Uint32Array(this.#values.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length++] = value;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
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
