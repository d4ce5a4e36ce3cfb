/** Writes the public suffix list for the extension, from the package `tldts`. With `--check` it only says whether it is up to date. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, exit } from 'node:process';
import { listedSuffixes, packSuffixes } from './suffixes/packed-suffixes.ts';
import { root } from './system/project.ts';

const file = join(root, 'src', 'net', 'cookies', 'suffix-list.ts');
const packed = packSuffixes(await listedSuffixes());
const text = `/** The public suffix list (https://publicsuffix.org, MPL 2.0), packed. Written by \`npm run suffixes\`. */
export const packedSuffixes =
  '${packed}';
`;

if (argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error('The public suffix list is not up to date. Run: npm run suffixes');
    exit(1);
  }
} else {
  writeFileSync(file, text);
}
