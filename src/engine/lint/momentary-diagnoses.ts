/** Notes that hold as long as something is so. */

import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { Diagnosis } from '../../shared/diagnoses/diagnosis.ts';
import type { EventLog } from '../log/event-log.ts';

/** So many events without a single `message` are no accident. */
const enoughEvents = 10;
/** So many types are named. */
const namedTypes = 5;

/** The kinds of {@link momentaryDiagnoses}: cheap, for each update of a panel. */
export function momentaryKinds({ types, nextSeq }: EventLog): DiagnosisKind[] {
  const { message } = types;
  const isNone = message === undefined || types.kept(message) + types.dropped(message) === 0;
  return isNone && nextSeq - 1 >= enoughEvents ? ['neverOnMessage'] : [];
}

export function momentaryDiagnoses(log: EventLog): Diagnosis<DiagnosisKind>[] {
  return momentaryKinds(log).map((kind) => {
    const place = { seq: log.firstSeq, isBetween: false };
    return { kind, subject: '', count: 1, facts: { types: namesOf(log) }, places: [place] };
  });
}

function namesOf({ types }: EventLog): string {
  const names = types.counts().filter(({ name }, id) => id !== types.message && id !== types.other && name !== '');
  const shown = names.slice(0, namedTypes).map(({ name }) => name);
  return `${shown.join(', ')}${names.length > namedTypes ? ', …' : ''}`;
}
