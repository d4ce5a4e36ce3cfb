/**
 * Prints every text for people that was changed, added or removed between two commits, for a reader to go over.
 *
 *     npm run strings -- FROM [TO]
 *
 * FROM is the first commit with texts, TO is HEAD unless given. A text that was reworded stands beside the one it most resembles.
 */

import { argv } from 'node:process';
import { runCommand } from './system/command.ts';
import { root } from './system/project.ts';
import { compareTexts, type TextChange } from './strings/compare-texts.ts';
import type { Texts } from './l10n/texts.ts';

const files = ['package.nls.json', 'l10n/bundle.l10n.json'];

async function git(...args: readonly string[]): Promise<string> {
  return (await runCommand('git', args, { cwd: root })).trim();
}

async function firstWithTexts(): Promise<string> {
  const commits = await git('log', '--reverse', '--diff-filter=A', '--format=%h', '--', ...files);
  return commits.split('\n')[0] ?? 'HEAD';
}

async function textsAt(commit: string, file: string): Promise<Texts> {
  return JSON.parse(await git('show', `${commit}:${file}`)) as Texts;
}

function line({ before, after }: TextChange): string {
  if (before === undefined) return `+ ${after}`;
  return after === undefined ? `- ${before}` : `- ${before}\n+ ${after}`;
}

const [from = await firstWithTexts(), to = 'HEAD'] = argv.slice(2);
for (const file of files) {
  const changes = compareTexts(await textsAt(from, file), await textsAt(to, file));
  const kinds = {
    Changed: changes.filter(({ before, after }) => before !== undefined && after !== undefined),
    Added: changes.filter(({ before }) => before === undefined),
    Removed: changes.filter(({ after }) => after === undefined),
  };
  for (const [kind, found] of Object.entries(kinds)) {
    console.log(`\n# ${file}, ${from} to ${to}: ${kind.toLowerCase()}, ${found.length}\n`);
    for (const change of found) console.log(`${line(change)}\n`);
  }
}
