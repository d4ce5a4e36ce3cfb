import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventText, maxEvents, rangeAround, runText } from '../../../../src/host/runs/run-text.ts';
import type { EventRecord } from '../../../../src/shared/stream/records.ts';

/** Events that are made when they are read, and how many were. */
function logOf(count: number, data: (seq: number) => string, firstSeq = 1) {
  const log = {
    made: 0,
    read: async (fromSeq: number, limit: number): Promise<EventRecord[]> => {
      const first = Math.max(fromSeq, firstSeq);
      const length = Math.max(0, Math.min(limit, 500, count + 1 - first));
      log.made += length;
      return Array.from({ length }, (_, at) => ({
        seq: first + at,
        type: 'message',
        data: data(first + at),
        lastEventId: '',
        time: 0,
        bytes: 0,
      }));
    },
  };
  return log;
}

describe('the text of a run', () => {
  it('is an event stream without times and numbers', () => {
    assert.equal(eventText({ type: 'a', id: '', data: 'x\ny' }), 'event: a\nid: \ndata: x\ndata: y\n\n');
    assert.equal(eventText({ type: 'message', data: '' }), 'data: \n\n');
  });

  it('cuts the data of an event that is too long', () => {
    assert.match(eventText({ type: 'message', data: 'x'.repeat(100_005) }), /x\ndata: … 5 characters left out\n\n$/);
  });

  it('has all events of a short run', async () => {
    const log = logOf(3, (seq) => `${seq}`);
    assert.equal(await runText(log, rangeAround(2), 3), 'data: 1\n\ndata: 2\n\ndata: 3\n\n');
  });

  it('has ten thousand of a million, around the first difference, and says what is left out', async () => {
    const log = logOf(1_000_000, (seq) => `${seq}`);
    const text = await runText(log, rangeAround(500_000), 1_000_000);
    assert.equal(text.match(/^data: /gm)?.length, maxEvents);
    assert.match(text, /^: Events 1 to 498999 are left out\.\n\ndata: 499000\n/);
    assert.match(text, /data: 508999\n\n: Events 509000 to 1000000 are left out\.\n\n$/);
    assert.equal(log.made, maxEvents);
  });

  it('has less of large events', async () => {
    const log = logOf(10_000, () => 'x'.repeat(90_000));
    const text = await runText(log, rangeAround(1), 10_000);
    assert.ok(text.length < 9_000_000, `${text.length}`);
    assert.match(text, /: Events 90 to 10000 are left out\.\n\n$/);
  });

  it('says which were dropped', async () => {
    const text = await runText(
      logOf(3, (seq) => `${seq}`, 2),
      rangeAround(1),
      3,
    );
    assert.equal(text, ': Event 1 is left out.\n\ndata: 2\n\ndata: 3\n\n');
  });
});
