/** Where things are. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The checkout. */
export const root = join(import.meta.dirname, '../..');

/** What the scripts make and may be deleted at any time; git does not see it. */
export const scratchFolder = join(root, '.vscode-test');

/** Pictures and logs of tests that failed. */
export const resultsFolder = join(root, 'test-results');

export interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly version: string;
}

/** The fields of package.json that scripts need. */
export function readManifest(): Manifest {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
}
