import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const root = new URL('../../', import.meta.url);

const rows = readFileSync(new URL('docs/connections.md', root), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) => line.slice(2, -2).split(' | '));

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

/** Of tests and groups, as they stand in the code; what varies is `…`. */
function titlesOf(path: string): Set<string> {
  const text = readFileSync(new URL(path, root), 'utf8');
  const found = text.matchAll(/\b(?:describe|it|test)\(\s*(?:'((?:\\.|[^'\\])*)'|"([^"]*)"|`((?:\\.|[^`\\])*)`)/g);
  return new Set(
    Array.from(found, ([, single, double, template]) =>
      (single ?? double ?? template ?? '').replaceAll(/\$\{[^}]*\}/g, '…').replaceAll(/\\(.)/g, '$1'),
    ),
  );
}

describe('the table of what connections can do', () => {
  it('is read as it is written', () => {
    assert.ok(rows.length > 35, `${rows.length} rows`);
    for (const row of rows) assert.equal(row.length, 3, row.join(' | '));
  });

  for (const [feature = '', , cell = ''] of rows) {
    it(`names tests that there are: ${feature}`, () => {
      const proofs = proofsOf(cell);
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
    });
  }

  it('has every host test of connections in it', () => {
    const named = new Set(rows.flatMap(([, , cell = '']) => proofsOf(cell).map(({ path }) => path)));
    const files = readdirSync(new URL('test/host/', root)).filter((name) => name.endsWith('.test.ts'));
    // What is not about connections.
    const others = new Set([
      'activation.test.ts',
      'compare.test.ts',
      'export.test.ts',
      'messages.test.ts',
      'real-servers.test.ts',
      'recordings.test.ts',
      'rows.test.ts',
      'stream-vectors.test.ts',
    ]);
    const missing = files.filter((name) => !others.has(name) && !named.has(`test/host/${name}`));
    assert.deepEqual(missing, []);
  });
});
