/** For each kind of diagnosis about ends that close nothing, with a stop rule for `done`: streams, and near misses. */

import type { DiagnosisKind } from '../../src/shared/diagnoses/catalogue.ts';
import { type DiagnosisExample, ended, open } from './sent-stream.ts';

const tick = 'event: tick\ndata: 1\n\n';

export const endStreams = {
  endTypeDiffers: {
    trigger: open(`${tick}event: Done\ndata: end\n\n`),
    also: [
      open(`${tick}event: "done"\ndata: end\n\n`),
      open(`${tick}event: done\u200B\ndata: end\n\n`),
      open(`${tick}event: done \ndata: end\n\n`),
      open(`${tick}event: [DONE]\ndata: end\n\n`),
      open(`${tick}event: \u2066done\u2069\ndata\n\n`),
    ],
    nearMiss: open('event: undone\ndata: 1\n\nevent: done-a\ndata: 2\n\nevent: done\ndata: 3\n\n'),
  },
  endAsData: {
    trigger: open('data: {"choices":[]}\n\ndata: [DONE]\n\n'),
    also: [
      open(`${tick}data: done\n\n`),
      open(`${tick}data: "done"\n\n`),
      open(`${tick}data: {"type":"done"}\n\n`),
      open(`${tick}data: {"n": 1, "done": true}\n\n`),
      open(`${tick}data: {"event":"Done"}\n\n`),
    ],
    nearMiss: open(
      'data: {"done":false}\n\ndata: almost done\n\ndata: {"task":1,"status":"done"}\n\ndata: {"object":"chat.completion.chunk","choices":[]}\n\ndata: [DONE]\n\n',
    ),
  },
  endAsLine: {
    trigger: open(`${tick}type: done\ndata: 1\n\n`),
    also: [open(`${tick}[DONE]\n\n`), open(`${tick}event=done\n\n`), ended(`${tick}Done\n`), ended(`${tick}DONE`)],
    nearMiss: open('data: type: done\n\n: done\n\nevent: x\ndata: [DONE\n\n'),
  },
  endUnfinished: {
    trigger: ended('data: {"n":1}\n\nevent: done'),
    also: [
      ended('data: {"n":1}\n\nevent: done\n'),
      ended(`${tick}event: done\ndata: bye\n`),
      ended('event:DONE\ndata:'),
    ],
    nearMiss: ended(`${tick}event: done\ndata: bye\n\n`),
  },
} satisfies Partial<Record<DiagnosisKind, DiagnosisExample>>;
