import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fieldCaseIds } from '../support/field-case-ids.ts';
import { fieldCases } from '../support/field-cases.ts';
import { fieldStreams } from '../support/field-streams.ts';

const root = new URL('../../', import.meta.url);

/** The rows of a page's table, each as its cells. */
function rowsOf(page: string): string[][] {
  return readFileSync(new URL(page, root), 'utf8')
    .split('\n')
    .filter((line, at, lines) => line.startsWith('| ') && lines[at + 1]?.startsWith('|---') !== true)
    .map((line) => line.slice(2, -2).split(' | '));
}

/** With more rows each, of so many cells: the first says what is held, the last one by what. */
const pages: Readonly<Record<string, readonly [rows: number, cells: number]>> = {
  'docs/connections.md': [35, 3],
  'docs/inspecting.md': [20, 3],
  'docs/threats.md': [35, 3],
  'docs/field-cases.md': [72, 5],
};

/** Of tests that are made of a table of their own. */
const madeTitles: Readonly<Record<string, readonly string[]>> = {
  'test/unit/net/field-cases.test.ts': Object.values(fieldCases)
    .flat()
    .map(({ what }) => what),
  'test/unit/diagnoses/field-cases.test.ts': Object.keys(fieldStreams),
};

/** The file or folder that a row names, with what follows it in parentheses. */
const proof = /`(test\/[^`]+)`(?: \(([^)]*(?:\([^)]*\)[^)]*)*)\))?/g;

interface Proof {
  readonly path: string;
  /** Absent: none is named. */
  readonly titles?: readonly string[];
}

function proofsOf(cell: string): Proof[] {
  return Array.from(cell.matchAll(proof), ([, path = '', named]) => ({
    path,
    ...(named !== undefined && { titles: titlesIn(named) }),
  }));
}

/** A title has quotation marks of its own only in pairs. */
function titlesIn(text: string): string[] {
  return Array.from(text.matchAll(/“((?:[^“”]|“[^”]*”)*)”/g), ([, title = '']) => title);
}

/** Of tests and groups, as they stand in the code or are made; what varies is `…`. */
function titlesOf(path: string): Set<string> {
  const text = readFileSync(new URL(path, root), 'utf8');
  const found = text.matchAll(/\b(?:describe|it|test)\(\s*(?:'((?:\\.|[^'\\])*)'|"([^"]*)"|`((?:\\.|[^`\\])*)`)/g);
  const written = Array.from(found, ([, single, double, template]) =>
    (single ?? double ?? template ?? '').replaceAll(/\$\{[^}]*\}/g, '…').replaceAll(/\\(.)/g, '$1'),
  );
  return new Set([...written, ...(madeTitles[path] ?? [])]);
}

for (const [page, [least, cells]] of Object.entries(pages)) {
  describe(`the table of features in ${page}`, () => {
    const rows = rowsOf(page);

    it('is read as it is written', () => {
      assert.ok(rows.length > least, `${rows.length} rows`);
      for (const row of rows) assert.equal(row.length, cells, row.join(' | '));
    });

    for (const row of rows) {
      it(`names tests that there are: ${row[0]}`, () => assertNamed(row.at(-1) ?? '', page === 'docs/inspecting.md'));
    }
  });
}

/** @param inWorkbench - whether one of the tests has to be in the real workbench */
function assertNamed(cell: string, inWorkbench: boolean): void {
  const proofs = proofsOf(cell);
  if (inWorkbench) assert.ok(proofs.some(({ path }) => path.startsWith('test/e2e/')));
  assert.ok(proofs.length > 0);
  assert.equal(proofs.length, cell.match(/`test\//g)?.length);
  for (const { path, titles } of proofs) {
    assert.ok(existsSync(new URL(path, root)), path);
    if (path.endsWith('/')) {
      assert.ok(readdirSync(new URL(path, root)).some((name) => name.endsWith('.test.ts')));
      continue;
    }
    assert.ok(titles !== undefined && titles.length > 0, `${path}: which test is it?`);
    const known = titlesOf(path);
    for (const title of titles) assert.ok(known.has(title), `${path} has no “${title}”`);
  }
}

describe('the table of what connections can do', () => {
  it('has every host test of connections in it', () => {
    const named = new Set(
      rowsOf('docs/connections.md').flatMap(([, , cell = '']) => proofsOf(cell).map(({ path }) => path)),
    );
    const files = readdirSync(new URL('test/host/', root)).filter((name) => name.endsWith('.test.ts'));
    // What is not about connections.
    const others = new Set([
      'activation-and-sockets.test.ts',
      'activation.test.ts',
      'bottom-panel.test.ts',
      'commands.test.ts',
      'compare.test.ts',
      'export.test.ts',
      'injection.test.ts',
      'leaks.test.ts',
      'messages.test.ts',
      'planted-secrets.test.ts',
      'real-servers.test.ts',
      'recordings.test.ts',
      'rows.test.ts',
      'runs.test.ts',
      'status-bar.test.ts',
      'stream-vectors.test.ts',
      'streams-view.test.ts',
      'walkthrough.test.ts',
    ]);
    const missing = files.filter((name) => !others.has(name) && !named.has(`test/host/${name}`));
    assert.deepEqual(missing, []);
  });
});

describe('the table of field cases', () => {
  const rows = rowsOf('docs/field-cases.md');

  it('has every case once', () => {
    assert.deepEqual(rows.map(([id = '']) => id.replaceAll('`', '')).toSorted(), fieldCaseIds.toSorted());
  });

  it('says of every case whether it is as it should be today', () => {
    for (const [id, , , today = ''] of rows) assert.match(today, /^(?:yes|partly: |not yet: )/, id);
  });
});
