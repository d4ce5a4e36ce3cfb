/**
 * Looks for bytes, or code units of a string, in a time that grows with what is looked through and not with what is looked
 * for, whatever both are: the algorithm of Knuth, Morris and Pratt, which looks at each of them about once.
 */
export class SteadySearch {
  readonly #needle: Units;
  readonly #fold: Uint8Array | undefined;
  /** For each length of what was found of the needle, the longest shorter beginning that it ends in. */
  readonly #shorter: Int32Array;

  /**
   * @param needle - folded, not empty
   * @param fold - what each byte is compared as; without it each is what it is
   */
  constructor(needle: Units, fold?: Uint8Array) {
    this.#needle = needle;
    this.#fold = fold;
    this.#shorter = shorterOf(needle);
  }

  /** Whether the needle stands between two places. */
  isIn(units: Units, start: number, end: number): boolean {
    const needle = this.#needle;
    const fold = this.#fold;
    let length = 0;
    for (let at = start; at < end; at++) {
      const unit = fold === undefined ? units[at] : fold[units[at] as number];
      while (length > 0 && needle[length] !== unit) length = this.#shorter[length] as number;
      if (needle[length] === unit) length++;
      if (length === needle.length) return true;
    }
    return false;
  }
}

type Units = Uint8Array | Uint16Array;

/** The code units of a string. */
export function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return units;
}

function shorterOf(needle: Units): Int32Array {
  const shorter = new Int32Array(needle.length + 1);
  let length = 0;
  for (let at = 1; at < needle.length; at++) {
    while (length > 0 && needle[length] !== needle[at]) length = shorter[length] as number;
    if (needle[length] === needle[at]) length++;
    shorter[at + 1] = length;
  }
  return shorter;
}
