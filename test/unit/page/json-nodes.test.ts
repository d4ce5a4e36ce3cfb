import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { JsonFind } from '../../../src/page/details/json/json-find.ts';
import { type JsonNodes, Kind } from '../../../src/page/details/json/json-nodes.ts';
import { pathOf } from '../../../src/page/details/json/node-path.ts';
import { JsonReader, readJson } from '../../../src/page/details/json/json-reader.ts';
import { TreeRows } from '../../../src/page/details/json/tree-rows.ts';
import { isJson } from '../../../src/shared/text/json.ts';
import { runs } from '../../support/depth.ts';

function nodesOf(text: string): JsonNodes {
  return readJson(text) ?? assert.fail(`not read as JSON: ${text}`);
}

/** The text again, of its nodes alone. */
function written(nodes: JsonNodes, node = 0): string {
  if (!nodes.isContainer(node)) return nodes.value(node);
  const parts: string[] = [];
  for (let at = node + 1; at < (nodes.after[node] as number); at = nodes.after[at] as number) {
    const name = nodes.name(at);
    parts.push(`${name === undefined ? '' : `${name}:`}${written(nodes, at)}`);
  }
  return nodes.kind[node] === Kind.object ? `{${parts.join(',')}}` : `[${parts.join(',')}]`;
}

const json = fc
  .tuple(fc.jsonValue({ stringUnit: 'grapheme' }), fc.constantFrom(undefined, 0, 1, 3))
  .map(([value, indent]) => JSON.stringify(value, null, indent));

/** JSON that is broken in one place, or not. */
const nearJson = fc
  .tuple(json, fc.nat(), fc.constantFrom('', '"', '\\', ',', ':', '{', ']', '0', '-', '.', 'e', '\u0000', ' ', 'x'))
  .map(([text, at, put]) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + put + text.slice(place + (at % 2));
  });

describe('readJson', () => {
  test('takes for JSON what JSON.parse does, and nothing else', () => {
    fc.assert(
      fc.property(nearJson, (text) => {
        assert.equal(readJson(text) !== undefined, isJson(text), text);
      }),
      { numRuns: runs(3000) },
    );
    for (const text of [
      '',
      ' ',
      '01',
      '-',
      '1.',
      '.5',
      '1e',
      '+1',
      'nul',
      'truex',
      '[1,]',
      '{"a"}',
      '{"a":1,}',
      '"\t"',
    ])
      assert.equal(readJson(text), undefined, text);
    for (const text of ['0', '-0.0e-0', ' [ ] ', '{}', '""', String.raw`"\u00e9\/"`, 'null\n'])
      assert.ok(readJson(text), text);
  });

  test('finds every node where it stands, with every digit, duplicate, escape and in their order', () => {
    fc.assert(
      fc.property(json, (text) => {
        assert.equal(written(nodesOf(text)), JSON.stringify(JSON.parse(text)));
      }),
    );
    const exact = String.raw`{"n":12345678901234567890,"a":1.50,"a":-0,"10":1e+400,"\u0041\/":"\u00e9\n","2":{}}`;
    assert.equal(written(nodesOf(` ${exact} `)), exact);
  });

  test('reads so much at a time as it is told, to the same end', () => {
    fc.assert(
      fc.property(nearJson, fc.integer({ min: 1, max: 7 }), (text, steps) => {
        const reader = new JsonReader(text);
        while (!reader.read(steps));
        const whole = readJson(text);
        assert.equal(reader.fault, whole === undefined ? 'syntax' : undefined);
        if (whole !== undefined) assert.equal(written(reader.nodes), written(whole));
      }),
    );
  });

  test('stops at the bound on nodes', () => {
    const reader = new JsonReader('[1,2,3]', 3);
    assert.equal(reader.read(100), true);
    assert.equal(reader.fault, 'tooMany');
    assert.equal(reader.nodes.count, 3);
  });

  test('neither depth nor a long string exhausts the stack', () => {
    assert.equal(nodesOf('['.repeat(200_000) + ']'.repeat(200_000)).count, 200_000);
    assert.equal(nodesOf(JSON.stringify('\n"\u0001'.repeat(1_000_000))).count, 1);
  });

  test('knows of each node its parent, place, depth and what is in it', () => {
    const nodes = nodesOf('{"a":[1,[2]],"b":{}}');
    const column = (values: Uint32Array): number[] => [...values.subarray(0, nodes.count)];
    assert.deepEqual(column(nodes.parent), [0, 0, 1, 1, 3, 0]);
    assert.deepEqual(column(nodes.position), [0, 0, 0, 1, 0, 1]);
    assert.deepEqual(column(nodes.depth), [0, 1, 2, 2, 3, 1]);
    assert.deepEqual(column(nodes.children), [2, 2, 0, 1, 0, 0]);
    assert.deepEqual(column(nodes.after), [6, 5, 3, 5, 5, 6]);
  });

  test('the node at each offset is the last that begins there or before', () => {
    const text = '{"a":[1,2]}';
    const nodes = nodesOf(text);
    assert.deepEqual(
      Array.from(text, (_, at) => nodes.at(at)),
      [0, 1, 1, 1, 1, 1, 2, 2, 3, 3, 3],
    );
  });
});

describe('pathOf', () => {
  test('is the normalized path of RFC 9535', () => {
    const nodes = nodesOf(String.raw`{"a":{"b c":[0,{"it's \"\\":1}],"\u0001\n\u00e9":2}}`);
    assert.deepEqual(
      Array.from({ length: nodes.count }, (_, node) => pathOf(nodes, node)),
      [
        '$',
        "$['a']",
        "$['a']['b c']",
        "$['a']['b c'][0]",
        "$['a']['b c'][1]",
        String.raw`$['a']['b c'][1]['it\'s "\\']`,
        String.raw`$['a']['\u0001\né']`,
      ],
    );
  });
});

describe('TreeRows', () => {
  const texts = (nodes: JsonNodes, rows: TreeRows): string[] =>
    Array.from({ length: rows.count }, (_, row) => pathOf(nodes, rows.nodeAt(row)));

  test('shows a small tree whole, and of a large one the first level', () => {
    const small = nodesOf('{"a":[1,[2]],"b":{}}');
    assert.equal(new TreeRows(small).count, 6);
    const large = nodesOf(JSON.stringify(Array.from({ length: 500 }, () => [1, 2])));
    assert.equal(new TreeRows(large).count, 501);
  });

  test('folds and unfolds, and finds the row of a node', () => {
    const nodes = nodesOf('{"a":[1,[2]],"b":{"c":3}}');
    const rows = new TreeRows(nodes);
    rows.setUnfolded(1, false);
    assert.deepEqual(texts(nodes, rows), ['$', "$['a']", "$['b']", "$['b']['c']"]);
    assert.deepEqual(
      [0, 1, 5, 6].map((node) => rows.rowOf(node)),
      [0, 1, 2, 3],
    );
    assert.equal(rows.rowOf(4), 1, 'a node that is not seen has the row of what it is in');
    rows.foldAll();
    assert.deepEqual(texts(nodes, rows), ['$', "$['a']", "$['b']"]);
    rows.unfoldSiblings(1);
    assert.deepEqual(texts(nodes, rows).length, 6);
    rows.foldAll();
    rows.reveal(4);
    assert.deepEqual(texts(nodes, rows), ['$', "$['a']", "$['a'][0]", "$['a'][1]", "$['a'][1][0]", "$['b']"]);
    rows.foldAll();
    rows.unfoldAll();
    assert.equal(rows.count, nodes.count);
    rows.setUnfolded(0, false);
    assert.deepEqual(texts(nodes, rows), ['$']);
  });

  test('shows every node once under any folding, in its order', () => {
    fc.assert(
      fc.property(json, fc.array(fc.tuple(fc.nat(), fc.boolean())), (text, changes) => {
        const nodes = nodesOf(text);
        const rows = new TreeRows(nodes);
        for (const [at, isUnfolded] of changes) rows.setUnfolded(at % nodes.count, isUnfolded);
        const shown = Array.from({ length: rows.count }, (_, row) => rows.nodeAt(row));
        const expected: number[] = [];
        for (let node = 0; node < nodes.count; node++) {
          let isSeen = true;
          for (let at = node; at !== 0;) {
            at = nodes.parent[at] as number;
            isSeen &&= rows.isUnfolded(at);
          }
          if (isSeen) expected.push(node);
        }
        assert.deepEqual(shown, expected);
      }),
    );
  });
});

describe('JsonFind', () => {
  const find = (text: string, query: string): string[] => {
    const nodes = nodesOf(text);
    const search = new JsonFind(nodes, query);
    while (!search.isOver) search.advance();
    return search.found.map((node) => pathOf(nodes, node));
  };

  test('finds names and values, without regard to case, and each node once', () => {
    const text = '{"Name":"a name, a NAME","b":{"rename":[1,"x"]},"c":"other"}';
    assert.deepEqual(find(text, 'name'), ["$['Name']", "$['b']['rename']"]);
    assert.deepEqual(find(text, 'x'), ["$['b']['rename'][1]"]);
    assert.deepEqual(find(text, '"c"'), ["$['c']"]);
  });

  test('does not find what is between them', () => {
    assert.deepEqual(find('{"a":[1,2],"b":3}', ','), []);
    assert.deepEqual(find('{"a":[1,2],"b":3}', ':['), []);
    assert.deepEqual(find('{"a":1}', '":1'), []);
    assert.deepEqual(find('[1,1]', '1,1'), []);
  });

  test('takes every sign for itself', () => {
    const signs = '.*+?^${}()|[]-/';
    assert.deepEqual(find(JSON.stringify([signs, 'x']), signs), ['$[0]']);
  });

  test('finds what stands across two stretches', () => {
    const text = JSON.stringify(['x'.repeat((1 << 20) - 5), 'needle', 'y']);
    assert.deepEqual(find(text, 'needle'), ['$[1]']);
    assert.deepEqual(find(JSON.stringify([`${'x'.repeat((1 << 20) - 5)}needle`]), 'needle'), ['$[0]']);
  });
});
