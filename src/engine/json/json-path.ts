import { paths, query } from 'jsonpath-rfc9535';
import parsePath, { type JsonPathQuery } from 'jsonpath-rfc9535/parser';
import { anyNode, type PlainSegment } from './plain-path.ts';

/**
 * A JSON path (RFC 9535) that is looked for in many values. One without filters is read once and followed by hand: the
 * library reads a path anew each time that it is used, which takes longer than to read the value.
 */
export class JsonPath {
  readonly #path: string;
  readonly #plain: readonly PlainSegment[] | undefined;

  /** @param path - what is none is not refused: {@link some} and {@link nodes} throw a SyntaxError then */
  constructor(path: string) {
    this.#path = path;
    this.#plain = plainSegments(path);
  }

  /** Whether it is followed by hand. */
  get isPlain(): boolean {
    return this.#plain !== undefined;
  }

  /** Whether there is a node for which `isWanted`. @throws what the library throws */
  some(json: unknown, isWanted: (node: unknown) => boolean): boolean {
    return this.#plain === undefined ? this.#query(json).some(isWanted) : anyNode(json, this.#plain, isWanted);
  }

  /** The nodes in the order of the standard. @throws what the library throws */
  nodes(json: unknown): readonly unknown[] {
    // By hand descendants come in another order.
    const plain = this.#plain?.some(({ isDescendant }) => isDescendant) === true ? undefined : this.#plain;
    if (plain === undefined) return this.#query(json);
    const nodes: unknown[] = [];
    anyNode(json, plain, (node) => {
      nodes.push(node);
      return false;
    });
    return nodes;
  }

  /**
   * The same nodes, taken from the same value with its numbers written in another way: filters look at `json`. One after
   * the other, for where each is has to be read.
   *
   * @throws what the library throws
   */
  *nodesOf(exact: unknown, json: unknown): Generator<unknown, void> {
    if (this.#plain !== undefined) return yield* this.nodes(exact);
    for (const path of paths(json as Parameters<typeof paths>[0], this.#path)) yield* new JsonPath(path).nodes(exact);
  }

  #query(json: unknown): readonly unknown[] {
    return query(json as Parameters<typeof query>[0], this.#path);
  }
}

/** A text as JSON; `undefined` when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function plainSegments(path: string): readonly PlainSegment[] | undefined {
  let parsed: JsonPathQuery;
  try {
    parsed = parsePath(path);
  } catch {
    return undefined;
  }
  const segments: PlainSegment[] = [];
  for (const { type, node } of parsed.segments) {
    const selectors = node.type === 'BracketedSelection' ? node.selectors : [node];
    const plain = selectors.filter((selector) => selector.type !== 'FilterSelector');
    if (plain.length < selectors.length) return undefined;
    segments.push({ isDescendant: type === 'DescendantSegment', selectors: plain });
  }
  return segments;
}
