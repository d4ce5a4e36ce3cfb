/** Which nodes of a tree are seen: those whose ancestors are all unfolded. */

import type { JsonNodes } from './json-nodes.ts';

/** This many nodes are unfolded at first, of this many levels; more of them are not looked at. */
const unfoldedAtFirst = 100;
const deepestUnfolded = 12;
const firstLooked = 10_000;

/** Nodes are in ascending order, so that the row of a node is found by halves. */
export class TreeRows {
  readonly #nodes: JsonNodes;
  readonly #isUnfolded: Uint8Array;
  /** The node of each row. */
  #rows: Uint32Array;

  constructor(nodes: JsonNodes) {
    this.#nodes = nodes;
    this.#isUnfolded = new Uint8Array(nodes.count);
    this.#rows = Uint32Array.of(0);
    this.#unfoldFirst();
  }

  get count(): number {
    return this.#rows.length;
  }

  isUnfolded(node: number): boolean {
    return this.#isUnfolded[node] === 1;
  }

  nodeAt(row: number): number {
    return this.#rows[row] as number;
  }

  /** The row of a node; that of the last one before it, where it is not seen. */
  rowOf(node: number): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#rows[middle] as number) <= node) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  setUnfolded(node: number, isUnfolded: boolean): void {
    if (!this.#nodes.isContainer(node) || this.isUnfolded(node) === isUnfolded) return;
    this.#isUnfolded[node] = isUnfolded ? 1 : 0;
    this.#fill();
  }

  /** The node, and all that are in the same as it. */
  unfoldSiblings(node: number): void {
    const { parent, after } = this.#nodes;
    const all = parent[node] as number;
    if (node === 0) return this.setUnfolded(0, true);
    for (let at = all + 1; at < (after[all] as number); at = after[at] as number) this.#include(at);
    return this.#fill();
  }

  unfoldAll(): void {
    for (let node = 0; node < this.#nodes.count; node++) this.#include(node);
    this.#fill();
  }

  /** All but the root. */
  foldAll(): void {
    this.#isUnfolded.fill(0);
    this.#include(0);
    this.#fill();
  }

  /** Unfolds what a node is in, so that it has a row. */
  reveal(node: number): void {
    const { parent } = this.#nodes;
    for (let at = node; at !== 0;) {
      at = parent[at] as number;
      this.#include(at);
    }
    this.#fill();
  }

  #include(node: number): void {
    if (this.#nodes.isContainer(node)) this.#isUnfolded[node] = 1;
  }

  /** The root, and what is below it, level by level, as long as that fits on a screen. */
  #unfoldFirst(): void {
    const { children, depth } = this.#nodes;
    const count = Math.min(this.#nodes.count, firstLooked);
    let rows = 1;
    for (let level = 0; level < deepestUnfolded; level++) {
      let more = 0;
      for (let node = 0; node < count; node++) if (depth[node] === level) more += children[node] as number;
      if (level > 0 && (more === 0 || rows + more > unfoldedAtFirst)) break;
      for (let node = 0; node < count; node++) if (depth[node] === level) this.#include(node);
      rows += more;
    }
    this.#fill();
  }

  #fill(): void {
    const { after, count } = this.#nodes;
    const rows = new Uint32Array(count);
    let length = 0;
    for (let node = 0; node < count; node = this.isUnfolded(node) ? node + 1 : (after[node] as number)) {
      rows[length++] = node;
    }
    // A copy, so that a folded tree of millions holds no row for each.
    this.#rows = length === count ? rows : rows.slice(0, length);
  }
}
