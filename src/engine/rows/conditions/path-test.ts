import { query } from 'jsonpath-rfc9535';
import parsePath, { type JsonPathQuery } from 'jsonpath-rfc9535/parser';

import { compare, type Condition } from '../../../protocol/condition.ts';
import type { TextTest } from '../guarded-match.ts';
import { anyNode, type PlainSegment } from './plain-path.ts';

interface PathTest {
  readonly test: TextTest;
  /** See `DataCondition.bytesPerEvent`. */
  readonly bytesPerEvent: number;
}

type Json = Parameters<typeof query>[0];
type IsWanted = (value: unknown) => boolean;

/** Whether a text is JSON that has such a node. To be run under a watchdog: a path may search with a regular expression. */
export function pathTest({ path, test }: Extract<Condition, { kind: 'path' }>): PathTest {
  const isWanted: IsWanted = test === undefined ? () => true : (value) => compare(value, test.op, test.value);
  const plain = plainSegments(path);
  // The library reads the path anew for each event, which takes longer than to read the event.
  if (plain === undefined) return { test: testOf((json) => nodesAt(json, path).some(isWanted)), bytesPerEvent: 4096 };
  return { test: testOf((json) => anyNode(json, plain, isWanted)), bytesPerEvent: 128 };
}

function testOf(has: (json: Json) => boolean): TextTest {
  return {
    test: (text) => {
      const json = parseJson(text);
      return json !== undefined && has(json);
    },
  };
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function nodesAt(json: Json, path: string): readonly unknown[] {
  try {
    return query(json, path);
  } catch (error) {
    // It is no path: nothing is there.
    if (error instanceof SyntaxError || (error instanceof Error && error.name === 'SyntaxError')) return [];
    throw error;
  }
}

/** The path without filters, for which there is a quicker way. */
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
