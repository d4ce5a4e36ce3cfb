import { query } from 'jsonpath-rfc9535';
import parsePath, { type JsonPathQuery } from 'jsonpath-rfc9535/parser';
import { previewChars } from '../log/preview.ts';

type Segment = JsonPathQuery['segments'][number];

/** A member's name, or the place of an element. */
type Step = string | number;

/**
 * A JSON path (RFC 9535) that is looked for in many events. One that leads to one place, as nearly all do, is followed by
 * hand: the library reads a path anew each time that it is used.
 */
export class PathQuery {
  readonly #path: string;
  readonly #steps: readonly Step[] | undefined;

  /** @param path - what is no path finds nothing */
  constructor(path: string) {
    this.#path = path;
    this.#steps = stepsOf(path);
  }

  /** What it finds, as text: strings as they are, others as JSON, several with a comma between. Cut where it is long. */
  textIn(json: unknown): string {
    try {
      return textOf(this.#nodesIn(json));
    } catch {
      // It is no path, or JSON within JSON goes deeper than there is stack for.
      return '';
    }
  }

  #nodesIn(json: unknown): readonly unknown[] {
    if (this.#steps !== undefined) return follow(json, this.#steps);
    return query(json as Parameters<typeof query>[0], this.#path);
  }
}

/** Data as JSON; `undefined` when it is none. */
export function parseData(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

function textOf(nodes: readonly unknown[]): string {
  let text = '';
  for (const node of nodes) {
    text += `${text === '' ? '' : ', '}${typeof node === 'string' ? node : JSON.stringify(node)}`;
    if (text.length > previewChars) break;
  }
  return text;
}

function follow(json: unknown, steps: readonly Step[]): readonly unknown[] {
  let node = json;
  for (const step of steps) {
    if (typeof node !== 'object' || node === null) return [];
    if (typeof step === 'number') node = Array.isArray(node) ? (node as unknown[]).at(step) : undefined;
    else node = !Array.isArray(node) && Object.hasOwn(node, step) ? (node as Record<string, unknown>)[step] : undefined;
  }
  return node === undefined ? [] : [node];
}

function stepsOf(path: string): readonly Step[] | undefined {
  let parsed: JsonPathQuery;
  try {
    parsed = parsePath(path);
  } catch {
    return undefined;
  }
  const steps = parsed.segments.map(stepOf);
  return steps.every((step) => step !== undefined) ? steps : undefined;
}

function stepOf({ type, node }: Segment): Step | undefined {
  if (type !== 'ChildSegment' || node.type === 'WildcardSelector') return undefined;
  if (node.type === 'MemberNameShorthand') return node.value;
  const [selector, ...others] = node.selectors;
  if (others.length > 0) return undefined;
  return selector?.type === 'NameSelector' || selector?.type === 'IndexSelector' ? selector.value : undefined;
}
