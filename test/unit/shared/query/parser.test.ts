import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { messageText } from '../../../../src/shared/messages/message.ts';
import { parseQuery } from '../../../../src/shared/query/parser.ts';
import { printFilter, printQuery } from '../../../../src/shared/query/print.ts';
import { filterOf } from '../../../../src/shared/query/query-filter.ts';
import { type Condition, isCondition, maxQueryChars } from '../../../../src/shared/stream/condition.ts';
import { isEventFilter } from '../../../../src/shared/boundary/guards.ts';
import { anyCondition, anyText } from './arbitrary.ts';
import { runs } from '../../../support/depth.ts';

const noon = new Date(2026, 0, 31, 12).getTime();

function parsed(text: string): Condition | undefined {
  const query = parseQuery(text, noon);
  assert.ok('condition' in query, `${text}: ${JSON.stringify(query)}`);
  return query.condition;
}

/** What is wrong, and the part of the text that is. */
function fault(text: string): [where: string, message: string] {
  const query = parseQuery(text, noon);
  assert.ok('error' in query, text);
  const { start, end, explanation } = query.error;
  return [text.slice(start, end), messageText(explanation)];
}

const word = (text: string): Condition => ({ kind: 'text', text });
const not = (of: Condition): Condition => ({ kind: 'not', of });
const and = (...of: Condition[]): Condition => ({ kind: 'and', of });
const or = (...of: Condition[]): Condition => ({ kind: 'or', of });
const [a, b, c] = ['a', 'b', 'c'].map(word) as [Condition, Condition, Condition];
const type = (name: string, isGlob = false): Condition => ({ kind: 'type', name, isGlob });
const at = (hours: number, minutes: number, seconds = 0, ms = 0): number =>
  new Date(2026, 0, 31, hours, minutes, seconds, ms).getTime();

describe('a query', () => {
  const cases: [text: string, condition: Condition | undefined][] = [
    ['', undefined],
    ['  ', undefined],
    ['a', a],
    ['a b', and(a, b)],
    ['a and b', and(a, b)],
    ['a AND b', and(a, b)],
    ['a or b c', or(a, and(b, c))],
    ['(a or b) c', and(or(a, b), c)],
    ['not a b', and(not(a), b)],
    ['not not a', not(not(a))],
    ['-a or -(b c)', or(not(a), not(and(b, c)))],
    ['((a))', a],
    ['"a b"', word('a b')],
    [String.raw`"a \"b\" \n\d"`, word('a "b" \n\\d')],
    ['"or"', word('or')],
    ['Or', word('Or')],
    ['- a', and(word('-'), a)],
    ['{"n":5}', word('{"n":5}')],
    ['"n":5', word('"n":5')],
    ['"n m":5 b', and(word('"n m":5'), b)],
    ['f(x y', and(word('f(x'), word('y'))],
    ['(f(x) a)', and(word('f(x)'), a)],
    ['http://x/?a=1', word('http://x/?a=1')],
    ['$5 #1 size gap:', and(word('$5'), word('#1'), word('size'), word('gap:'))],
    ['/a b/', { kind: 'pattern', source: 'a b', flags: '' }],
    [String.raw`/[/"]\/ x/im`, { kind: 'pattern', source: String.raw`[/"]\/ x`, flags: 'im' }],
    ['type:price', type('price')],
    ['TYPE:Price', type('Price')],
    ['-type:heartbeat', not(type('heartbeat'))],
    ['type:a,"b c",d*', or(type('a'), type('b c'), type('d*', true))],
    ['type:"d*"', type('d*')],
    ['id:42', { kind: 'id', name: '42', isGlob: false }],
    ['id:""', { kind: 'id', name: '', isGlob: false }],
    ['size>1kb', { kind: 'size', op: '>', value: 1024 }],
    ['size >= 1.5 a', and({ kind: 'size', op: '>=', value: 1.5 }, a)],
    ['size:<2MB', { kind: 'size', op: '<', value: 2 * 1024 * 1024 }],
    ['gap>500ms', { kind: 'gap', op: '>', value: 500 }],
    ['gap>.5s', { kind: 'gap', op: '>', value: 500 }],
    ['gap<2m', { kind: 'gap', op: '<', value: 120_000 }],
    ['#>=100', { kind: 'seq', op: '>=', value: 100 }],
    ['#=7', { kind: 'seq', op: '==', value: 7 }],
    ['after:12:00:05', { kind: 'time', op: '>=', value: at(12, 0, 5) }],
    ['before:9:30', { kind: 'time', op: '<', value: at(9, 30) }],
    ['after:12:00:05.25', { kind: 'time', op: '>=', value: at(12, 0, 5, 250) }],
    ['after:2026-01-31', { kind: 'time', op: '>=', value: at(0, 0) }],
    ['time<=2026-01-31T12:00:05,5', { kind: 'time', op: '<=', value: at(12, 0, 5, 500) }],
    ['before:2026-01-31T12:00:05Z', { kind: 'time', op: '<', value: Date.UTC(2026, 0, 31, 12, 0, 5) }],
    ['before:2026-01-31T12:00:05.125+02:30', { kind: 'time', op: '<', value: Date.UTC(2026, 0, 31, 9, 30, 5, 125) }],
    ['$.user.id == 3', { kind: 'path', path: '$.user.id', test: { op: '==', value: 3 } }],
    ['$.user.id==3 a', and({ kind: 'path', path: '$.user.id', test: { op: '==', value: 3 } }, a)],
    ['$.a = done', { kind: 'path', path: '$.a', test: { op: '==', value: 'done' } }],
    [`$.a != 'x y'`, { kind: 'path', path: '$.a', test: { op: '!=', value: 'x y' } }],
    ['$.a == "3"', { kind: 'path', path: '$.a', test: { op: '==', value: '3' } }],
    ['$.a == null', { kind: 'path', path: '$.a', test: { op: '==', value: null } }],
    ['$.items[*].name', { kind: 'path', path: '$.items[*].name' }],
    ['($.a or b)', or({ kind: 'path', path: '$.a' }, b)],
    ["$[?@.a == ') x'].b <= -1", { kind: 'path', path: "$[?@.a == ') x'].b", test: { op: '<=', value: -1 } }],
    ['$ == 7', { kind: 'path', path: '$', test: { op: '==', value: 7 } }],
  ];
  for (const [text, condition] of cases) test(text || 'nothing', () => assert.deepEqual(parsed(text), condition));
});

describe('what is wrong is told with its place', () => {
  const cases: [text: string, where: string, message: RegExp][] = [
    ['a size>1kbb', '1kbb', /Unknown unit “kbb”\. The previous filter still applies. Use b, kb, mb or gb\./],
    ['gap>5kb', '5kb', /Unknown unit “kb”\. The previous filter still applies. Use ms, s, m or h/],
    ['size>x', 'x', /“x” isn’t a number/],
    ['size> ', 'size> ', /Enter a size, such as size>1kb/],
    ['#>1k', '1k', /An event number has no unit.* without “k”/],
    ['#>x', 'x', /“x” isn’t a number.* Example: 100/],
    ['after:noon', 'noon', /“noon” isn’t a valid time/],
    ['after:25:00', '25:00', /valid time/],
    ['after:2026-02-30', '2026-02-30', /valid time/],
    ['type: x', 'type:', /Expected an event type .* Example: type:price/],
    ['type:a, b', 'type:a,', /Expected another value after the comma/],
    ['id:', 'id:', /Expected an ID .* Example: id:42/],
    ['x "abc', '"abc', /quotation mark is not closed/],
    ['""', '""', /quotation marks are empty/],
    ['type:"a', 'type:"a', /quotation mark is not closed/],
    ['type:"a"b', 'b', /Expected a space before “b”/],
    ['/api', '/api', /The regular expression is not closed/],
    ['/api/v1/x', 'v1/x', /Unknown flags “v1\/x”/],
    ['/a/ii', 'ii', /Unknown flags/],
    ['x /(/', '/(/', /Not a regular expression: unterminated group\./],
    ['$.a-b', '$.a-b', /isn’t a valid JSONPath expression/],
    ['$.a[', '$.a[', /bracket of the JSON path is not closed/],
    ['$.a ==', '$.a ==', /Missing value to compare/],
    ['$.a == "x', '$.a == "x', /quotation mark is not closed/],
    ['a or', 'or', /Expected a search term after “or”/],
    ['and b', 'and', /Expected a search term before “and”/],
    ['a and or b', 'and', /Expected a search term after “and”/],
    ['not', 'not', /Expected a search term after “not”/],
    ['(a', '(', /This parenthesis is not closed/],
    ['a (', '(', /This parenthesis is not closed/],
    ['a ()', '()', /parentheses are empty/],
    ['a) b', ')', /No parenthesis is open here/],
    ['(a or)', 'or', /Expected a search term after “or”/],
  ];
  for (const [text, where, message] of cases) {
    test(text, () => {
      const [place, said] = fault(text);
      assert.equal(place, where);
      assert.match(said, message);
    });
  }

  test('nested too deeply, or too long', () => {
    assert.match(fault(`${'('.repeat(500)}a${')'.repeat(500)}`)[1], /nested too deeply/);
    assert.match(fault(`${'-'.repeat(500)}a`)[1], /nested too deeply/);
    assert.match(fault('a '.repeat(maxQueryChars))[1], /at most 5000 characters/);
  });
});

/** `($.a type:"") -type:" "`: the group says nothing that its parts don't. */
const groupOfType: Condition = {
  kind: 'and',
  of: [
    {
      kind: 'and',
      of: [
        { kind: 'path', path: '$.a' },
        { kind: 'type', name: '', isGlob: false },
      ],
    },
    { kind: 'not', of: { kind: 'type', name: ' ', isGlob: false } },
  ],
};

describe('any condition', () => {
  test('is read as what was written', () => {
    fc.assert(
      fc.property(anyCondition, (condition) => {
        const text = printQuery(condition);
        const query = parseQuery(text, noon);
        if ('error' in query) return fc.pre(/nested too deeply/.test(query.error.explanation.what));
        assert.deepEqual(query.condition, condition, text);
      }),
      { numRuns: runs(3000) },
    );
  });

  test('is a filter that the boundary takes, and the filter is read as what was written', () => {
    fc.assert(
      fc.property(anyCondition, (condition) => {
        const first = filterOf(printQuery(condition), noon);
        fc.pre('filter' in first);
        assert.ok(isEventFilter(JSON.parse(JSON.stringify(first.filter))));
        const again = filterOf(printFilter(first.filter), noon);
        assert.deepEqual(again, first);
      }),
      { numRuns: runs(1000), examples: [[groupOfType]] },
    );
  });
});

test('any text is a query or has a fault within it', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const query = parseQuery(text, noon);
      if ('condition' in query) {
        assert.ok(query.condition === undefined || isCondition(query.condition));
        return;
      }
      const { start, end, explanation } = query.error;
      assert.ok(start >= 0 && start < end && end <= text.length, `${start} to ${end} of ${text.length}`);
      assert.match(messageText(explanation), /\.$/);
    }),
    { numRuns: runs(5000) },
  );
});
