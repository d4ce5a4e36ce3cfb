import type { Pattern } from '../../shared/stream/condition.ts';
import { Watchdog } from '../guarded/watchdog.ts';

/** So long all rows of a window may take together, in ms: many times what they need. Then once more, for the machine may be busy. */
const triesMs = [100, 400];

/** More places in a row tell nobody more. */
const maxPlaces = 50;

/** Rows that are remembered: whoever follows the tail sees most of them again. */
const maxKept = 1000;

/** Start and end, one after the other, in UTF-16 code units. */
type Places = readonly number[];

/**
 * Where in the rows the regular expressions match that are looked for. Anybody may have written one: if it takes long on what
 * is in sight, its places are not told any more, and the rows are found all the same.
 */
export class FoundPlaces {
  #patterns: readonly RegExp[] = [];
  readonly #kept = new Map<number, Places>();
  /** Its clock's thread is only started for who looks for such. */
  #watchdog: Watchdog | undefined;

  /** Whether there is anything to tell. */
  get isOn(): boolean {
    return this.#patterns.length > 0;
  }

  set(patterns: readonly Pattern[]): void {
    this.#kept.clear();
    this.#patterns = patterns.flatMap(globalPattern);
  }

  /** @param previews - one for each of the events */
  in(seqs: Float64Array, previews: readonly string[], isFound: Uint8Array): readonly Places[] {
    const rows = Array.from(seqs, (seq, row) => ({ seq, row })).filter(({ row }) => isFound[row] !== 0);
    const missing = rows.filter(({ seq }) => !this.#kept.has(seq));
    let found: Places[] = [];
    const look = (): void => {
      found = [];
      for (const { row } of missing) found.push(placesIn(previews[row] ?? '', this.#patterns));
    };
    if (missing.length > 0 && !this.#isInTime(look)) this.set([]);
    else found.forEach((places, index) => this.#kept.set(missing[index]?.seq ?? 0, places));
    const places = Array.from(seqs, (seq, row) => (isFound[row] === 0 ? [] : (this.#kept.get(seq) ?? [])));
    this.#forget();
    return places;
  }

  /** What does not compile when it is matched, or needs more stack than there is, is as good as slow. */
  #isInTime(look: () => void): boolean {
    const watchdog = (this.#watchdog ??= new Watchdog());
    try {
      return triesMs.some((limitMs) => watchdog.run(look, limitMs));
    } catch {
      return false;
    }
  }

  #forget(): void {
    for (const seq of this.#kept.keys()) {
      if (this.#kept.size <= maxKept) return;
      this.#kept.delete(seq);
    }
  }
}

/** What is no pattern is left aside: the search says so. */
function globalPattern({ source, flags }: Pattern): RegExp[] {
  try {
    // bounded: it is matched with under a watchdog
    return [new RegExp(source, `${flags.replaceAll(/[gy]/g, '')}g`)];
  } catch {
    return [];
  }
}

/** Ascending; those that touch each other are one. */
function placesIn(text: string, patterns: readonly RegExp[]): Places {
  const all: [start: number, end: number][] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern))
      if (match[0] !== '') all.push([match.index, match.index + match[0].length]);
  }
  const places: number[] = [];
  for (const [start, end] of all.toSorted(([a], [b]) => a - b)) {
    const last = places.at(-1);
    if (last !== undefined && start <= last) places[places.length - 1] = Math.max(last, end);
    else places.push(start, end);
  }
  return places.slice(0, 2 * maxPlaces);
}
