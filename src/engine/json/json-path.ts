import { parsePath } from '../../shared/query/path-parser.ts';
import type { PathQuery } from '../../shared/query/path-syntax.ts';
import { nodesAt } from './path-nodes.ts';
import { anyNode, type PlainSegment } from './plain-path.ts';

/** A JSON path (RFC 9535) that is looked for in many values. */
export class JsonPath {
  readonly #path: string;
  /** Absent: it is none. */
  readonly #query: PathQuery | undefined;
  /** The same, where it has no filters: one node that is wanted is found without all others. */
  readonly #plain: readonly PlainSegment[] | undefined;

  /** @param path - what is none is not refused: {@link some} and {@link nodes} throw a SyntaxError then */
  constructor(path: string) {
    this.#path = path;
    this.#query = queryOf(path);
    this.#plain = this.#query && plainSegments(this.#query);
  }

  /** Whether it has no filters. */
  get isPlain(): boolean {
    return this.#plain !== undefined;
  }

  /** Whether there is a node for which `isWanted`. @throws SyntaxError when it is no path */
  some(json: unknown, isWanted: (node: unknown) => boolean): boolean {
    return this.#plain === undefined ? this.nodes(json).some(isWanted) : anyNode(json, this.#plain, isWanted);
  }

  /** The nodes in the order of the standard. @throws SyntaxError when it is no path */
  nodes(json: unknown): readonly unknown[] {
    // By hand descendants come in another order.
    const isDirect = this.#plain?.every(({ isDescendant }) => !isDescendant) === true;
    return isDirect ? followed(json, this.#plain ?? []) : nodesAt(this.#known(), json);
  }

  /**
   * The same nodes, taken from the same value with its numbers written in another way: filters look at `json`.
   *
   * @throws SyntaxError when it is no path
   */
  nodesOf(exact: unknown, json: unknown): readonly unknown[] {
    return this.isPlain ? this.nodes(exact) : nodesAt(this.#known(), json, exact);
  }

  #known(): PathQuery {
    return this.#query ?? parsePath(this.#path);
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

function followed(json: unknown, path: readonly PlainSegment[]): readonly unknown[] {
  const nodes: unknown[] = [];
  anyNode(json, path, (node) => {
    nodes.push(node);
    return false;
  });
  return nodes;
}

function queryOf(path: string): PathQuery | undefined {
  try {
    return parsePath(path);
  } catch {
    return undefined;
  }
}

function plainSegments({ segments }: PathQuery): readonly PlainSegment[] | undefined {
  const plain = segments.map(({ isDescendant, selectors }) => ({
    isDescendant,
    selectors: selectors.filter((selector) => selector.type !== 'filter'),
  }));
  return plain.every(({ selectors }, at) => selectors.length === segments[at]?.selectors.length) ? plain : undefined;
}
