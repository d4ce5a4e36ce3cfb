/** Who may import whom: the rooms of `src` by a table, and folders in one direction only. docs/architecture.md says why. */

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { importsOf } from '../../../scripts/test/import-graph.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** By room: the folders, or files, outside of it that it may import. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  llm: ['src/shared/'],
  engine: ['src/shared/', 'src/llm/'],
  net: ['src/shared/', 'src/engine/client/', 'src/engine/coding/'],
  host: ['src/shared/', 'src/net/', 'src/engine/client/'],
  page: ['src/shared/'],
};

interface Arrow {
  readonly from: string;
  readonly to: string;
}

/** All imports between files of the project: static and dynamic ones, of values and of types. */
function arrowsOf(pattern: string): readonly Arrow[] {
  return globSync(pattern, { cwd: root, exclude: ['**/node_modules/**'] }).flatMap((name) => {
    const from = name.replaceAll('\\', '/');
    return importsOf(`${root}${from}`).map((specifier) => ({ from, to: posix.join(posix.dirname(from), specifier) }));
  });
}

type Graph = ReadonlyMap<string, ReadonlyMap<string, Arrow>>;

/** The folders that each folder imports, with an import that shows it. */
function folders(arrows: readonly Arrow[]): Graph {
  const graph = new Map<string, Map<string, Arrow>>();
  for (const arrow of arrows) {
    const [from, to] = [posix.dirname(arrow.from), posix.dirname(arrow.to)];
    if (from === to) continue;
    const known = graph.get(from) ?? new Map<string, Arrow>();
    graph.set(from, known.set(to, arrow));
  }
  return graph;
}

/** @returns the imports of a circle, as lines; none when there is no circle */
function circleIn(graph: Graph): readonly string[] {
  const done = new Set<string>();
  const follow = (folder: string, way: readonly string[]): readonly string[] => {
    const at = way.indexOf(folder);
    if (at >= 0) return linesOf([...way.slice(at), folder], graph);
    if (done.has(folder)) return [];
    for (const next of graph.get(folder)?.keys() ?? []) {
      const circle = follow(next, [...way, folder]);
      if (circle.length > 0) return circle;
    }
    done.add(folder);
    return [];
  };
  for (const folder of graph.keys()) {
    const circle = follow(folder, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

function linesOf(circle: readonly string[], graph: Graph): readonly string[] {
  return circle.slice(1).map((to, i) => {
    const arrow = graph.get(circle[i] ?? '')?.get(to);
    return `${arrow?.from} imports ${arrow?.to}`;
  });
}

describe('the rooms of src', () => {
  const arrows = arrowsOf('src/**/*.ts');

  it('are those of the table', () => {
    const found = new Set(arrows.map(({ from }) => from.split('/')[1] ?? ''));
    assert.deepEqual([...found].toSorted(), Object.keys(rooms).toSorted());
    assert.ok(arrows.length > 1000, 'the imports are seen');
  });

  for (const [room, others] of Object.entries(rooms)) {
    it(`${room} imports nothing but ${others.join(', ') || 'itself'}`, () => {
      const allowed = [`src/${room}/`, ...others];
      const own = arrows.filter(({ from }) => from.startsWith(`src/${room}/`));
      const wrong = own.filter(({ to }) => !allowed.some((folder) => to.startsWith(folder)));
      assert.deepEqual(wrong, []);
    });
  }

  it('have no node and no VS Code where there is none', () => {
    const outside = {
      shared: /^(?:vscode|node:)/,
      llm: /^(?:vscode|node:)/,
      page: /^(?:vscode|node:)/,
      engine: /^vscode$/,
      net: /^vscode$/,
    };
    for (const [room, pattern] of Object.entries(outside)) {
      for (const file of globSync(`src/${room}/**/*.ts`, { cwd: root })) {
        const packages = [...readFileSync(`${root}${file}`, 'utf8').matchAll(/(?:from|import\() ?'([^'.][^']*)'/g)];
        for (const [, name = ''] of packages) assert.doesNotMatch(name, pattern, file);
      }
    }
  });
});

for (const folder of ['src', 'test', 'scripts']) {
  it(`no folder of ${folder} imports one that imports it`, () => {
    const within = arrowsOf(`${folder}/**/*.{ts,mjs}`).filter(({ to }) => to.startsWith(`${folder}/`));
    assert.deepEqual(circleIn(folders(within)), []);
  });
}

it('what is run by name, scripts/*.ts, is imported by nobody', () => {
  const arrows = arrowsOf('{scripts,test}/**/*.{ts,mjs}');
  assert.deepEqual(
    arrows.filter(({ to }) => /^scripts\/[^/]+\.(?:ts|mjs)$/.test(to)),
    [],
  );
});
