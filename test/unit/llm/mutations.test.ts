/** Whatever becomes of a stream on its way, reading it never fails. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { llmEvent } from '../../../src/llm/formats/format.ts';
import type { LlmEvent, LlmFormat } from '../../../src/llm/formats/format.ts';
import { formats } from '../../../src/llm/formats/formats.ts';
import { endOf } from '../../../src/llm/reading/ending.ts';
import { judge } from '../../../src/llm/reading/judge.ts';
import { Merge } from '../../../src/llm/reading/merge.ts';
import { summaryOf } from '../../../src/llm/reading/summary.ts';
import { recordings } from '../../support/llm-recordings.ts';

/** Numbers from 0 to below 1, the same ones each time (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function numbered(events: readonly LlmEvent[]): readonly LlmEvent[] {
  return events.map((event, seq) => ({ ...event, seq }));
}

/** Drops, doubles and swaps some of the events. */
function disturbed(events: readonly LlmEvent[], random: () => number): readonly LlmEvent[] {
  const mutated: LlmEvent[] = [];
  for (const event of events) {
    const chance = random();
    if (chance < 0.06) continue;
    if (chance < 0.12) mutated.push(event);
    if (chance > 0.94) mutated.splice(Math.max(0, mutated.length - 2), 0, event);
    else mutated.push(event);
  }
  return numbered(mutated);
}

const odd = [null, 0, -1, '', 'x', '__proto__', [], {}, [[]], [null], { a: 1 }, true, 1e9];

/** Puts other values in the place of some within the data. */
function corrupted(value: unknown, random: () => number): unknown {
  if (random() < 0.04) return odd[Math.floor(random() * odd.length)];
  if (Array.isArray(value)) return value.map((item) => corrupted(item, random));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, corrupted(item, random)]));
}

function readAll(events: readonly LlmEvent[], format?: LlmFormat): void {
  const merge = new Merge(format);
  for (const event of events) merge.add(event);
  const known = merge.recognition?.format;
  if (!known) return;
  summaryOf(merge.answer, known);
  judge(merge.answer, known, events.length - 1, true);
  assert.notEqual(endOf(merge.answer, known, { isOver: true, isStalled: false }).state, 'running');
}

describe('reading never fails', () => {
  it('when events are lost, doubled or out of order', () => {
    const random = randomFrom(1);
    for (const { events } of recordings) {
      for (let round = 0; round < 10; round++) readAll(disturbed(events, random));
    }
  });

  it('when values are others than the format says', () => {
    const random = randomFrom(2);
    for (const { events, expected } of recordings) {
      const format = formats.find(({ id }) => id === expected.api);
      for (let round = 0; round < 10; round++) {
        const changed = events.map(({ seq, type, json, data, id }) =>
          llmEvent(seq, type, json === undefined ? data : JSON.stringify(corrupted(json, random)), id),
        );
        readAll(changed, format);
      }
    }
  });

  it('when the stream is of another format than chosen', () => {
    for (const { events } of recordings) for (const format of formats) readAll(events.slice(0, 60), format);
  });
});

describe('a doubled event is a fault', () => {
  for (const { file, events, expected } of recordings) {
    if (expected.api !== 'openai-responses' || events.some(({ data }) => !data.includes('"sequence_number"'))) continue;
    it(`${file}: at any place`, () => {
      for (let at = 0; at < events.length; at += 7) {
        const merge = new Merge();
        for (const event of numbered([...events.slice(0, at + 1), ...events.slice(at)])) merge.add(event);
        assert.ok(merge.answer.faults.counts.has('sequenceRepeated'), `event ${at}`);
      }
    });
  }
});
