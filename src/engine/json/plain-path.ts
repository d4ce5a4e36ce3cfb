/** JSON paths (RFC 9535) without filters, over one value after the other. */

type Slice = {
  readonly type: 'SliceSelector';
  readonly start: number | null;
  readonly end: number | null;
  readonly step: number | null;
};

type PlainSelector =
  | { readonly type: 'MemberNameShorthand' | 'NameSelector'; readonly value: string }
  | { readonly type: 'IndexSelector'; readonly value: number }
  | { readonly type: 'WildcardSelector' }
  | Slice;

export interface PlainSegment {
  readonly isDescendant: boolean;
  readonly selectors: readonly PlainSelector[];
}

type Visit = (node: unknown) => boolean;

/** Whether there is a node at the path for which `isWanted`. No deeper into the call stack than the path has segments. */
export function anyNode(root: unknown, path: readonly PlainSegment[], isWanted: Visit): boolean {
  const visitFrom = (at: number, node: unknown): boolean => {
    const segment = path[at];
    if (segment === undefined) return isWanted(node);
    const visit: Visit = (child) => visitFrom(at + 1, child);
    return segment.isDescendant ? anyBelow(node, segment, visit) : anyChild(node, segment, visit);
  };
  return visitFrom(0, root);
}

/** [spec] RFC 9535 section 2.5.2: the children, as selected, of the node and of all its descendants. */
function anyBelow(node: unknown, segment: PlainSegment, visit: Visit): boolean {
  const open = [node];
  while (open.length > 0) {
    const next = open.pop();
    if (anyChild(next, segment, visit)) return true;
    if (typeof next === 'object' && next !== null) for (const child of Object.values(next)) open.push(child);
  }
  return false;
}

function anyChild(node: unknown, { selectors }: PlainSegment, visit: Visit): boolean {
  if (typeof node !== 'object' || node === null) return false;
  return selectors.some((selector) => anySelected(node, selector, visit));
}

function anySelected(node: object, selector: PlainSelector, visit: Visit): boolean {
  switch (selector.type) {
    case 'WildcardSelector':
      return Object.values(node).some(visit);
    case 'IndexSelector':
      return Array.isArray(node) && anyIndexed(node, selector.value, visit);
    case 'SliceSelector':
      return Array.isArray(node) && anyInSlice(node, selector, visit);
    case 'NameSelector':
    case 'MemberNameShorthand': {
      if (Array.isArray(node) || !Object.hasOwn(node, selector.value)) return false;
      return visit((node as Record<string, unknown>)[selector.value]);
    }
  }
}

function anyIndexed(node: readonly unknown[], value: number, visit: Visit): boolean {
  const index = value < 0 ? node.length + value : value;
  return index >= 0 && index < node.length && visit(node[index]);
}

/** [spec] RFC 9535 section 2.3.4.2.2. */
function anyInSlice(node: readonly unknown[], { start, end, step: given }: Slice, visit: Visit): boolean {
  const step = given ?? 1;
  if (step === 0) return false;
  const { length } = node;
  const at = (index: number): number => (index >= 0 ? index : length + index);
  const clamp = (index: number, low: number, high: number): number => Math.min(Math.max(index, low), high);
  if (step > 0) {
    const upper = clamp(at(end ?? length), 0, length);
    for (let i = clamp(at(start ?? 0), 0, length); i < upper; i += step) if (visit(node[i])) return true;
    return false;
  }
  const lower = clamp(end === null ? -1 : at(end), -1, length - 1);
  for (let i = clamp(at(start ?? length - 1), -1, length - 1); i > lower; i += step) if (visit(node[i])) return true;
  return false;
}
