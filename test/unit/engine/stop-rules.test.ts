import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { Engine } from '../../../src/engine/door/engine.ts';
import { maxTypes } from '../../../src/engine/log/type-table.ts';
import type { StopRule } from '../../../src/shared/stream/records.ts';
import { newEngine, newSplittingEngine, push, records } from '../../support/engine-feed.ts';
import { runs } from '../../support/depth.ts';

const done: StopRule = { type: 'done' };

function fed(stopOn: readonly StopRule[], ...pieces: string[]): Engine {
  const engine = newSplittingEngine({ stopOn });
  push(engine, ...pieces);
  return engine;
}

const datas = (engine: Engine) => Array.from(records(engine), ({ data }) => data);

describe('stop rules', () => {
  test('can ask for a text in the data, or for so many events', () => {
    const contains = { contains: '"end"' };
    assert.deepEqual(fed([contains], 'data: "end\n\ndata: {"a":"end"}\n\n').progress.stopped, {
      seq: 2,
      rule: contains,
    });
    const path = { path: '$.choices[*].end', equals: 'stop' };
    const json = ['{"choices":[{"end":null}]}', 'stop', '{"choices":[{"end":null},{"end":"stop"}]}', '{}'];
    const stream = json.map((data) => `data: ${data}\n\n`).join('');
    assert.deepEqual(fed([path], stream).progress.stopped, { seq: 3, rule: path });
    const none = { path: '$.choices[0].end', equals: null };
    assert.deepEqual(fed([none], stream).progress.stopped, { seq: 1, rule: none });
    assert.equal(fed([{ path: '$.[', equals: 1 }], stream).progress.stopped, undefined);
    const third = { type: 'a', afterEvents: 3 };
    const events = 'event: a\ndata: 1\n\ndata: 2\n\n'.repeat(4);
    assert.deepEqual(fed([third], events).progress.stopped, { seq: 5, rule: third });
    const any = { afterEvents: 4 };
    assert.deepEqual(fed([any], events).progress.stopped, { seq: 4, rule: any });
    const both = { contains: '2', type: 'message', afterEvents: 2 };
    assert.deepEqual(fed([both], events).progress.stopped, { seq: 4, rule: both });
  });

  test('whose path would never come to an end are given up, and the stream goes on to the others', () => {
    const slow = { path: "$[?search(@, '^(a+)+$')]", equals: 'x' };
    const byData = { path: '$[?match(@.text, @.pattern)].text', equals: 'x' };
    const engine = newEngine({ stopOn: [slow, byData, done] });
    const text = 'a'.repeat(60);
    push(engine, `data: ["${text}"]\n\ndata: ["${text}!"]\n\n`);
    assert.deepEqual(engine.progress.ruleNotices, [{ kind: 'slow', rule: slow, seq: 2 }]);
    push(engine, `data: [{"text":"${text}!","pattern":"(a+)+"}]\n\ndata: ["${text}!"]\n\n`);
    assert.deepEqual(engine.progress.ruleNotices.slice(1), [{ kind: 'slow', rule: byData, seq: 3 }]);
    assert.equal(engine.progress.counts.received, 4);
    assert.deepEqual(engine.view({ from: 0, count: 0, follow: false }).ruleNotices, engine.progress.ruleNotices);
    push(engine, 'event: done\ndata\n\n');
    assert.deepEqual(engine.progress.stopped, { seq: 5, rule: done });
    engine.setStopRules([slow]);
    assert.deepEqual(engine.progress.ruleNotices, []);
    engine.beginBody();
    push(engine, `data: ["x"]\n\ndata: ["a","x"]\n\n`);
    assert.equal(engine.progress.stopped, undefined);
  });

  test('with a pattern in their path stop where it is met', () => {
    const rule = { path: "$.choices[?match(@.end, 'st.p')].end", equals: 'stop' };
    const events = ['{"choices":[{"end":"go"}]}', '{"choices":[{"end":"go"},{"end":"stop"}]}', '1'];
    assert.deepEqual(fed([rule], events.map((data) => `data: ${data}\n\n`).join('')).progress.stopped, {
      seq: 2,
      rule,
    });
  });

  test('count afresh once a person goes on from an event', () => {
    const rule = { afterEvents: 2 };
    const engine = fed([rule], 'data: 1\n\ndata: 2\n\n');
    assert.equal(engine.progress.stopped?.seq, 2);
    engine.setLastEventId('1');
    push(engine, 'data: 3\n\n');
    assert.equal(engine.progress.stopped, undefined);
    push(engine, 'data: 4\n\n');
    assert.deepEqual(engine.progress.stopped, { seq: 4, rule });
  });

  test('go on counting over a reconnect', () => {
    const rule = { afterEvents: 2 };
    const engine = fed([rule], 'data: 1\n\n');
    engine.endBody();
    engine.beginBody();
    push(engine, 'data: 2\n\n');
    assert.deepEqual(engine.progress.stopped, { seq: 2, rule });
  });

  test('that are not about events stop at none', () => {
    const engine = fed([{ afterSeconds: 1 }, { silenceSeconds: 1 }, { serverEnds: true }], 'data: 1\n\n');
    assert.equal(engine.progress.stopped, undefined);
  });

  test('the event that matches is kept, and nothing after it in the same chunk', () => {
    const first = 'data: 1\n\nevent: done\ndata: bye\n\n';
    const engine = fed([done], `${first}id: 9\nretry: 1\ndata: 2\n\n:c\n`);
    assert.deepEqual(datas(engine), ['1', 'bye']);
    assert.deepEqual(engine.progress.stopped, { seq: 2, rule: done });
    assert.deepEqual(engine.progress.counts, { received: 2, kept: 2, dropped: 0, comments: 0, bytes: first.length });
    assert.equal(engine.progress.lastEventId, '');
    assert.equal(engine.progress.retryMs, undefined);
  });

  test('nothing after it in later chunks is read, until the next body begins', () => {
    const engine = fed([done], 'event: done\ndata\n\n', 'data: late\n\n');
    engine.endBody();
    push(engine, 'data: later\n\n');
    assert.equal(engine.progress.blocks, 3);
    assert.equal(engine.progress.counts.received, 1);
    assert.notEqual(engine.progress.stopped, undefined, 'the end of the body does not take it back');
    engine.beginBody();
    assert.equal(engine.progress.stopped, undefined);
    push(engine, 'data: again\n\n');
    assert.deepEqual(datas(engine), ['', 'again']);
  });

  test('in any split, the outcome is the same', () => {
    const text = 'data: 1\r\n\r\nevent: done\r\ndata: [DONE]\r\n\r\ndata: 2\r\n\r\n';
    const rules = [[done], [{ data: '[DONE]' }], [{ type: 'done', data: '[DONE]' }]];
    for (const stopOn of rules) {
      for (let cut = 1; cut < text.length; cut++) {
        const engine = fed(stopOn, text.slice(0, cut), text.slice(cut));
        assert.deepEqual(datas(engine), ['1', '[DONE]'], `cut at ${cut}`);
        assert.deepEqual(engine.progress.stopped, { seq: 2, rule: stopOn[0] });
      }
    }
  });

  test('a rule of data alone matches any type, compared exactly', () => {
    const engine = fed(
      [{ data: '[DONE]' }],
      'data: [done]\n\ndata: [DONE] \n\ndata: [DONE\n\nevent: x\ndata:[DONE]\n\ndata: no\n\n',
    );
    assert.deepEqual(engine.progress.stopped, { seq: 4, rule: { data: '[DONE]' } });
  });

  test('of a rule with both, both must match', () => {
    const rule = { type: 'end', data: 'now' };
    const engine = fed([rule], 'event: end\ndata: later\n\ndata: now\n\nevent: end\ndata: now\n\n');
    assert.deepEqual(engine.progress.stopped, { seq: 3, rule });
  });

  test('`message` is the type of events without a name', () => {
    assert.equal(fed([{ type: 'message' }], 'event: x\ndata\n\ndata\n\n').progress.stopped?.seq, 2);
  });

  test('data of several lines, empty data, malformed bytes', () => {
    assert.equal(fed([{ data: 'a\nb' }], 'data: a\n\ndata: a\n: c\ndata: b\n\n').progress.stopped?.seq, 2);
    assert.equal(fed([{ data: 'a\nb' }], 'data: a\ndata: c\n\n').progress.stopped, undefined);
    assert.equal(fed([{ data: 'ab' }], 'data: a\ndata: b\n\n').progress.stopped, undefined);
    assert.equal(fed([{ data: '' }], 'data: x\n\ndata\n\n').progress.stopped?.seq, 2);
    assert.equal(fed([{ data: '\n' }], 'data\n\ndata\ndata\n\n').progress.stopped?.seq, 2);
    const engine = newEngine({ stopOn: [{ data: '\uFFFD' }] });
    push(engine, Buffer.concat([Buffer.from('data: '), Buffer.from([0xff]), Buffer.from('\n\n')]));
    assert.equal(engine.progress.stopped?.seq, 1);
    assert.equal(fed([{ data: '\uD800' }], 'data: \uFFFD\n\n').progress.stopped, undefined);
  });

  test('no rules, and rules that say nothing, stop nothing', () => {
    assert.equal(fed([], 'event: done\ndata\n\n').progress.stopped, undefined);
    assert.equal(fed([{}], 'event: done\ndata\n\n').progress.stopped, undefined);
  });

  test('rules can change while the stream runs', () => {
    const engine = fed([], 'event: done\ndata\n\nevent: end\ndata\n\n');
    engine.setStopRules([{ type: 'end' }]);
    push(engine, 'event: done\ndata\n\n', 'event: end\ndata\n\n');
    assert.deepEqual(engine.progress.stopped, { seq: 4, rule: { type: 'end' } });
  });

  test('a type that the table has no room for is still compared by its name', () => {
    const engine = newEngine({ stopOn: [done, { type: 'x'.repeat(300) }] });
    push(engine, Array.from({ length: maxTypes + 10 }, (_, n) => `event: t${n}\ndata\n\n`).join(''));
    push(engine, 'event: done\ndata\n\n');
    assert.equal(engine.progress.stopped?.seq, maxTypes + 11);
    assert.equal(fed([{ type: 'x'.repeat(300) }], `event: ${'x'.repeat(300)}\ndata\n\n`).progress.stopped?.seq, 1);
  });

  test('an event without data that has such a type is none, and is noted', () => {
    const engine = fed([done], 'data: 1\n\nevent: done\n\nevent: done\nid: 1\n\nevent: other\n\ndata: 2\n\n');
    assert.equal(engine.progress.stopped, undefined);
    assert.deepEqual(engine.progress.ruleNotices, [{ kind: 'noData', type: 'done', count: 2, afterSeq: 1 }]);
    assert.deepEqual(engine.view({ from: 0, count: 0, follow: false }).ruleNotices, engine.progress.ruleNotices);
  });

  test('a line whose field is such a type is no field, and is noted', () => {
    const engine = fed(
      [done, { type: 'data' }, { data: 'x' }],
      'done: \n\ndone\ndones: 1\n done: 1\nDone\ndone : 1\n\ndata',
    );
    assert.deepEqual(engine.progress.ruleNotices, [{ kind: 'field', type: 'done', count: 2, afterSeq: 0 }]);
  });

  test('notes are the same in any split', () => {
    const text = 'data: 1\r\n\r\ndone: \r\n\r\nevent: done\r\n\r\ndata: 2\r\n\r\n';
    const { ruleNotices } = fed([done], text).progress;
    assert.equal(ruleNotices.length, 2);
    for (let cut = 1; cut < text.length; cut++) {
      assert.deepEqual(
        fed([done], text.slice(0, cut), text.slice(cut)).progress.ruleNotices,
        ruleNotices,
        `cut at ${cut}`,
      );
    }
  });

  test('notes go with their rule', () => {
    const engine = fed([done, { type: 'end' }], 'done\nend\n');
    engine.setStopRules([{ type: 'end' }]);
    assert.deepEqual(engine.progress.ruleNotices, [{ kind: 'field', type: 'end', count: 1, afterSeq: 0 }]);
  });

  test('any rules on any events: as comparing the decoded events in turn says', () => {
    const word = fc.constantFrom('', 'a', 'done', '[DONE]', 'a\nb', '\uFFFD', 'é');
    const rule = fc.record({ type: fc.constantFrom('done', 'message', 'é'), data: word }, { requiredKeys: [] });
    const event = fc.record({ type: fc.constantFrom('', 'done', 'é', 'x'), data: word });
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 3 }), fc.array(event, { maxLength: 8 }), (stopOn, events) => {
        const engine = fed(stopOn, events.map(toBlock).join(''));
        const stop = events.findIndex((event) => stopOn.some((rule) => isMatch(rule, event)));
        assert.equal(engine.progress.stopped?.seq, stop < 0 ? undefined : stop + 1);
        assert.equal(engine.progress.counts.received, stop < 0 ? events.length : stop + 1);
      }),
      { numRuns: runs(2000) },
    );
  });
});

interface PlainEvent {
  readonly type: string;
  readonly data: string;
}

function toBlock({ type, data }: PlainEvent): string {
  const lines = data.split('\n').map((line) => `data: ${line}\n`);
  return `event: ${type}\n${lines.join('')}\n`;
}

function isMatch(rule: StopRule, { type, data }: PlainEvent): boolean {
  if (rule.type === undefined && rule.data === undefined) return false;
  return (
    (rule.type === undefined || rule.type === (type === '' ? 'message' : type)) &&
    (rule.data === undefined || rule.data === data)
  );
}
