import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { previewChars } from '../../../src/engine/bytes/data-preview.ts';
import { newEngine, push } from '../../support/engine-feed.ts';

function preview(...pieces: (string | Uint8Array)[]): string | undefined {
  const engine = newEngine();
  push(engine, ...pieces);
  return engine.view({ from: 0, count: 1, follow: false }).window.preview[0];
}

describe('previews', () => {
  test('are on one line, whatever the data holds', () => {
    assert.equal(preview('data: a\n:c\ndata: b\r\ndata\n\n'), 'a↵b↵');
    assert.equal(preview('data: \ta\u0000\u001B\u007Fb\n\n'), '␉a␀␛␡b');
    assert.equal(preview('data: a\u0085b\u2028c\n\n'), 'a␦b␦c');
    assert.equal(preview('data: 豆🚀\n\n'), '豆🚀');
  });

  test('are cut, at a whole character, with a sign that says so', () => {
    const exact = 'x'.repeat(previewChars);
    assert.equal(preview(`data: ${exact}\n\n`), exact);
    assert.equal(preview(`data: ${exact}x\n\n`), `${'x'.repeat(previewChars - 1)}…`);
    assert.equal(preview(`data: ${'€'.repeat(5000)}\n\n`), `${'€'.repeat(previewChars - 1)}…`);
    assert.equal(preview(`data: x${'🚀'.repeat(5000)}\n\n`), `x${'🚀'.repeat(previewChars / 2 - 1)}…`);
    assert.equal(preview(`data: y${'🚀'.repeat(5000)}\n\n`)?.isWellFormed(), true);
    assert.match(preview(`data: ${'x\ndata: '.repeat(5000)}\n\n`) ?? '', /^(?:x↵){150,250}x?…$/);
    assert.equal(preview(`data: a\n:${'c'.repeat(5000)}\ndata: b\n\n`), 'a…');
  });
});

describe('details', () => {
  test('hold the whole event, when it is no longer than asked for', () => {
    const engine = newEngine();
    const raw = ':c\r\nid: 1\r\nevent: e\r\ndata: é\r\ndata: 2\r\n\r\n';
    push(engine, `\uFEFF${raw}`, 'data: next\n\n');
    const { time, ...details } = engine.details(1, 1000) ?? assert.fail('the event is kept');
    assert.equal(time, 0);
    assert.deepEqual(details, {
      seq: 1,
      type: 'e',
      id: '1',
      lastEventId: '1',
      bytes: Buffer.byteLength(raw),
      data: 'é\n2',
      dataLength: 3,
      raw: new Uint8Array(Buffer.from(raw)),
    });
    assert.equal('id' in (engine.details(2, 1000) ?? {}), false);
  });

  test('are cut, and say how long the data is', () => {
    const engine = newEngine();
    push(engine, `data: ${'x'.repeat(99_999)}é\n`, 'data: 2\n\n');
    const details = engine.details(1, 10);
    assert.equal(details?.data, 'xxxxxxxxxx');
    assert.equal(details?.dataLength, 100_002);
    assert.equal(Buffer.from(details?.raw ?? []).toString(), 'data: xxxx');
  });

  test('own their bytes', () => {
    const engine = newEngine();
    push(engine, 'data: x\n\n');
    engine.details(1, 100)?.raw.fill(0);
    assert.equal(engine.read(1, 1)[0]?.data, 'x');
  });

  test('of an event that was dropped, or never was, there are none', () => {
    const engine = newEngine({ limits: { maxEvents: 1, maxBytes: 1e6 } });
    push(engine, 'data\n\ndata\n\n');
    for (const seq of [1, 0, -1, 3, 1.5, Number.NaN]) assert.equal(engine.details(seq, 10), undefined);
  });
});

describe('read', () => {
  test('gives what is kept from a number on, in order, no more than asked for', () => {
    const engine = newEngine({ limits: { maxEvents: 5, maxBytes: 1e6 } });
    push(engine, 'data\n\n'.repeat(10));
    const seqs = (from: number, limit: number) => engine.read(from, limit).map(({ seq }) => seq);
    assert.deepEqual(seqs(1, 3), [6, 7, 8]);
    assert.deepEqual(seqs(9, 100), [9, 10]);
    assert.deepEqual(seqs(11, 100), []);
    assert.deepEqual(seqs(-5, Infinity), [6, 7, 8, 9, 10]);
  });

  test('refuses a limit below one', () => {
    const engine = newEngine();
    for (const limit of [0, -1, Number.NaN]) assert.throws(() => engine.read(1, limit), RangeError);
  });

  test('an answer is bounded in events and in bytes', () => {
    const engine = newEngine();
    push(engine, 'data\n\n'.repeat(10_001));
    assert.equal(engine.read(1, 1e6).length, 10_000);
    push(engine, `data: ${'x'.repeat(10 << 20)}\n\n`.repeat(5));
    assert.equal(engine.read(10_002, 100).length, 2);
    push(engine, `id: ${'i'.repeat(10 << 20)}\n\n`, 'data\n\n'.repeat(100));
    assert.equal(engine.read(10_007, 100).length, 2);
  });
});
