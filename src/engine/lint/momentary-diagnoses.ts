/** Notes that hold as long as something is so. */

import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { Diagnosis } from '../../shared/diagnoses/diagnosis.ts';
import type { EventLog } from '../log/event-log.ts';

/** So many events without a single `message` are no accident. */
const enoughEvents = 10;
/** So many types are named. */
const namedTypes = 5;

export function momentaryDiagnoses({ types, nextSeq, firstSeq }: EventLog): Diagnosis<DiagnosisKind>[] {
  const { message } = types;
  const isNone = types.kept(message) + types.dropped(message) === 0;
  if (!isNone || nextSeq - 1 < enoughEvents) return [];
  const names = types.counts().filter(({ name }, id) => id !== message && id !== types.other && name !== '');
  const shown = names.slice(0, namedTypes).map(({ name }) => name);
  const facts = { types: `${shown.join(', ')}${names.length > namedTypes ? ', …' : ''}` };
  return [{ kind: 'neverOnMessage', subject: '', count: 1, facts, places: [{ seq: firstSeq, isBetween: false }] }];
}
