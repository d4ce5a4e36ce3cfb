/** How deep the properties look. */

import { env } from 'node:process';

/** `npm test` looks at a quarter of what `npm run test:deep` was made for; see docs/testing.md. */
const depth = Number(env['TEST_DEPTH'] ?? 0.25);

/** How many random cases a property tries, of which so many are tried at depth 1. @returns at least 50, or all of them */
export function runs(count: number): number {
  return Math.max(Math.min(count, 50), Math.round(count * depth));
}
