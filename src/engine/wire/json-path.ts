import { query } from 'jsonpath-rfc9535';
import type { JsonScalar } from '../../protocol/records.ts';

/** Whether data is JSON and has a node at that path (RFC 9535) with that value. What is no path finds nothing. */
export function isAtPath(data: string, path: string, value: JsonScalar): boolean {
  try {
    const nodes: readonly unknown[] = query(JSON.parse(data) as Parameters<typeof query>[0], path);
    return nodes.includes(value);
  } catch {
    return false;
  }
}
