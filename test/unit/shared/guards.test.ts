import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isEventFilter, isEventPart, isRequestDraft, isWindowRequest } from '../../../src/shared/boundary/guards.ts';
import { hostArguments } from '../../../src/shared/boundary/host-functions.ts';
import { isCount, orNull } from '../../../src/shared/boundary/shape.ts';
import { isStopRule } from '../../../src/shared/stream/stop-rules.ts';
import { isStreamRequest } from '../../../src/host/request/request-guard.ts';

interface Cases {
  readonly guard: (value: unknown) => boolean;
  readonly good: readonly unknown[];
  readonly bad: readonly unknown[];
}

/** Neither shaped like a condition nor of a size that can be judged. */
const badConditions: readonly unknown[] = [
  null,
  'x',
  {},
  { kind: 'text', text: '' },
  { kind: 'text', text: 'x'.repeat(100_001) },
  { kind: 'pattern', source: 'x' },
  { kind: 'type', name: 'x' },
  { kind: 'size', op: '~', value: 1 },
  { kind: 'gap', op: '<', value: Infinity },
  { kind: 'time', op: '<', value: '1' },
  { kind: 'path', path: '$', test: { op: '==', value: {} } },
  { kind: 'and', of: { kind: 'text', text: 'x' } },
  { kind: 'or', of: [{}] },
  { kind: 'and', of: Array.from({ length: 10_000 }, () => ({ kind: 'text', text: 'x' })) },
  Array.from({ length: 1000 }).reduce((of) => ({ kind: 'not', of }), { kind: 'text', text: 'x' }),
];

const cases: Record<string, Cases> = {
  isCount: { guard: isCount, good: [0, 1, 2 ** 53 - 1], bad: [-1, 0.5, Number.NaN, Infinity, 2 ** 53, '1', null] },
  'orNull(isCount)': { guard: orNull(isCount), good: [null, 1], bad: [undefined, '1', -1, {}] },
  'the step of sameType': { guard: hostArguments.sameType[1], good: [1, -1], bad: [0, 2, '1', null] },
  'the direction of findRow': { guard: hostArguments.findRow[1], good: ['next', 'previous'], bad: ['', 1, undefined] },
  isStopRule: {
    guard: isStopRule,
    good: [{ type: 'done' }, { data: '' }, { type: 'a', data: 'b' }],
    bad: [{}, { type: '' }, { type: 1 }, { type: 'a', data: null }, null, 'done', []],
  },
  isRequestDraft: {
    guard: isRequestDraft,
    good: [
      { url: '', method: 'GET', parameters: [] },
      { url: 'x', method: 'GET', parameters: [{ enabled: true, name: 'a', value: 'b', raw: 'a=b' }] },
      { url: 'x', method: 'GET', parameters: [], bodyKind: 'file', bodyFile: 'a', environment: 'e' },
      { url: 'x', method: 'GET', parameters: [], form: [{ enabled: true, name: 'a', value: 'b' }] },
    ],
    bad: [
      { url: 'x', method: 'GET' },
      { url: 1, method: 'GET', parameters: [] },
      { url: 'x', method: 'GET', parameters: [{}] },
      { url: 'x', method: 'GET', parameters: [], bodyKind: 'xml' },
      { url: 'x', method: 'GET', parameters: [], form: [['a', 'b']] },
      { url: 'x', method: 'GET', parameters: [], environment: 1 },
      { url: 'x', method: 'GET', parameters: [], auth: { kind: 'basic', user: 'u' } },
    ],
  },
  isEventFilter: {
    guard: isEventFilter,
    good: [
      { only: ['a'], hide: [] },
      { only: [], hide: [], where: { kind: 'not', of: { kind: 'text', text: 'x' } } },
      { only: [], hide: [], where: { kind: 'and', of: [{ kind: 'size', op: '>', value: 1 }] } },
      { only: [], hide: [], where: { kind: 'path', path: '$.a', test: { op: '==', value: null } } },
    ],
    bad: [
      { only: [1], hide: [] },
      { only: [] },
      { only: 'a', hide: [] },
      ...badConditions.map((where) => ({ only: [], hide: [], where })),
    ],
  },
  isWindowRequest: {
    guard: isWindowRequest,
    good: [{ from: 0, count: 50, follow: true }],
    bad: [
      { from: -1, count: 50, follow: true },
      { from: 0, count: 50 },
      { from: 0, count: 50, follow: 1 },
    ],
  },
  isEventPart: { guard: isEventPart, good: ['data', 'raw', 'time'], bad: ['toString', 'x', 1, undefined] },
  isStreamRequest: {
    guard: isStreamRequest,
    good: [
      { url: 'h' },
      {
        url: 'h',
        method: 'POST',
        query: [['a', 'b']],
        headers: { a: 'b' },
        body: '',
        reveal: false,
        reconnect: 'never',
        stopOn: [],
      },
    ],
    bad: [
      {},
      { url: 1 },
      { url: 'h', query: { a: 'b' } },
      { url: 'h', query: [['a']] },
      { url: 'h', headers: { a: 1 } },
      { url: 'h', headers: ['a'] },
      { url: 'h', reconnect: 'always' },
      { url: 'h', stopOn: [{}] },
    ],
  },
};

for (const [name, { guard, good, bad }] of Object.entries(cases)) {
  describe(name, () => {
    for (const value of good) it(`takes ${JSON.stringify(value)}`, () => assert.equal(guard(value), true));
    for (const value of bad)
      it(`refuses ${JSON.stringify(value) ?? String(value)}`, () => assert.equal(guard(value), false));
  });
}
