/** Looks whether texts for people have phrases that were replaced: in the extension, its manifest and schema, the README and the docs. */

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exit } from 'node:process';
import { readTexts } from './l10n/translations.ts';
import { phrasesIn } from './phrases/phrases-in.ts';
import { root } from './system/project.ts';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'schemas/sse-monitor.schema.json',
  ...globSync('docs/*.md', { cwd: root }),
];
const texts = ['l10n/bundle.l10n.json', 'package.nls.json'];

const faults = [
  ...texts.flatMap((file) =>
    Object.values(readTexts(file)).flatMap((text) =>
      phrasesIn(typeof text === 'string' ? text : text.message).map((fault) => `${file}: ${fault}`),
    ),
  ),
  ...pages.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => phrasesIn(line).map((fault) => `${file}:${index + 1}: ${fault}`)),
  ),
];
if (faults.length > 0) {
  console.error(faults.join('\n'));
  exit(1);
}
