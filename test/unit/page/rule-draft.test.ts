import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { blankRule, draftOfRule, type RuleKind, ruleOf } from '../../../src/page/request/rule-draft.ts';
import type { StopRule } from '../../../src/shared/stream/stop-rules.ts';

const rules: Readonly<Record<RuleKind, readonly StopRule[]>> = {
  event: [{ type: 'a' }, { data: 'b' }, { type: 'a', data: 'b' }],
  contains: [{ contains: 'b' }, { type: 'a', contains: 'b' }],
  path: [
    { path: '$.a', equals: 'b' },
    { type: 'a', path: '$.a', equals: 3 },
    { path: '$.a', equals: '3' },
    { path: '$.a', equals: null },
  ],
  count: [{ afterEvents: 3 }, { type: 'a', afterEvents: 3 }],
  time: [{ afterSeconds: 0.5 }],
  silence: [{ silenceSeconds: 2 }],
  end: [{ serverEnds: true }],
};

describe('a stop rule in its boxes', () => {
  for (const [kind, ofKind] of Object.entries(rules)) {
    it(`${kind}: is read from them as it was put in`, () => {
      for (const rule of ofKind) {
        const draft = draftOfRule(rule);
        assert.equal(draft.kind, kind);
        assert.equal(ruleOf(draft), rule, 'untouched it is the same one');
        assert.deepEqual(ruleOf({ ...draft, source: undefined }), rule);
      }
    });
  }

  it('of a setting may say more than they show, and is of the kind that says most', () => {
    const rich = { type: 'a', data: 'b', contains: 'c', path: '$.d', equals: 1 };
    assert.deepEqual(draftOfRule(rich), {
      ...blankRule,
      kind: 'path',
      type: 'a',
      path: '$.d',
      data: '1',
      source: rich,
    });
    assert.equal(draftOfRule({ ...rich, afterEvents: 2 }).kind, 'count');
    assert.equal(draftOfRule({ data: 'b', contains: 'c' }).kind, 'contains');
  });

  it('is none until they say enough', () => {
    for (const kind of Object.keys(rules) as RuleKind[])
      if (kind !== 'end') assert.equal(ruleOf({ ...blankRule, kind }), undefined, kind);
    for (const number of ['0', '-1', 'x', 'Infinity'])
      for (const kind of ['count', 'time', 'silence'] as const)
        assert.equal(ruleOf({ ...blankRule, kind, number }), undefined, `${kind} ${number}`);
    assert.equal(ruleOf({ ...blankRule, kind: 'count', number: '1.5' }), undefined);
    assert.equal(ruleOf({ ...blankRule, kind: 'path', path: '$.[', data: '1' }), undefined);
  });
});
