/** What the connections of a stream tell: headers, ends, waits, and how many there are. */

import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { Diagnosis } from '../../shared/diagnoses/diagnosis.ts';
import type { ConnectionAttempt, ConnectionState } from '../../shared/stream/records.ts';
import { valuesOf } from '../http/head.ts';
import { checkContentType } from '../connection/content-type.ts';
import { headerDiagnoses, type Holding } from './header-diagnoses.ts';
import { lifeDiagnoses, type StreamLife } from './life-diagnoses.ts';
import { wireDiagnoses } from './wire-diagnoses.ts';

/** [Fetch] Browsers open so many connections to a host over HTTP/1.1. */
const browserConnections = 6;

/** What of the streams of this window matters to one of them. */
export type OpenStreams = () => readonly {
  readonly state: ConnectionState;
  readonly attempts: readonly ConnectionAttempt[];
}[];

/** @param askedRetryMs - the reconnection time that the server asked for @param open - all streams of this window */
export function connectionDiagnoses(
  { attempts, longestSilenceMs, heldUpBy }: Pick<StreamLife, 'attempts' | 'longestSilenceMs' | 'heldUpBy'>,
  askedRetryMs: number | undefined,
  open: OpenStreams,
): Diagnosis<DiagnosisKind>[] {
  const answered = attempts.findLast(isStream);
  return [
    ...wireDiagnoses(attempts),
    ...(answered === undefined ? [] : [...headerDiagnoses(answered), ...crowd(answered, open)]),
    ...lifeDiagnoses({ attempts, askedRetryMs, longestSilenceMs, heldUpBy }),
  ].map(([kind, facts, count = 1]) => ({ kind, subject: '', count, facts, places: [] }));
}

/** An answer that was not read as a stream has an ending which says why; one of JSON lines may be cached, and has a length. */
function isStream({ status, end, responseHeaders }: ConnectionAttempt): boolean {
  return status === 200 && end?.kind !== 'contentType' && !isOfLines(responseHeaders ?? []);
}

function isOfLines(headers: NonNullable<ConnectionAttempt['responseHeaders']>): boolean {
  const verdict = checkContentType(valuesOf(headers, 'content-type'));
  return verdict.ok && verdict.format !== undefined;
}

function crowd(attempt: ConnectionAttempt, open: OpenStreams): Holding[] {
  const host = URL.parse(attempt.finalUrl)?.host;
  if (host === undefined || attempt.httpVersion?.startsWith('1') !== true) return [];
  const count = open().filter(({ state, attempts }) => {
    const last = attempts.at(-1);
    return state === 'open' && last !== undefined && URL.parse(last.finalUrl)?.host === host;
  }).length;
  return count < browserConnections ? [] : [['sixConnections', { count, host }]];
}
