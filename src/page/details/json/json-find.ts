/** Looks for a text in the names and values of a JSON text, so much at a time as the caller likes. */

import { type JsonNodes, nameless } from './json-nodes.ts';

/** What is found beyond is counted by nobody. */
export const maxFound = 100_000;

/** Characters that are looked at in one go. */
const sliceChars = 1 << 20;

/** A pattern that finds the text itself, without regard to case. */
export function patternOf(query: string): RegExp {
  // Without the flag `u`: offsets stay those of the text, whatever its characters become in the other case.
  // linear: there is nothing to repeat in what is all escaped
  return new RegExp(query.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`), 'gi');
}

export class JsonFind {
  readonly #nodes: JsonNodes;
  readonly #query: string;
  readonly #pattern: RegExp;
  readonly #found: number[] = [];
  #at = 0;

  /** @param query - not empty; looked for as the text has it, escapes included */
  constructor(nodes: JsonNodes, query: string) {
    this.#nodes = nodes;
    this.#query = query;
    this.#pattern = patternOf(query);
  }

  /** The nodes that have it in their name, or in a value that is neither an object nor an array; in their order. */
  get found(): readonly number[] {
    return this.#found;
  }

  get isOver(): boolean {
    return this.#at >= this.#nodes.text.length || this.#found.length >= maxFound;
  }

  /** Looks at the next stretch of the text. */
  advance(): void {
    const from = this.#at;
    // What begins in this stretch may end in the next.
    const stretch = this.#nodes.text.slice(from, from + sliceChars + this.#query.length - 1);
    this.#at = from + sliceChars;
    this.#pattern.lastIndex = 0;
    for (let match = this.#pattern.exec(stretch); match !== null; match = this.#pattern.exec(stretch)) {
      if (this.#found.length >= maxFound) return;
      const next = this.#record(from + match.index, match[0].length);
      this.#pattern.lastIndex = Math.max(next - from, match.index + 1);
    }
  }

  /** @returns the offset at which to go on: a node counts once */
  #record(start: number, length: number): number {
    const nodes = this.#nodes;
    const node = nodes.at(start);
    const end = start + length;
    const nameStart = nodes.nameStart[node] as number;
    const nameEnd = nodes.nameEnd[node] as number;
    const isInName = nameStart !== nameless && start >= nameStart && end <= nameEnd;
    const valueEnd = nodes.end[node] as number;
    const isInValue = !nodes.isContainer(node) && start >= (nodes.start[node] as number) && end <= valueEnd;
    if (!isInName && !isInValue) return start + 1;
    if (this.#found.at(-1) !== node) this.#found.push(node);
    return nodes.isContainer(node) ? nameEnd : valueEnd;
  }
}
