/** A node of JSON data as a term of a filter, and as a column. */

import { isPath } from '../../../shared/query/path.ts';
import { filterOf } from '../../../shared/query/query-filter.ts';
import { printQuery } from '../../../shared/query/print.ts';
import type { JsonScalar } from '../../../shared/stream/records.ts';
import { type JsonNodes, Kind } from './json-nodes.ts';
import { shortPathOf } from './node-path.ts';

/** What is looked for: the path itself, and the term, which has the value too if there is one to compare with. */
export interface NodeTerm {
  readonly path: string;
  readonly term: string;
}

/** The path of a node for a column; `undefined`: there is no path to it. */
export function columnPathOf(nodes: JsonNodes, node: number): string | undefined {
  const path = shortPathOf(nodes, node);
  return isPath(path) ? path : undefined;
}

/**
 * A filter that shows events which have the same value at the same path. Of objects and arrays, and of what JavaScript
 * cannot compare, only that there is such a path.
 *
 * @returns `undefined` for the root, which every event has, and where no filter can say it: half a character, say
 */
export function nodeTerm(nodes: JsonNodes, node: number): NodeTerm | undefined {
  const path = node === 0 ? undefined : columnPathOf(nodes, node);
  if (path === undefined) return undefined;
  const value = comparable(nodes, node);
  const term = printQuery({ kind: 'path', path, ...(value !== undefined && { test: { op: '==', value } }) });
  return 'error' in filterOf(term, 0) ? undefined : { path, term };
}

function comparable(nodes: JsonNodes, node: number): JsonScalar | undefined {
  if (nodes.isContainer(node) || isReplaced(nodes, node)) return undefined;
  const value = JSON.parse(nodes.value(node)) as JsonScalar;
  const isTooLarge = nodes.kind[node] === Kind.number && !Number.isFinite(value);
  return isTooLarge ? undefined : value;
}

/** Of several members of one name, only the last one is found by a path. */
function isReplaced(nodes: JsonNodes, node: number): boolean {
  for (let at = node; at !== 0; at = nodes.parent[at] as number) {
    const parent = nodes.parent[at] as number;
    const end = nodes.after[parent] as number;
    const name = memberName(nodes, at);
    if (name === undefined) continue;
    for (let next = nodes.after[at] as number; next < end; next = nodes.after[next] as number) {
      if (memberName(nodes, next) === name) return true;
    }
  }
  return false;
}

function memberName(nodes: JsonNodes, node: number): string | undefined {
  const name = nodes.name(node);
  return name === undefined ? undefined : (JSON.parse(name) as string);
}
