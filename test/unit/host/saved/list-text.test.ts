import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { type ParseError, parse } from 'jsonc-parser';
import {
  type EntryPath,
  emptyList,
  insertEntry,
  moveEntry,
  removeEntry,
  setMember,
} from '../../../../src/host/saved/list-text.ts';

const byHand = `// Streams of the shop.
{
  "$schema": "x",
  "connections": [
    // The first.
    { "name": "a", "url": "http://h/a" }, // behind a
    /* A folder. */
    {
      "name": "folder",
      "connections": [
        { "name": "b", "url": "http://h/b" /* inside b */ },
        // before c
        { "name": "c", "url": "http://h/c" },
      ]
    }, // behind the folder
    { "name": "d", "url": "http://h/d" }
    // at the end
  ]
}
`;

interface Entry {
  readonly name: string;
  readonly connections?: readonly Entry[];
}

function read(text: string): readonly Entry[] {
  const errors: ParseError[] = [];
  const value = parse(text, errors, { allowTrailingComma: true }) as { connections: readonly Entry[] };
  assert.deepEqual(errors, [], text);
  return value.connections;
}

/** `a folder(b c) d` */
function outline(entries: readonly Entry[]): string {
  return entries
    .map(({ name, connections }) => (connections === undefined ? name : `${name}(${outline(connections)})`))
    .join(' ');
}

const comments = (text: string): string[] => (text.match(/(?<!:)\/\/.*|\/\*.*?\*\//g) ?? []).toSorted();

describe('the text of a list', () => {
  it('begins with nothing', () => {
    const entry = { name: 'n', url: 'http://h/' };
    const text = insertEntry('', [0], entry);
    assert.equal(
      text,
      '{\n  "version": 1,\n  "connections": [\n    {\n      "name": "n",\n      "url": "http://h/"\n    }\n  ]\n}\n',
    );
    assert.equal(removeEntry(text, [0]), '{\n  "version": 1,\n  "connections": [\n  ]\n}\n');
    assert.deepEqual(read(insertEntry('{ "x": 1 }', [0], entry)), [entry]);
  });

  it('takes a new entry where it belongs, as its neighbours are indented', () => {
    const text = insertEntry(byHand, [1, 1], { name: 'new' });
    assert.equal(outline(read(text)), 'a folder(b new c) d');
    assert.deepEqual(comments(text), comments(byHand));
    assert.match(text, /\n {8}\{\n {10}"name": "new"\n {8}\},\n {8}\/\/ before c\n/);
    assert.equal(outline(read(insertEntry(byHand, [3], { name: 'new' }))), 'a folder(b c) d new');
    assert.equal(outline(read(insertEntry(byHand, [0], { name: 'new' }))), 'new a folder(b c) d');
  });

  it('loses an entry with the comments that belong to it, and no others', () => {
    const text = removeEntry(byHand, [0]);
    assert.equal(outline(read(text)), 'folder(b c) d');
    const gone = new Set(['// The first.', '// behind a']);
    assert.deepEqual(
      comments(text),
      comments(byHand).filter((comment) => !gone.has(comment)),
    );
  });

  it('moves an entry with its comments', () => {
    const text = moveEntry(byHand, [0], [1, 2]);
    assert.equal(outline(read(text)), 'folder(b c a) d');
    assert.match(text, /\n {8}\/\/ The first\.\n {8}\{ "name": "a", "url": "http:\/\/h\/a" \}, \/\/ behind a\n {6}\]/);
    assert.equal(outline(read(moveEntry(byHand, [1, 1], [0]))), 'c a folder(b) d');
    assert.equal(outline(read(moveEntry(byHand, [2], [1, 0]))), 'a folder(d b c)');
    assert.equal(outline(read(moveEntry(byHand, [0], [3]))), 'folder(b c) d a');
  });

  it('does not move a folder into itself', () => {
    assert.equal(moveEntry(byHand, [1], [1, 0]), byHand);
  });

  it('has a member set where it stands', () => {
    const text = setMember(byHand, [1, 0], 'name', 'bee');
    assert.equal(text, byHand.replace('"name": "b"', '"name": "bee"'));
    assert.equal(setMember(text, [1, 0], 'name', 'b'), byHand);
  });

  it('keeps every comment and every other entry, whatever is moved where', () => {
    const places: EntryPath[] = [[0], [1], [2], [1, 0], [1, 1]];
    const goals: EntryPath[] = [...places, [3], [1, 2]];
    for (const from of places) {
      for (const to of goals) {
        const text = moveEntry(byHand, from, to);
        assert.deepEqual(comments(text), comments(byHand), `${from.join()} to ${to.join()}`);
        assert.equal(outline(read(text)).match(/\w+/g)?.toSorted().join(' '), 'a b c d folder');
      }
    }
  });

  it('says what the entries say, however its layout is', () => {
    const trivia = fc.constantFrom('', ' ', '\n', ' // line\n', '/* block */', '\n  /* two\n lines */\n', '\r\n');
    const comma = fc.constantFrom(',', ',');
    const array = fc
      .array(fc.tuple(trivia, trivia, comma, trivia), { maxLength: 5 })
      .chain((parts) => fc.tuple(fc.constant(parts), trivia, fc.boolean()));
    fc.assert(
      fc.property(array, fc.nat(5), fc.nat(5), ([parts, tail, ends], from, to) => {
        const items = parts.map(([lead, gap, comma, trail], i) => {
          const last = i === parts.length - 1 && !ends;
          return `${lead}{"name":"n${i}"}${gap}${last ? '' : comma}${trail}`;
        });
        const text = `{"connections":[${items.join('')}${tail}]}`;
        const names = parts.map((_, i) => `n${i}`);
        const at = Math.min(to, names.length);
        const added = insertEntry(text, [at], { name: 'x' });
        assert.deepEqual(
          read(added).map(({ name }) => name),
          names.toSpliced(at, 0, 'x'),
        );
        assert.deepEqual(comments(added), comments(text));
        if (from >= names.length) return;
        assert.deepEqual(
          read(removeEntry(text, [from])).map(({ name }) => name),
          names.toSpliced(from, 1),
        );
        const rest = names.toSpliced(from, 1);
        assert.deepEqual(
          read(moveEntry(text, [from], [at])).map(({ name }) => name),
          rest.toSpliced(at > from ? at - 1 : at, 0, `n${from}`),
        );
        assert.deepEqual(comments(moveEntry(text, [from], [at])), comments(text));
      }),
    );
  });

  it('is a list when it is empty', () => {
    assert.deepEqual(read(emptyList), []);
  });
});
