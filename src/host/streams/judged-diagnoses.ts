/**
 * What can be said of a recording. It does not tell how it arrived over the network, nor where a response ended and the next began:
 * an ID that went back, a silence or an event that was cut off may be right there.
 */

import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
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
];

/** About lines, which only the bytes of the wire have: other formats are written as an event stream anew. */
const ofLines: readonly DiagnosisKind[] = [
  'unknownField',
  'fieldCase',
  'fieldBlank',
  'fieldTypo',
  'bareJson',
  'brokenJson',
  'noData',
  'badRetry',
  'idWithNul',
  'idStopped',
  'mixedLineEnds',
  'loneReturn',
  'notUtf8',
  'strayByteOrderMark',
];

export const judgedDiagnoses: Readonly<Record<RecordingFormat, readonly DiagnosisKind[]>> = {
  stream: [...ofLines, ...ofEvents],
  lines: ofEvents,
  whole: ofEvents,
};
