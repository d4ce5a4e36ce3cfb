/** What a key does in the tree: [ARIA] the tree view pattern. */

import type { JsonNodes } from './json-nodes.ts';
import type { TreeRows } from './tree-rows.ts';

/** The tree as far as a key needs to know it. */
export interface TreePlace {
  readonly nodes: JsonNodes;
  readonly rows: TreeRows;
  /** The node that the keyboard is at. */
  readonly active: number;
  /** Rows of a page. */
  readonly page: number;
}

/**
 * Folds and unfolds as the key says.
 *
 * @returns the node that the keyboard goes to; `undefined` for a key that means nothing here
 */
export function treeKey(key: string, place: TreePlace): number | undefined {
  const { rows, active } = place;
  switch (key) {
    case 'ArrowDown':
      return move(place, 1);
    case 'ArrowUp':
      return move(place, -1);
    case 'PageDown':
      return move(place, place.page);
    case 'PageUp':
      return move(place, -place.page);
    case 'Home':
      return 0;
    case 'End':
      return rows.nodeAt(rows.count - 1);
    case 'ArrowRight':
      return inwards(place);
    case 'ArrowLeft':
      return outwards(place);
    case 'Enter':
    case ' ':
      rows.setUnfolded(active, !rows.isUnfolded(active));
      return active;
    case '*':
      rows.unfoldSiblings(active);
      return active;
    default:
      return undefined;
  }
}

function move({ rows, active }: TreePlace, by: number): number {
  return rows.nodeAt(Math.max(0, Math.min(rows.count - 1, rows.rowOf(active) + by)));
}

function inwards({ nodes, rows, active }: TreePlace): number {
  if (nodes.children[active] === 0) return active;
  if (rows.isUnfolded(active)) return active + 1;
  rows.setUnfolded(active, true);
  return active;
}

function outwards({ nodes, rows, active }: TreePlace): number {
  if (!rows.isUnfolded(active) || nodes.children[active] === 0) return nodes.parent[active] as number;
  rows.setUnfolded(active, false);
  return active;
}
