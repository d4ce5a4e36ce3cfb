/**
 * What can be said of a recording. It does not tell how it arrived over the network, nor where a response ended and the next began:
 * an ID that went back, a silence or an event that was cut off may be right there.
 */

import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import { bodyKinds, payloadKinds } from '../../shared/diagnoses/kind-facts.ts';
import type { RecordingFormat } from './read-recording.ts';

/** About what each event carries, which every format has. */
const ofEvents: readonly DiagnosisKind[] = [
  'twoFields',
  'escapedLineEnd',
  'repeatedId',
  'neverOnMessage',
  'similarTypes',
  'notJsonHere',
  'doubleJson',
  'largeEvent',
  ...payloadKinds.filter((kind) => kind !== 'lostSpace'),
  // Of the messages of language models, those alone that don't depend on where one begins and ends.
  'llmThinkTags',
  'llmReplacementCharacter',
  'llmErrorInside',
  'llmNotJson',
];

/** About lines, which only the bytes of the wire have: other formats are written as an event stream anew. */
const ofLines: readonly DiagnosisKind[] = [
  'unknownField',
  'fieldCase',
  'fieldBlank',
  'fieldTypo',
  'bareJson',
  'brokenJson',
  'fieldEquals',
  'noData',
  'badRetry',
  'idWithNul',
  'idStopped',
  'mixedLineEnds',
  'loneReturn',
  'notUtf8',
  'strayByteOrderMark',
  'lostSpace',
];

/** About all bytes of a file of which no event is made, and about what stands between events. */
const ofBodies = bodyKinds;

/** About the lines, or records, of JSON that a server sent. */
const ofJsonLines: readonly DiagnosisKind[] = ['lineNotJson', 'notUtf8', ...ofEvents];

export const judgedDiagnoses: Readonly<Record<RecordingFormat, readonly DiagnosisKind[]>> = {
  stream: [...ofLines, ...ofBodies, ...ofEvents],
  jsonLines: ofJsonLines,
  jsonSequence: ofJsonLines,
  lines: ofEvents,
  whole: ofEvents,
};
