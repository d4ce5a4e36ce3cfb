import assert from 'node:assert/strict';
import { readFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertOpens, eachCase, type Theme, type UnitCases } from '../../support/message-cases.ts';
import { connectionCases, removeEngine } from './ending-cases.ts';
import { removeFiles } from './certificates.ts';
import { fileCases } from './file-cases.ts';
import { redirectCases } from './redirect-cases.ts';
import { runCases } from './run-cases.ts';
import { requestCases } from './request-cases.ts';
import { longTestMs } from '../../support/patience.ts';

/** Every theme of the catalogue: a message that nobody opens does not compile. */
const cases = {
  ...requestCases,
  ...fileCases,
  ...connectionCases,
  ...redirectCases,
  connecting: {},
  recording: {},
  recordingFault: {},
  export: {},
  list: {},
  query: {},
  stream: {},
  search: {},
  stopRule: {},
  column: {},
  event: {},
  run: runCases,
  extension: {},
} satisfies { readonly [T in Theme]: UnitCases<T> };

after(async () => {
  removeFiles();
  await removeEngine();
});

describe('a message of the catalogue', { timeout: longTestMs }, () => {
  for (const { theme, name, given } of eachCase(cases)) {
    it(`is opened: ${theme}.${name}`, () => assertOpens(theme, name, given));
  }
});

describe('the sources', () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const sources = globSync('src/**/*.ts', { cwd: root }).filter((file) => !/^src.shared.messages/.test(file));

  /** Where a text would pass by the catalogue: what VS Code shows, and what a result says is wrong. */
  const passing: readonly RegExp[] = [
    /\b(?:show(?:Error|Warning|Information)Message|tell(?:Error|Information))\(\s*['"`].*/g,
    /\b(?:error|problem|refusal|advice): ['"`][^'"`\n]* .*/g,
    /role="alert">(?:\s|\$\{icon\([^)]*\)\}|<span>)*[A-Za-z].*/g,
  ];

  /** A sentence that says no to something, and is not what a program says to another (`new RangeError("…")`). */
  const sentence =
    /(?<!(?:Error|Exception|Failed|super)\(\s*)(['"`])(?=[^'"`\n]*\b(?:cannot|could not|may not|must|no|not|nothing|failed|unknown|invalid|wrong|missing)\b)[A-Z][^'"`\n]* [^'"`\n]*\.\1/g;

  /** Those that tell no failure; notes about a stream have a catalogue of their own. */
  const others: readonly RegExp[] = [
    /^src.host.sample/,
    /empty-state\.ts: /,
    /^src.shared.diagnoses/,
    /cookie-table\.ts: 'Kept/,
    /count-account\.ts: 'No filter/,
  ];

  it('have no message outside of it', () => {
    assert.ok(sources.length > 100);
    const found = sources.flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const own = file.includes('engine') ? passing : [...passing, sentence];
      return own.flatMap((pattern) => [...text.matchAll(pattern)].map(([match]) => `${file}: ${match}`));
    });
    assert.deepEqual(
      found.filter((place) => !others.some((other) => other.test(place))),
      [],
    );
  });

  it('make messages in its room only', () => {
    const makers = sources.filter((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      return /import [^;]*\bmessage\b[^;]*messages\/message\.ts|import [^;]*\bending\b[^;]*messages\/ending\.ts/.test(
        text,
      );
    });
    assert.deepEqual(makers, []);
  });
});
