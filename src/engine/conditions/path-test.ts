import { compare, type Condition } from '../../shared/stream/condition.ts';
import { JsonPath, parseJson } from '../json/json-path.ts';
import type { TextTest } from '../guarded/guarded-match.ts';

interface PathTest {
  readonly test: TextTest;
  /** See `DataCondition.bytesPerEvent`. */
  readonly bytesPerEvent: number;
}

/** Whether a text is JSON that has such a node. To be run under a watchdog: a path may search with a regular expression. */
export function pathTest({ path, test }: Extract<Condition, { kind: 'path' }>): PathTest {
  const isWanted = (value: unknown): boolean => test === undefined || compare(value, test.op, test.value);
  const jsonPath = new JsonPath(path);
  return {
    test: { test: (text) => hasNode(jsonPath, parseJson(text), isWanted) },
    bytesPerEvent: jsonPath.isPlain ? 128 : 4096,
  };
}

function hasNode(path: JsonPath, json: unknown, isWanted: (value: unknown) => boolean): boolean {
  try {
    return json !== undefined && path.some(json, isWanted);
  } catch (error) {
    // It is no path: nothing is there.
    if (error instanceof Error && error.name === 'SyntaxError') return false;
    throw error;
  }
}
