/**
 * Says which regular expressions of the code may take longer than their text allows: those in whose patterns something is
 * ambiguous, and those that are seen to be slow with texts made for them. Files in the arguments are looked at instead of all.
 *
 * What is known to be harmless says so in a comment in its line or above it: `// bounded: …` for a text that is short,
 * `// linear: …` where the analysis is wrong.
 */

import { globSync } from 'node:fs';
import { argv, exit } from 'node:process';
import { root } from './system/project.ts';
import { type Expression, expressionsOf } from './regexps/expressions.ts';
import { whySlow } from './regexps/why-slow.ts';

const named = argv.slice(2);
const files = named.length > 0 ? named : globSync('src/**/*.ts', { cwd: root }).sort();

const problems = files.flatMap((file) => expressionsOf(file).flatMap((one) => problemOf(one) ?? []));
if (problems.length > 0) {
  console.error(problems.join('\n'));
  exit(1);
}

function problemOf({ place, reason, source, flags }: Expression): string | undefined {
  if (source === undefined) {
    return reason === undefined
      ? `${place}: a pattern that is not written out needs a \`// bounded:\` comment.`
      : undefined;
  }
  const why = reason === undefined ? whySlow(source, flags) : undefined;
  return why === undefined ? undefined : `${place}: ${why}: /${source}/${flags}`;
}
