import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { noFilter } from '../../../src/shared/stream/engine.ts';
import { blockOf, newEngine, newSplittingEngine, push } from '../../support/engine-feed.ts';
import { all, answered, rows, rowsOf, show, textOf } from '../../support/annotation-rows.ts';

describe('annotations', () => {
  test('are no rows unless they are wanted', () => {
    const engine = newEngine();
    push(engine, ': hello\ndata\n\nretry: 5\n\n');
    assert.deepEqual(rows(engine), ['#1']);
    assert.equal(engine.view(all).annotations, undefined);
    show(engine, ['retry']);
    assert.deepEqual(rows(engine), ['#1', 'retry: 5']);
    show(engine);
    assert.deepEqual(rows(engine), [': hello', '#1', 'retry: 5']);
    show(engine, []);
    assert.deepEqual(rows(engine), ['#1']);
  });

  test('stand where they came, wherever the bytes are split', () => {
    const text = ':\n\n: a\ndata: 1\n: b\n\nretry: 7\rretry: x\r\n\r\ndata\n\n:c\n';
    for (let at = 0; at <= text.length; at++) {
      const engine = newSplittingEngine();
      show(engine);
      push(engine, text.slice(0, at), text.slice(at));
      assert.deepEqual(rows(engine), [':', ': a', ': b', '#1', 'retry: 7', 'retry: x', '#2', ':c'], `split at ${at}`);
    }
  });

  test('are told with when and where they came', () => {
    const engine = newEngine();
    show(engine);
    engine.push(blockOf('data\n\n', 1000));
    engine.push(blockOf(': ping\n\n', 2000));
    engine.push(blockOf('data\n\n', 3500));
    assert.deepEqual(engine.view(all).window.annotations, [
      { kind: 'comment', number: 1, afterSeq: 1, time: 2000, offset: 6, bytes: 6, text: ': ping', row: 1 },
      { kind: 'gap', number: 2, afterSeq: 1, time: 3500, ms: 2500, row: 2 },
    ]);
  });

  test('are attempts as the host tells of them', () => {
    const engine = newEngine();
    show(engine);
    answered(engine, 1);
    push(engine, 'data\n\n');
    engine.attempt({ attempt: 1, phase: 'ended', text: 'the server ended the response', time: 5 });
    answered(engine, 2);
    assert.deepEqual(rows(engine), [
      'attempt 1 answered: 200 OK',
      '#1',
      'attempt 1 ended: the server ended the response',
      'attempt 2 answered: 200 OK',
    ]);
  });

  test('are gaps from the length on that is wanted', () => {
    const engine = newEngine();
    for (const time of [1000, 1999, 3000, 9000]) engine.push(blockOf('data\n\n', time));
    show(engine, ['gap']);
    assert.deepEqual(rows(engine), ['#1', '#2', 'gap 1001', '#3', 'gap 6000', '#4']);
    show(engine, ['gap'], 5000);
    assert.deepEqual(rows(engine), ['#1', '#2', '#3', 'gap 6000', '#4']);
  });

  test('go with the event before them, and all of them when the log is cleared', () => {
    const engine = newEngine({ limits: { maxEvents: 2, maxBytes: 1e6 } });
    show(engine);
    push(engine, ...[1, 2, 3, 4].map((number) => `: ${number}\ndata\n\n`));
    assert.deepEqual(rows(engine), ['#3', ': 4', '#4']);
    push(engine, ': 5\n');
    engine.clear();
    assert.deepEqual(rows(engine), []);
    push(engine, ': 6\ndata\n\n');
    assert.deepEqual(rows(engine), [': 6', '#5']);
  });

  test('can be read when the log has let go of the bytes between events, if they came again and again', () => {
    const engine = newEngine();
    show(engine);
    const rare = `: ${'x'.repeat(1000)}`;
    push(
      engine,
      'data\n\n',
      `${rare}\n\n`,
      ...Array.from({ length: 3000 }, () => `: keep-alive ${'.'.repeat(80)}\n\n`),
    );
    const texts = engine.view({ ...all, count: 3 }).window.annotations?.map((annotation) => textOf(annotation)) ?? [];
    assert.ok(texts[0] === '(gone)' || texts[0]?.endsWith('x…'), texts[0]);
    assert.match(texts[1] ?? '', /^: keep-alive/);
  });

  test('are cut, and found whole', () => {
    const engine = newEngine();
    show(engine);
    push(engine, `: ${'€'.repeat(400)}\n`);
    const [annotation] = engine.view(all).window.annotations ?? [];
    assert.equal(annotation?.kind === 'comment' && annotation.text, `: ${'€'.repeat(99)}…`);
    const whole = engine.annotation(1, 1e6);
    assert.equal(whole?.kind === 'comment' && whole.text, `: ${'€'.repeat(400)}`);
    assert.equal(engine.annotation(2, 1e6), undefined);
  });

  test('of which there are too many are let go, counted, and ordinals begin anew', () => {
    const engine = newEngine();
    show(engine, ['attempt', 'retry']);
    push(engine, 'data\n\nretry: 1\n');
    const { generation } = engine.view(all);
    for (let attempt = 1; attempt <= 4096; attempt++) answered(engine, attempt);
    assert.equal(engine.view(all).generation, generation);
    push(engine, 'data\n\n');
    answered(engine, 4097);
    const view = engine.view({ ...all, count: 4 });
    assert.deepEqual(rowsOf(view), ['#1', 'retry: 1', 'attempt 257 answered: 200 OK', 'attempt 258 answered: 200 OK']);
    assert.notEqual(view.generation, generation);
    assert.equal(view.annotations?.lost, 256);
    assert.equal(engine.annotation(2, 0), undefined);
    show(engine, ['retry']);
    assert.equal(engine.view(all).annotations?.lost, 0);
  });

  test('that come while the list is paused wait with the events', () => {
    const engine = newEngine();
    show(engine);
    push(engine, ': a\ndata\n\n: b\n');
    const newest = engine.view(all).annotations?.newest ?? 0;
    push(engine, ': c\ndata\n\n: d\n');
    const paused = engine.view({ ...all, until: 1, untilAnnotation: newest });
    assert.deepEqual(rowsOf(paused), [': a', '#1', ': b']);
    assert.deepEqual(paused.paused, { until: 1, waiting: 1 });
    assert.deepEqual(rowsOf(engine.view({ ...all, until: 1 })), [': a', '#1']);
  });

  test('wait for a search that has not come to them', () => {
    const engine = newEngine();
    show(engine);
    const block = `data: x\n\n: a\ndata: ${'y'.repeat(1000)}\n\n`.repeat(10_000);
    push(engine, block, block, block, block, block, block);
    engine.setFilter({ ...noFilter, where: { kind: 'text', text: 'x' } });
    const early = rowsOf(engine.view({ ...all, count: 4 }));
    assert.deepEqual(early, ['#1', ': a', '#3', ': a']);
    const { end, annotations } = engine.view(all);
    assert.ok(engine.isSearching);
    // One event is found for each mark: neither gets ahead of the other.
    assert.ok(Math.abs(end - 2 * (annotations?.end ?? 0)) <= 1, `${end} rows, ${annotations?.end} marks`);
    while (engine.isSearching) engine.search();
    assert.deepEqual([engine.view(all).end, engine.view(all).annotations?.end], [120_000, 60_000]);
  });

  test('leave the numbers of shown events alone', () => {
    const engine = newEngine();
    show(engine);
    push(engine, ': a\n\n: b\ndata\n\nevent: t\ndata\n\n: c\ndata\n\n');
    assert.deepEqual([...engine.shownSeqs(1, 9)], [1, 2, 3]);
    engine.setFilter({ only: ['message'], hide: [] });
    assert.deepEqual([...engine.shownSeqs(2, 3)], [3]);
    assert.deepEqual([...engine.shownSeqs(4, 3)], []);
  });
});
