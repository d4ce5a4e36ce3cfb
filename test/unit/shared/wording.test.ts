import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endings } from '../../../src/shared/messages/endings.ts';
import { describeRule, statusLine } from '../../../src/shared/messages/wording.ts';
import { formatDelay } from '../../../src/shared/text/delay.ts';

describe('in words', () => {
  it('are a rule and the event that met it', () => {
    assert.equal(endings.stopRule({ type: 'done' }, 11).message, 'the server sent "done" (event 11)');
    assert.equal(describeRule({ data: '[DONE]' }), 'the data "[DONE]"');
    assert.equal(describeRule({ type: 'end', data: 'x' }), '"end" with the data "x"');
  });

  it('are rules of every kind', () => {
    assert.equal(describeRule({ type: 'a', contains: 'x' }), '"a" with data that contains "x"');
    assert.equal(describeRule({ afterEvents: 1 }), '1 event');
    assert.equal(describeRule({ type: 'a', afterEvents: 3 }), '"a" in 3 events');
    const ends = [{ afterSeconds: 90 }, { silenceSeconds: 0.5 }, { serverEnds: true }] as const;
    assert.deepEqual(
      ends.map((rule) => endings.stopTime(rule, 0).message.replace('a stop condition closed the stream: ', '')),
      ['90 s elapsed', 'nothing received for 500 ms', 'the server ended the response'],
    );
  });

  it('are delays in units that one can read', () => {
    const delays: [number, string][] = [
      [0, '0 ms'],
      [250, '250 ms'],
      [3000, '3 s'],
      [1500, '1.5 s'],
      [90_000, '90 s'],
      [120_000, '2 min'],
      [7_200_000, '2 h'],
      [2 ** 31 - 1, '24.9 days'],
    ];
    for (const [ms, said] of delays) assert.equal(formatDelay(ms), said);
  });

  it('is a status with and without its text', () => {
    assert.equal(statusLine(404, 'Not Found'), '404 Not Found');
    assert.equal(statusLine(599, ''), '599');
  });
});
