/** Streams made to hurt: what is sent, of any size, and what must have come of it. */

import assert from 'node:assert/strict';
import type { Engine } from '../../src/engine/door/engine.ts';
import { otherTypes } from '../../src/shared/stream/engine.ts';
import { push } from './engine-feed.ts';

export interface HostileStream {
  readonly name: string;
  /** In `npm test`, and for the table in docs/hostile-streams.md: bytes, or how many of something. */
  readonly sizes: readonly [small: number, large: number];
  readonly of: string;
  readonly send: (engine: Engine, size: number) => void;
  /** @returns the outcome in a few words */
  readonly check: (engine: Engine, size: number) => string;
}

const portion = 1 << 18;

/** The same text again and again, in portions as of a network. */
function repeat(engine: Engine, text: string, times: number): void {
  const perPortion = Math.max(1, Math.floor(portion / text.length));
  const block = text.repeat(perPortion);
  for (let left = times; left > 0; left -= perPortion) {
    push(engine, left >= perPortion ? block : text.repeat(left));
    while (engine.isLinting) engine.lint();
  }
}

const letters = (engine: Engine, size: number): void => repeat(engine, 'a', size);

function received(engine: Engine, events: number): void {
  assert.equal(engine.progress.counts.received, events);
}

/** Every character that may do something to who shows it. */
const awkward =
  '<img src=x onerror=alert(1)><script>alert(1)</script>\u001b[2J\u001b]0;t\u0007\u202egnp\u2066\u2028\u2029\u0085\0\u009b31m\uFEFF\uFFFF';

/** The bytes of lone surrogates, which UTF-8 does not have, and others that are none. */
const broken = Buffer.from([0xed, 0xa0, 0x80, 0xed, 0xb0, 0x80, 0xff, 0xc0, 0xaf, 0xf4, 0x90, 0x80, 0x80]);

const withoutEvents = (engine: Engine): string => {
  received(engine, 0);
  assert.ok(engine.memory.bytes <= 2 * portion, 'nothing is kept that no event needs');
  return 'no event; nothing kept';
};

const tooLong = (engine: Engine): string => {
  assert.ok(engine.progress.blockTooLong !== undefined);
  assert.ok(engine.memory.bytes <= 2 * portion, 'the block is discarded');
  return `ended at ${Math.round(engine.progress.blockTooLong.maxBytes / 1e6)} MB: block too long`;
};

const isOne = (engine: Engine): string => {
  received(engine, 1);
  return 'one event, shown cut';
};

export const hostileStreams: readonly HostileStream[] = [
  { name: 'one endless line', sizes: [70e6, 300e6], of: 'bytes', send: letters, check: tooLong },
  {
    name: 'an event that never ends, of endless lines',
    sizes: [70e6, 300e6],
    of: 'bytes',
    send: (engine, size) => repeat(engine, 'data: abcdef\n', size / 13),
    check: tooLong,
  },
  {
    name: 'empty lines only',
    sizes: [3e6, 1e9],
    of: 'lines',
    send: (engine, size) => repeat(engine, '\n', size),
    check: withoutEvents,
  },
  {
    name: 'CR only',
    sizes: [3e6, 1e9],
    of: 'lines',
    send: (engine, size) => repeat(engine, '\r', size),
    check: withoutEvents,
  },
  ...[':', 'retry: 1', 'unknown: 1', 'id: 1', 'event: a', 'retry: x', 'id: \0'].map((line): HostileStream => ({
    name: `blocks of \`${line.replace('\0', 'NUL')}\` only`,
    sizes: [200_000, 2e6],
    of: 'blocks',
    send: (engine, size) => repeat(engine, `${line}\n\n`, size),
    check: withoutEvents,
  })),
  {
    name: 'a new type with each event',
    sizes: [100_000, 1e7],
    of: 'types',
    send: (engine, size) => {
      for (let from = 0; from < size; from += 10_000) {
        push(engine, Array.from({ length: 10_000 }, (_, n) => `event: t${from + n}\ndata\n\n`).join(''));
        while (engine.isLinting) engine.lint();
      }
    },
    check: (engine, size) => {
      received(engine, size);
      const { types } = engine.view({ from: 0, count: 1, follow: true });
      assert.ok(types.length <= 1001 && types.some(({ name }) => name === otherTypes));
      return `1000 types told apart, the others counted as one`;
    },
  },
  ...(['id', 'event'] as const).map((field): HostileStream => ({
    name: `a huge \`${field}\` with each of ten events`,
    sizes: [1e6, 1e7],
    of: 'bytes each',
    send: (engine, size) => {
      // IDs that repeat, and types that differ by capitals, are worth notes.
      for (let n = 0; n < 10; n++) {
        push(engine, `${field}: ${field === 'event' && n % 2 === 1 ? 'A' : 'a'}`);
        letters(engine, size);
        push(engine, '\ndata\n\n');
        while (engine.isLinting) engine.lint();
      }
    },
    check: (engine) => {
      received(engine, 10);
      for (const { facts, subject } of engine.diagnoses().diagnoses) {
        assert.ok(JSON.stringify([facts, subject]).length < 2000, 'notes have no copies of it');
      }
      return 'kept as it is; rows show its beginning';
    },
  })),
  {
    name: 'an id that is one block of its own',
    sizes: [1e7, 1e8],
    of: 'bytes',
    send: (engine, size) => {
      push(engine, 'id: ');
      letters(engine, size);
      push(engine, '\n\ndata: 1\n\n');
    },
    check: (engine, size) => {
      received(engine, 1);
      assert.equal(engine.progress.lastEventId.length, size);
      return 'one event, which has it';
    },
  },
  {
    name: 'JSON nested deep',
    sizes: [100_000, 1e6],
    of: 'levels',
    send: (engine, size) => {
      push(
        engine,
        `data: ${'['.repeat(size)}${']'.repeat(size)}\n\n`,
        `data: ${'{"a":'.repeat(size)}1${'}'.repeat(size)}\n\n`,
      );
      engine.setFilter({ only: [], hide: [], where: { kind: 'path', path: '$..a' } });
      while (engine.isSearching) engine.search();
    },
    check: (engine) => {
      received(engine, 2);
      const { searched, searchFailure } = engine.view({ from: 0, count: 1, follow: true });
      assert.ok(searched === undefined || searchFailure !== undefined, 'the search is over, or says why it is not');
      return `two events; a search by path: ${searchFailure?.kind ?? 'nothing found'}`;
    },
  },
  {
    name: 'one large event',
    sizes: [5e6, 2e8],
    of: 'bytes',
    send: (engine, size) => {
      push(engine, 'data: ');
      letters(engine, size);
      push(engine, '\n\n');
    },
    check: isOne,
  },
  {
    name: 'one event of empty data lines',
    sizes: [200_000, 3e7],
    of: 'lines',
    send: (engine, size) => {
      repeat(engine, 'data\n', size);
      push(engine, '\n');
    },
    check: isOne,
  },
  {
    name: 'HTML, ANSI, bidi, NUL and broken UTF-8 in every field',
    sizes: [1000, 100_000],
    of: 'events',
    send: (engine, size) => {
      const field = (name: string) => [Buffer.from(`${name}: ${awkward}`), broken, Buffer.from('\n')];
      const event = Buffer.concat([
        ...['', 'event', 'id', 'retry', 'x'].flatMap(field),
        ...field('data'),
        Buffer.from('\n'),
      ]);
      for (let n = 0; n < size; n++) push(engine, event);
    },
    check: (engine, size) => {
      received(engine, size);
      const { preview } = engine.view({ from: 0, count: 10, follow: true }).window;
      // oxlint-disable-next-line no-control-regex -- these are what is looked for
      assert.ok(preview.every((text) => text.isWellFormed() && !/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text)));
      return 'events, as text; control characters made visible';
    },
  },
];

/** Whether the engine still answers, and with little. */
export function stillAnswers(engine: Engine): void {
  const before = engine.progress.counts;
  const { window, counts } = engine.view({ from: 0, count: 50, follow: true, facts: ['id', 'gap', 'typeGap'] });
  assert.deepEqual(counts, before);
  assert.equal(counts.received, counts.kept + counts.dropped);
  assert.ok(window.preview.every((text) => text.length <= 500));
  assert.ok((window.id ?? []).every((id) => id === null || id.length <= 500));
  const last = window.seq.at(-1);
  if (last !== undefined) assert.ok((engine.details(last, 1000)?.data.length ?? 0) <= 1000);
  // The next body is read as if nothing had been.
  engine.beginBody();
  push(engine, 'data: well\n\n');
  assert.equal(engine.progress.counts.received, before.received + 1);
}
