/** Notes that hold as long as something is so. */

import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { Diagnosis } from '../../shared/diagnoses/diagnosis.ts';
import type { EventLog } from '../log/event-log.ts';
import { decodeUtf8 } from '../bytes/utf8.ts';
import { excerptBytes } from './diagnosis-book.ts';

/** So many events without a single `message` are no accident. */
const enoughEvents = 10;
/** So many types are named. */
const namedTypes = 5;

/** @param unfinished - the beginning of the block that is not complete */
export function momentaryDiagnoses(log: EventLog, unfinished: Uint8Array): Diagnosis<DiagnosisKind>[] {
  return [...neverOnMessage(log), ...endlessLine(log, unfinished)];
}

function neverOnMessage({ types, nextSeq, firstSeq }: EventLog): Diagnosis<DiagnosisKind>[] {
  const { message } = types;
  const isNone = types.kept(message) + types.dropped(message) === 0;
  if (!isNone || nextSeq - 1 < enoughEvents) return [];
  const names = types.counts().filter(({ name }, id) => id !== message && id !== types.other && name !== '');
  const shown = names.slice(0, namedTypes).map(({ name }) => name);
  const facts = { types: `${shown.join(', ')}${names.length > namedTypes ? ', …' : ''}` };
  return [{ kind: 'neverOnMessage', subject: '', count: 1, facts, places: [{ seq: firstSeq, isBetween: false }] }];
}

/** A stream that is nothing but one line, because its line ends are letters. */
function endlessLine({ nextSeq }: EventLog, unfinished: Uint8Array): Diagnosis<DiagnosisKind>[] {
  if (nextSeq > 1 || !decodeUtf8(unfinished).includes(String.raw`\n\n`)) return [];
  const excerpt = unfinished.slice(0, excerptBytes);
  const places = [{ seq: 0, isBetween: true, excerpt }];
  return [{ kind: 'escapedLineEnd', subject: '', count: 1, facts: {}, places }];
}
