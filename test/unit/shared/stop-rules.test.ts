import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeRule, describeTimeRule } from '../../../src/shared/messages/wording.ts';
import { isAboutEvents, isSameRule, isStopRule, type StopRule } from '../../../src/shared/stream/stop-rules.ts';

/** One of each member that says something by itself, and what it says. */
const ofEvents: readonly (readonly [StopRule, string])[] = [
  [{ type: 'done' }, '"done"'],
  [{ data: '' }, 'the data ""'],
  [{ contains: 'x' }, 'data that contains "x"'],
  [{ path: '$.a', equals: null }, 'data whose $.a is null'],
  [{ afterEvents: 2 }, '2 events'],
];
const ofStream: readonly (readonly [StopRule, string])[] = [
  [{ afterSeconds: 0.5 }, '500 ms elapsed'],
  [{ silenceSeconds: 3 }, 'nothing received for 3 s'],
  [{ serverEnds: true }, 'the server ended the response'],
];

describe('a stop condition', () => {
  it('is about events or about the stream, and reads so', () => {
    for (const [rule, words] of ofEvents) {
      assert.ok(isStopRule(rule) && isAboutEvents(rule), words);
      assert.equal(describeRule(rule), words);
    }
    for (const [rule, words] of ofStream) {
      assert.ok(isStopRule(rule) && !isAboutEvents(rule), words);
      assert.equal(describeTimeRule(rule), words);
    }
  });

  it('may have all that is about events, and of the stream one thing alone', () => {
    const whole = Object.assign({}, ...ofEvents.map(([rule]) => rule)) as StopRule;
    assert.ok(isStopRule(whole));
    assert.equal(
      describeRule(whole),
      '"done" with the data "" and data that contains "x" and data whose $.a is null in 2 events',
    );
    for (const [alone] of ofStream) {
      for (const [rule] of ofEvents) assert.ok(!isStopRule({ ...rule, ...alone }), JSON.stringify([rule, alone]));
      for (const [other] of ofStream) assert.equal(isStopRule({ ...other, ...alone }), other === alone);
    }
  });

  it('is none when a member is not what it must be, or says nothing', () => {
    const wrong: Readonly<Record<keyof StopRule, readonly unknown[]>> = {
      type: ['', 1, null],
      data: [1, null],
      contains: ['', 1, null],
      path: [1, null],
      equals: [{}, []],
      afterEvents: [0, -1, 1.5, 2 ** 53, '1', null],
      afterSeconds: [0, -1, Infinity, Number.NaN, '1', null],
      silenceSeconds: [0, -1, Infinity, Number.NaN, '1', null],
      serverEnds: [false, 1, null],
    };
    for (const [member, values] of Object.entries(wrong)) {
      const others: StopRule = member === 'path' || member === 'equals' ? { path: '$', equals: 1 } : { type: 'a' };
      for (const value of values) {
        assert.ok(!isStopRule({ ...others, [member]: value }), `${member} ${String(value)}`);
        assert.ok(!isStopRule({ [member]: value }), `${member} ${String(value)} alone`);
      }
    }
    for (const half of [{ path: '$' }, { equals: 1 }, { type: 'a', path: '$' }, { type: 'a', equals: 1 }])
      assert.ok(!isStopRule(half), JSON.stringify(half));
    assert.ok(isStopRule({ type: 'a', data: undefined, later: 1 }), 'members that are not known are let through');
  });

  it('is the same when all members are', () => {
    const rules = [...ofEvents, ...ofStream].map(([rule]) => rule);
    for (const rule of rules)
      for (const other of rules) assert.equal(isSameRule({ ...rule }, other), rule === other, JSON.stringify(other));
  });
});
