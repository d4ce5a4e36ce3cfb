/**
 * Writes l10n/bundle.l10n.json: every text that the code gives to `t`, for those who translate. With `--check` it says what is
 * wrong instead: the bundle is not up to date, or a translation is not whole.
 */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, exit } from 'node:process';
import { textsOfCode } from './l10n/texts.ts';
import { problemsOf, readTexts, translations } from './l10n/translations.ts';
import { root } from './system/project.ts';

const outFile = 'l10n/bundle.l10n.json';

const texts = textsOfCode();

if (argv.includes('--check')) {
  const stale =
    JSON.stringify(readTexts(outFile)) === JSON.stringify(texts)
      ? []
      : [`${outFile} is not up to date. Run: npm run l10n`];
  const pairs = [['package.nls.json', 'package.nls.de.json'] as const, ...translations(outFile)];
  const problems = [
    ...stale,
    ...pairs.flatMap(([source, file]) => problemsOf(readTexts(source), file, readTexts(file))),
  ];
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    exit(1);
  }
} else {
  writeFileSync(join(root, outFile), `${JSON.stringify(texts, undefined, 2)}\n`);
}
