/** For each kind of diagnosis about the wire: a stream that it is about, and one that is nearly so and right. */

import type { DiagnosisKind } from '../../src/shared/diagnoses/catalogue.ts';
import { bodyStreams } from './body-streams.ts';
import { endStreams } from './end-streams.ts';
import { llmStreams } from './llm-streams.ts';
import { payloadStreams } from './payload-streams.ts';
import { type DiagnosisExample, type DiagnosisStream, ended, type SentPiece } from './sent-stream.ts';

function everySecond(events: number): SentPiece[] {
  return Array.from({ length: events }, (_, n) => ({ bytes: json(n), at: n * 1000 }));
}

/** One after the other, so many ms apart, and no end. */
function paced(everyMs: number, ...texts: readonly string[]): DiagnosisStream {
  return { pieces: texts.map((bytes, index) => ({ bytes, at: index * everyMs })), ends: false };
}

function example(trigger: string | Uint8Array, nearMiss: string | Uint8Array): DiagnosisExample {
  return { trigger: ended(trigger), nearMiss: ended(nearMiss) };
}

function repeated(times: number, block: (n: number) => string): string {
  return Array.from({ length: times }, (_, index) => block(index + 1)).join('');
}

const json = (n: number): string => `data: {"n":${n}}\n\n`;

export const diagnosisStreams = {
  unknownField: example('data: 1\n\ndone: \n\n', ': done\n\nevent: done\ndata: \n\n'),
  fieldCase: example('Data: 1\n\n', 'data: Data: 1\n\n'),
  fieldBlank: example(' data: 1\n\n', 'data:  1\n\n'),
  fieldTypo: example('evnet: done\ndata: 1\n\n', 'event: evnet\ndata: 1\n\n'),
  bareJson: example('data: 1\n\n{"n": 1}\n\n', 'data: {"n": 1}\n\n'),
  brokenJson: example('data: {\n  "n": 1\n}\n\n', 'data: {\ndata:   "n": 1\ndata: }\n\n'),
  twoFields: example('event: done data: bye\ndata: x\n\n', 'event: done-data\ndata: the event: done\n\n'),
  escapedLineEnd: example('data: hello\\n\\n', 'data: "hello\\n\\n"\n\n'),
  fieldEquals: example('data=1\n\n', 'data: data=1\n\n'),
  noData: example('event: done\n\n', 'event: done\ndata:\n\nid: 1\n\nretry: 10\n\n'),
  unfinishedBlock: example('data: 1\n\ndata: 2\n', 'data: 1\n\n: bye\n'),
  badRetry: example('retry: 3s\n\n', 'retry: 3000\n\n'),
  idWithNul: example('id: 1\0\ndata: 1\n\n', 'id: 1\ndata: 1\0\n\n'),
  repeatedId: example('id: 1\ndata: 1\n\nid: 1\ndata: 2\n\n', 'id: 1\ndata: 1\n\ndata: 2\n\nid: 2\ndata: 3\n\n'),
  idWentBack: example(
    'id: 10\ndata: 1\n\nid: 9\ndata: 2\n\n',
    'id: 9\ndata: 1\n\nid: 10\ndata: 2\n\nid: a\ndata: 3\n\n',
  ),
  idStopped: example(
    repeated(10, (n) => `id: ${n}\ndata: x\n\n`) + repeated(20, () => 'data: x\n\n'),
    repeated(10, (n) => `id: ${n}\ndata: x\n\n`) + repeated(30, () => 'event: ping\ndata: x\n\n'),
  ),
  mixedLineEnds: example('data: 1\r\n\r\ndata: 2\n\n', 'data: 1\r\n\r\ndata: 2\r\n\r\n'),
  loneReturn: example('data: 1\r\rdata: 2\r\r', 'data: 1\r\n\r\n'),
  notUtf8: example(Uint8Array.of(...Buffer.from('data: caf'), 0xe9, 0x0a, 0x0a), 'data: café � \u{1F600}\n\n'),
  strayByteOrderMark: example('\uFEFF\uFEFFdata: 1\n\n', '\uFEFFdata: \uFEFF1\n\n'),
  neverOnMessage: example(
    repeated(10, (n) => `event: price\ndata: ${n}\n\n`),
    `data: hello\n\n${repeated(10, (n) => `event: price\ndata: ${n}\n\n`)}`,
  ),
  similarTypes: example(
    'event: Price\ndata: 1\n\nevent: price\ndata: 2\n\n',
    'event: price\ndata: 1\n\nevent: prices\ndata: 2\n\n',
  ),
  notJsonHere: example(`${repeated(20, json)}data: Internal error\n\n`, `${repeated(20, json)}data: [DONE]\n\n`),
  doubleJson: example('data: "{\\"n\\":1}"\n\n', 'data: {"text":"{\\"n\\":1}"}\n\ndata: "hello"\n\n'),
  lineNotJson: {
    trigger: { ...ended('{"n":1}\nInternal error\n'), format: 'jsonLines' },
    also: [
      { ...ended('{"n":1}\n{"n":'), format: 'jsonLines' },
      { ...ended('\x1e{"n":1}\n\x1e{"n":\n\x1e{"n":3}\n'), format: 'jsonSequence' },
    ],
    nearMiss: { ...ended('\uFEFF{"n":1}\r\n\r\n"text"\n[2]'), format: 'jsonLines' },
  },
  largeEvent: example(`data: ${'x'.repeat(1 << 20)}\n\n`, `data: ${'x'.repeat(1000)}\n\n`),
  stall: {
    trigger: {
      pieces: [
        ...Array.from({ length: 30 }, (_, n) => ({ bytes: json(n), at: n * 100 })),
        { bytes: json(31), at: 33_000 },
      ],
      ends: false,
    },
    nearMiss: {
      pieces: [
        ...Array.from({ length: 30 }, (_, n) => ({ bytes: json(n), at: n * 5000 })),
        { bytes: json(31), at: 175_000 },
      ],
      ends: false,
    },
  },
  burst: {
    trigger: { pieces: [...everySecond(40), { bytes: repeated(200, json), at: 40_000 }], ends: false },
    // What was held up for as long.
    nearMiss: { pieces: [...everySecond(40), { bytes: repeated(200, json), at: 240_000 }], ends: false },
  },
  portions: {
    trigger: paced(1000, 'data: 1\n\ndata: 2\n\nda', 'ta: 3\n\ndata: 4\n\ndata', ': 5\n\ndata: 6\n\nd', 'ata: 7\n\n'),
    nearMiss: paced(1000, 'data: 1\n\ndata: 2\n\n', 'data: 3\n\ndata: 4\n\n', 'data: 5\n\nda', 'ta: 6\n\n'),
  },
  ...bodyStreams,
  ...endStreams,
  ...payloadStreams,
  ...llmStreams,
} satisfies Partial<Record<DiagnosisKind, DiagnosisExample>>;
