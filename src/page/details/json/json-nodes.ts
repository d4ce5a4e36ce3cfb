/** A JSON text as a list of its nodes: where each is, never what it means. So nothing of the text is lost or rounded. */

/** What a value is. */
export const Kind = { object: 0, array: 1, string: 2, number: 3, word: 4 } as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

/** In {@link JsonNodes.nameStart}: the node has no name. */
export const nameless = 0xffff_ffff;

/** 37 bytes each: what a person can look through, and a server cannot fill the memory with. */
export const maxNodes = 4_000_000;

const initialCapacity = 64;

/**
 * The nodes in the order in which they are in the text, so that a node's subtree is a stretch: from the node up to
 * {@link after}. Columns, for a million objects would take ten times the memory, and seconds to make.
 */
export class JsonNodes {
  readonly text: string;
  count = 0;
  kind = new Uint8Array(initialCapacity);
  /** Where the value begins in the text, and ends. */
  start = new Uint32Array(initialCapacity);
  end = new Uint32Array(initialCapacity);
  /** Where the quotation mark before the name stands, or {@link nameless}; and where the name ends, after the one after it. */
  nameStart = new Uint32Array(initialCapacity);
  nameEnd = new Uint32Array(initialCapacity);
  /** The node that it is in; the root is in itself. */
  parent = new Uint32Array(initialCapacity);
  /** The first node that is not in its subtree. */
  after = new Uint32Array(initialCapacity);
  /** How many nodes are directly in it. */
  children = new Uint32Array(initialCapacity);
  /** Which of its parent's children it is, from 0. */
  position = new Uint32Array(initialCapacity);
  depth = new Uint32Array(initialCapacity);

  constructor(text: string) {
    this.text = text;
  }

  /** @returns the index of the new node, which ends where the caller says later */
  add(kind: Kind, start: number, parent: number): number {
    const node = this.count++;
    if (node === this.kind.length) this.#grow();
    this.kind[node] = kind;
    this.start[node] = start;
    this.nameStart[node] = nameless;
    this.after[node] = node + 1;
    this.parent[node] = node === 0 ? 0 : parent;
    if (node === 0) return node;
    this.position[node] = this.children[parent] as number;
    this.children[parent] = (this.children[parent] as number) + 1;
    this.depth[node] = (this.depth[parent] as number) + 1;
    return node;
  }

  isContainer(node: number): boolean {
    return (this.kind[node] as Kind) <= Kind.array;
  }

  /** The value as written in the text. */
  value(node: number): string {
    return this.text.slice(this.start[node], this.end[node]);
  }

  /** The name as written in the text, with its quotation marks; `undefined` for an element of an array, and the root. */
  name(node: number): string | undefined {
    const start = this.nameStart[node] as number;
    return start === nameless ? undefined : this.text.slice(start, this.nameEnd[node]);
  }

  /** The last node that begins, with its name if it has one, at that offset of the text or before. */
  at(offset: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#begin(middle) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  #begin(node: number): number {
    return Math.min(this.nameStart[node] as number, this.start[node] as number);
  }

  #grow(): void {
    const capacity = 2 * this.kind.length;
    const kind = new Uint8Array(capacity);
    kind.set(this.kind);
    this.kind = kind;
    this.start = larger(this.start, capacity);
    this.end = larger(this.end, capacity);
    this.nameStart = larger(this.nameStart, capacity);
    this.nameEnd = larger(this.nameEnd, capacity);
    this.parent = larger(this.parent, capacity);
    this.after = larger(this.after, capacity);
    this.children = larger(this.children, capacity);
    this.position = larger(this.position, capacity);
    this.depth = larger(this.depth, capacity);
  }
}

function larger(column: Uint32Array<ArrayBuffer>, capacity: number): Uint32Array<ArrayBuffer> {
  const copy = new Uint32Array(capacity);
  copy.set(column);
  return copy;
}
