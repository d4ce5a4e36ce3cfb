import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogue } from '../../../src/shared/diagnoses/catalogue.ts';
import { isStopRule, type StopRule } from '../../../src/shared/stream/stop-rules.ts';
import { endStreams } from '../../support/end-streams.ts';
import { newEngine } from '../../support/engine-feed.ts';
import { type DiagnosisStream, sendStream } from '../../support/sent-stream.ts';

const byDone: StopRule = { type: 'done' };

/** What the diagnoses of a stream offer as rules. */
function offeredRules(stream: DiagnosisStream): StopRule[] {
  const engine = newEngine({ stopOn: [byDone] });
  sendStream(engine, stream);
  const { diagnoses } = engine.diagnoses();
  return diagnoses.map(({ kind, facts }) => catalogue[kind].rule?.(facts)).filter((rule) => rule !== undefined);
}

describe('the stop rule that a diagnosis offers', () => {
  const { endTypeDiffers, endAsData } = endStreams;
  const streams = [endTypeDiffers.trigger, ...endTypeDiffers.also, endAsData.trigger, ...endAsData.also];
  for (const [index, stream] of streams.entries()) {
    test(`would have closed the stream, ${index + 1}`, () => {
      const rules = offeredRules(stream);
      assert.equal(rules.length, 1);
      assert.ok(rules.every(isStopRule));
      const engine = newEngine({ stopOn: [byDone, ...rules] });
      sendStream(engine, stream);
      assert.deepEqual(engine.progress.stopped?.rule, rules[0]);
    });
  }

  test('is none where the server has to send something else', () => {
    for (const { trigger } of [endStreams.endAsLine, endStreams.endUnfinished])
      assert.deepEqual(offeredRules(trigger), []);
  });

  test('is none where a secret was taken out of it: no event would meet it', () => {
    const facts = { type: 'done •••', shown: 'done •••', rule: 'done', how: 'several' };
    assert.equal(catalogue.endTypeDiffers.rule?.(facts), undefined);
  });
});

describe('an end that closes nothing', () => {
  test('is told once, however often it comes', () => {
    const engine = newEngine({ stopOn: [byDone] });
    const again = 'data: [DONE]\n\nevent: Done\ndata: x\n\n'.repeat(500);
    sendStream(engine, { pieces: [{ bytes: again, at: 0 }], ends: false });
    const { diagnoses } = engine.diagnoses();
    assert.deepEqual(
      diagnoses.map(({ kind, count }) => [kind, count]),
      [
        ['endAsData', 1],
        ['endTypeDiffers', 1],
      ],
    );
  });

  test('is not told where a rule only counts events', () => {
    const engine = newEngine({ stopOn: [{ type: 'tick', afterEvents: 100 }] });
    sendStream(engine, { pieces: [{ bytes: 'event: Tick\ndata: 1\n\nevent: tick\ndata: 2\n', at: 0 }], ends: true });
    const kinds = engine.diagnoses().diagnoses.map(({ kind }) => kind);
    assert.deepEqual(kinds, ['unfinishedBlock']);
  });

  test('is not told where nobody waits for an end', () => {
    for (const { trigger, also } of Object.values(endStreams)) {
      for (const stream of [trigger, ...also]) {
        const engine = newEngine();
        sendStream(engine, stream);
        const kinds = engine.diagnoses().diagnoses.map(({ kind }) => kind);
        assert.deepEqual(
          kinds.filter((kind) => kind in endStreams),
          [],
        );
      }
    }
  });
});
