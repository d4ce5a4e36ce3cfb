import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { Engine } from '../../../src/engine/door/engine.ts';
import { GuardedMatch } from '../../../src/engine/guarded/guarded-match.ts';
import { Watchdog } from '../../../src/engine/guarded/watchdog.ts';
import { noFilter } from '../../../src/shared/stream/engine.ts';
import { parsePattern, usualFlags } from '../../../src/shared/stream/pattern.ts';
import { newEngine, newSplittingEngine, push, records } from '../../support/engine-feed.ts';
import { runs } from '../../support/depth.ts';

/** Has no match, and no backtracking engine finds that out within anybody's life. */
const catastrophic = { text: '(a+)+$', data: `${'a'.repeat(60)}!` };

/** Takes a good while to find out, and not forever. */
const heavy = `${'a'.repeat(24)}!`;

function blockOf(data: string, type = ''): string {
  const lines = data.split('\n').map((line) => `data: ${line}\n`);
  return `event: ${type}\n${lines.join('')}\n`;
}

function filter(engine: Engine, text: string, only: readonly string[] = []): void {
  engine.setFilter({ ...noFilter, only, where: { kind: 'pattern', source: text, flags: usualFlags } });
}

function finish(engine: Engine): void {
  while (engine.isSearching) engine.search();
}

/** The numbers of all rows that were found. */
function rows(engine: Engine): number[] {
  return [...engine.view({ from: 0, count: 2000, follow: false }).window.seq];
}

function matching(engine: Engine, text: string): number[] {
  filter(engine, text);
  finish(engine);
  return rows(engine);
}

describe('parsePattern', () => {
  test('ignores case, takes every line for itself, and whole characters', () => {
    const matches = (pattern: string, data: string) => {
      const parsed = parsePattern(pattern);
      return 'pattern' in parsed && parsed.pattern.test(data);
    };
    assert.ok(matches('HELLO', 'say hello'));
    assert.ok(matches('^two$', 'one\ntwo'));
    assert.ok(matches('^.$', '🚀'));
    assert.ok(matches(String.raw`\p{Lu}`, 'É'));
  });

  test('takes what is only valid without the flag u', () => {
    for (const text of [String.raw`a\-b`, 'a{', '{"n":1}', String.raw`\_`]) {
      const parsed = parsePattern(text);
      assert.equal('pattern' in parsed && parsed.pattern.flags, 'im', text);
    }
  });

  for (const [text, error] of [
    ['(', 'unterminated group'],
    ['[a', 'unterminated character class'],
    ['*', 'nothing to repeat'],
    ['a: (b', 'unterminated group'],
    ['\\', String.raw`\ at end of pattern`],
  ] as const) {
    test(`says what is wrong with ${text}`, () => assert.deepEqual(parsePattern(text), { error }));
  }
});

describe('GuardedMatch', () => {
  const generous = { batchMs: 60_000, textMs: 60_000, patienceMs: 60_000 };

  test('finds what the pattern matches', () => {
    const texts = ['b', 'a', '', 'ab'];
    assert.deepEqual(new GuardedMatch(/a/, generous).match(texts), { hits: [1, 3], looked: 4 });
    assert.deepEqual(new GuardedMatch(/a/, generous).match([]), { hits: [], looked: 0 });
  });

  test('a batch that is interrupted loses and doubles nothing: the text it stood at is looked at alone', () => {
    const match = new GuardedMatch(/(a+)+$|b/, { ...generous, batchMs: 1 });
    const texts = ['b', heavy, 'x', heavy, 'b'];
    const hits: number[] = [];
    let calls = 0;
    for (let from = 0; from < texts.length; calls++) {
      const matches = match.match(texts.slice(from));
      assert.equal(matches.failure, undefined);
      assert.ok(matches.looked > 0);
      hits.push(...matches.hits.map((hit) => from + hit));
      from += matches.looked;
    }
    assert.deepEqual(hits, [0, 4]);
    assert.ok(calls > 1, 'it was interrupted');
  });

  test('gives up at a text that is too much alone, and keeps what it found before', () => {
    const match = new GuardedMatch(/(a+)+$|b/, { batchMs: 20, textMs: 300, patienceMs: 60_000 });
    const given = match.match(['b', 'x', catastrophic.data, 'b']);
    assert.deepEqual(given, { hits: [0], looked: 2, failure: { kind: 'slow' } });
    assert.deepEqual(match.match(['b']), { hits: [0], looked: 1 });
  });

  test('gives up when many texts are too much together', () => {
    const match = new GuardedMatch(/(a+)+$|b/, { ...generous, batchMs: 1, patienceMs: 1 });
    const first = match.match([heavy, heavy, 'b']);
    assert.deepEqual(first, { hits: [], looked: 1 }, 'one is let pass');
    assert.deepEqual(match.match([heavy, 'b']), { hits: [], looked: 0, failure: { kind: 'slow' } });
  });

  test('says what JavaScript says of a pattern that it takes and cannot match with', () => {
    const { looked, failure } = new GuardedMatch(/(?:(?:(?:x?){200}){200}){200}/, generous).match(['x']);
    assert.equal(looked, 0);
    assert.equal(failure?.kind, 'error');
    assert.match(failure?.kind === 'error' ? failure.message : '', /stack|too large/i);
  });
});

test('the watchdog hands on what an action throws', () => {
  const thrown = new TypeError('of its own');
  const act = () => {
    throw thrown;
  };
  assert.throws(() => new Watchdog().run(act, 60_000), thrown);
});

describe('a filter by a regular expression', () => {
  test('has the rows that the pattern matches, by the data as a whole', () => {
    const engine = newEngine();
    push(engine, blockOf('one\ntwo', 'a'), blockOf('TWO', 'b'), blockOf(''), blockOf('two three\nfour', 'b'));
    assert.deepEqual(matching(engine, '^two$'), [1, 2]);
    assert.deepEqual(matching(engine, String.raw`one\ntwo`), [1]);
    assert.deepEqual(matching(engine, '^$'), [3]);
    assert.deepEqual(matching(engine, 'data|event|b'), []);
    filter(engine, 'two', ['b']);
    assert.deepEqual(rows(engine), [2, 4]);
  });

  test('any events and patterns: as a regular expression over an array', () => {
    const line = fc.constantFrom('', 'a', 'ab', 'AB b', 'é', 'É a', '🚀', 'x'.repeat(100));
    const data = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
    const pattern = fc.constantFrom(
      'a',
      '^a',
      'b$',
      '^$',
      '.',
      '^.$',
      'é',
      String.raw`\s`,
      'a|🚀',
      'a.b',
      '(a)(?!b)',
      'x{99}',
    );
    const blocks = fc.array(fc.array(data, { minLength: 1, maxLength: 9 }), { maxLength: 9 });
    fc.assert(
      fc.property(blocks, blocks, pattern, (before, after, text) => {
        const engine = newSplittingEngine();
        for (const block of before) push(engine, block.map((data) => blockOf(data)).join(''));
        filter(engine, text);
        for (const block of after) push(engine, block.map((data) => blockOf(data)).join(''));
        finish(engine);
        const parsed = parsePattern(text);
        const expected = [...records(engine)].filter(({ data }) => 'pattern' in parsed && parsed.pattern.test(data));
        assert.deepEqual(
          rows(engine),
          expected.map(({ seq }) => seq),
        );
      }),
      { numRuns: runs(300) },
    );
  });

  test('searches in slices, over any number of events, and gives way to the next filter', () => {
    const engine = newEngine();
    for (let n = 0; n < 40; n++) push(engine, blockOf(`hit ${n}`), blockOf('x'.repeat(1000)).repeat(1000));
    filter(engine, String.raw`^hit \d+$`);
    assert.ok(engine.isSearching);
    assert.ok(rows(engine).length > 0, 'the first screen is there at once');
    push(engine, blockOf('hit late'), blockOf('hit 40'));
    finish(engine);
    assert.deepEqual(rows(engine), Array.from({ length: 40 }, (_, n) => 1001 * n + 1).concat(40_042));
    filter(engine, 'x$');
    filter(engine, 'hit late');
    finish(engine);
    assert.deepEqual(rows(engine), [40_041]);
  });

  test('looks at several small blocks in one go, and a view never sees it lag behind them', () => {
    const engine = newEngine();
    filter(engine, 'a');
    push(engine, blockOf('a'), blockOf('b'), blockOf('a'));
    assert.ok(engine.isSearching, 'no block is looked at by itself');
    const { searched, window } = engine.view({ from: 0, count: 9, follow: false });
    assert.deepEqual([searched, ...window.seq], [undefined, 1, 3]);
    assert.equal(engine.isSearching, false);
  });

  test('one that is none leaves everything as it was, and says so until the next one', () => {
    const engine = newEngine();
    push(engine, blockOf('a'), blockOf('b'));
    assert.deepEqual(matching(engine, 'b'), [2]);
    const before = engine.view({ from: 0, count: 9, follow: false });
    filter(engine, '(');
    const { searchFailure, ...after } = engine.view({ from: 0, count: 9, follow: false });
    assert.deepEqual(after, before);
    assert.deepEqual(searchFailure, { kind: 'invalid', message: 'unterminated group' });
    assert.deepEqual(matching(engine, 'a'), [1]);
    assert.equal(engine.view({ from: 0, count: 9, follow: false }).searchFailure, undefined);
  });

  test('a catastrophic one ends with the number of the event, and the engine goes on', () => {
    const engine = newEngine();
    push(engine, blockOf('aaa'), blockOf('b'), blockOf(catastrophic.data), blockOf('aa'));
    filter(engine, catastrophic.text);
    finish(engine);
    const view = () => engine.view({ from: 0, count: 9, follow: false });
    assert.deepEqual(view().searchFailure, { kind: 'slow', seq: 3 });
    assert.deepEqual([view().searched, ...rows(engine)], [2, 1]);
    push(engine, blockOf('a'));
    assert.equal(engine.isSearching, false);
    assert.deepEqual([view().counts.received, view().searched, ...rows(engine)], [5, 2, 1]);
    assert.equal(engine.details(3, 100)?.data, catastrophic.data);
    assert.deepEqual(matching(engine, 'a$'), [1, 4, 5]);
    assert.equal(view().searchFailure, undefined);
  });

  test('text means what it says when it is none', () => {
    const engine = newEngine();
    push(engine, blockOf('a.b'), blockOf('axb'));
    engine.setFilter({ ...noFilter, where: { kind: 'text', text: 'a.b' } });
    assert.deepEqual(rows(engine), [1]);
    filter(engine, '');
    assert.deepEqual(rows(engine), [1, 2]);
  });
});
