/** JSONPath over one value: any path, filters too. */

import type { PathQuery, PathSegment, PathSelector } from '../../shared/query/path-syntax.ts';
import { childOf, entriesOf, selectPlain } from './plain-path.ts';
import { passes } from './path-filter.ts';

/** A node, and the one at the same place of another value. */
interface NodePair {
  readonly node: unknown;
  readonly twin: unknown;
}

/**
 * The nodes that a path leads to.
 *
 * @param root - that the path begins at, and filters look at
 * @param twin - the same value, written otherwise: the nodes are taken from it @defaultValue `root`
 * @param top - of the whole value: what `$` is in a filter @defaultValue `root`
 */
export function nodesAt({ segments }: PathQuery, root: unknown, twin = root, top = root): readonly unknown[] {
  let level: NodePair[] = [{ node: root, twin }];
  for (const segment of segments) {
    const { isDescendant } = segment;
    level = level.flatMap((pair) => (isDescendant ? below(pair, segment, top) : selected(pair, segment, top)));
  }
  return level.map((pair) => pair.twin);
}

/** [spec] RFC 9535 section 2.5.2: the children, as selected, of the node and of all its descendants, level by level. */
function below(pair: NodePair, segment: PathSegment, top: unknown): NodePair[] {
  const found: NodePair[][] = [];
  for (let level = [pair]; level.length > 0; level = level.flatMap(childrenOf)) {
    found.push(level.flatMap((each) => selected(each, segment, top)));
  }
  return found.flat();
}

function selected(pair: NodePair, { selectors }: PathSegment, top: unknown): NodePair[] {
  return selectors.flatMap((selector) => select(pair, selector, top));
}

function select(pair: NodePair, selector: PathSelector, top: unknown): NodePair[] {
  if (selector.type === 'filter') return childrenOf(pair).filter(({ node }) => passes(selector.test, node, top));
  const found: NodePair[] = [];
  selectPlain(pair.node, selector, (node, key) => {
    found.push({ node, twin: childOf(pair.twin, key) });
    return false;
  });
  return found;
}

function childrenOf({ node, twin }: NodePair): NodePair[] {
  return entriesOf(node).map(([key, child]) => ({ node: child, twin: childOf(twin, key) }));
}
