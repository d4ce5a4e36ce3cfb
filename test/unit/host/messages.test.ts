import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type Ending,
  describeRule,
  endings,
  explainNetworkError,
  explainStopNote,
  explainFileProblem,
  explainUnsendableId,
  formatDelay,
  statusLine,
} from '../../../src/host/messages.ts';

const failed = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code });

describe('the words for what happened', () => {
  it('name the rule that closed the stream and its event', () => {
    assert.equal(endings.stopRule({ type: 'done' }, 11).message, 'the server sent "done" (event 11)');
    assert.equal(describeRule({ data: '[DONE]' }), 'the data "[DONE]"');
    assert.equal(describeRule({ type: 'end', data: 'x' }), '"end" with the data "x"');
  });

  it('name rules of every kind', () => {
    assert.equal(describeRule({ type: 'a', contains: 'x' }), '"a" with data that contains "x"');
    assert.equal(describeRule({ afterEvents: 1 }), '1 event');
    assert.equal(describeRule({ type: 'a', afterEvents: 3 }), '"a" in 3 events');
    const ends = [{ afterSeconds: 90 }, { silenceSeconds: 0.5 }, { serverEnds: true }] as const;
    assert.deepEqual(
      ends.map((rule) => endings.stopTime(rule, 0).message.split(',')[0]),
      ['90 s have passed', 'nothing has come for 500 ms', 'the server ended the response'],
    );
  });

  /** One of each: a new one does not compile before it is here. */
  const each = {
    stopRule: endings.stopRule({ type: 'done' }, 1),
    stopTime: endings.stopTime({ afterSeconds: 1 }, 1),
    user: endings.user(),
    resumed: endings.resumed(1),
    panelClosed: endings.panelClosed(),
    reloaded: endings.reloaded(),
    serverEnded: endings.serverEnded(),
    gaveUp: endings.gaveUp(3, endings.serverEnded()),
    noContent: endings.noContent(),
    status: endings.status(500, 'Internal Server Error'),
    contentType: endings.contentType('the content type is text/html'),
    redirected: endings.redirected(302, 'Found', 'http://h/'),
    askedAgain: endings.askedAgain(408, 'Request Timeout'),
    blockTooLong: endings.blockTooLong(64e6),
    engineFailed: endings.engineFailed('it crashed'),
  } satisfies Record<keyof typeof endings, Ending>;
  /** There is nothing to do about these. */
  const asWanted = new Set(['stopRule', 'stopTime', 'user', 'resumed', 'panelClosed', 'serverEnded', 'askedAgain']);
  for (const [name, { message, advice }] of Object.entries(each)) {
    it(`of ${name} stand after “Closed: ”, with what to do`, () => {
      assert.match(message, /^[a-z0-9].*[^.]$/);
      if (!asWanted.has(name)) assert.match(advice ?? '', /^[A-Z].*\.$/);
    });
  }

  const errors: [string, RegExp][] = [
    ['ECONNREFUSED', /nothing accepts connections at h:1/],
    ['ENOTFOUND', /host name of h:1 is unknown/],
    ['EAI_AGAIN', /could not be looked up/],
    ['ECONNRESET', /broke the connection off/],
    ['ETIMEDOUT', /did not answer in time/],
    ['EPROTO', /does not speak TLS/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /certificate of h:1 cannot be trusted: it is self-signed/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /for another host name/],
    ['HPE_INVALID_CONSTANT', /is not HTTP/],
    ['Z_BUF_ERROR', /compressed response is broken/],
    ['ERR_FR_TOO_MANY_REDIRECTS', /more than 20 times/],
  ];
  for (const [code, message] of errors) {
    it(`explain ${code} and say what to do`, () => {
      const { message: said, advice } = explainNetworkError(failed(code), 'h:1');
      assert.match(said, message);
      assert.ok(advice !== undefined && advice.endsWith('.'));
    });
  }

  it('look into an error of several addresses', () => {
    assert.match(explainNetworkError(new AggregateError([failed('ECONNREFUSED')]), 'h').message, /refused/);
  });

  it('tell a body that was cut short from a reset', () => {
    assert.match(explainNetworkError(failed('ECONNRESET', 'aborted'), 'h').message, /middle of the response/);
  });

  it('pass on what is not known', () => {
    assert.equal(
      explainNetworkError(failed('EWEIRD', 'odd thing'), 'h:1').message,
      'the connection to h:1 failed: odd thing',
    );
  });

  it('explain why a stop rule did not match', () => {
    const note = { type: 'done', count: 1, afterSeq: 4 };
    assert.match(
      explainStopNote({ ...note, kind: 'noData' }).text,
      /“event: done” without a data line \(after event 4\)/,
    );
    const field = explainStopNote({ ...note, kind: 'field', count: 3 });
    assert.match(field.text, /the line “done:”, which is no field .* \(after event 4, and 3 times in all\)/);
    assert.match(field.advice, /“event: done” and “data:”/);
    assert.match(explainStopNote({ ...note, kind: 'field', afterSeq: 0 }).text, /before the first event/);
  });

  it('show a control character in an ID as an escape', () => {
    assert.match(explainUnsendableId('a\u0001b').text, /"a\\u0001b"/);
  });

  it('say what the disk said, and what becomes of the events', () => {
    const { text, advice } = explainFileProblem('ENOSPC: no space left on device, write');
    assert.match(text, /Older events are dropped.*ENOSPC: no space left on device, write\.$/);
    assert.match(advice, /sseMonitor\.log/);
  });

  it('give delays in units that one can read', () => {
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

  it('give a status with and without its text', () => {
    assert.equal(statusLine(404, 'Not Found'), '404 Not Found');
    assert.equal(statusLine(599, ''), '599');
  });
});
