/** What the headers of an answer mean for an event stream. */

import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { DiagnosisFacts } from '../../shared/diagnoses/diagnosis.ts';
import type { ConnectionAttempt } from '../../shared/stream/records.ts';

/** A kind that holds, and what is told with it. */
export type Holding = readonly [kind: DiagnosisKind, facts: DiagnosisFacts];

/** @param attempt - whose answer is an event stream */
export function headerDiagnoses(attempt: ConnectionAttempt): Holding[] {
  const { responseHeaders, httpVersion } = attempt;
  if (responseHeaders === undefined) return [];
  const headers = new Map(responseHeaders.map(([name, value]) => [name.toLowerCase(), value.trim()]));
  return [
    ...charset(headers.get('content-type') ?? ''),
    ...caching(headers.get('cache-control') ?? ''),
    ...length(headers.get('content-length')),
    ...encoding(headers.get('content-encoding')),
    ...buffering(headers),
    ...(httpVersion === '1.0' ? [['oldHttp', {}] as const] : []),
    ...cors(headers),
  ];
}

function charset(type: string): Holding[] {
  const named = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(type)?.[1];
  if (named === undefined || /^utf-?8$/i.test(named)) return [];
  return [['otherCharset', { charset: named }]];
}

/** [RFC 9111] section 5.2.2: what keeps an answer from being given to others, or again. */
function caching(control: string): Holding[] {
  return /\b(?:no-cache|no-store|private)\b|\bmax-age=0\b/i.test(control) ? [] : [['cacheable', {}]];
}

function length(value: string | undefined): Holding[] {
  return value === undefined ? [] : [['contentLength', { length: value }]];
}

function encoding(value: string | undefined): Holding[] {
  return value === undefined || value.toLowerCase() === 'identity' ? [] : [['compressed', { encoding: value }]];
}

function buffering(headers: ReadonlyMap<string, string>): Holding[] {
  const isNginx = /nginx/i.test(`${headers.get('server') ?? ''} ${headers.get('via') ?? ''}`);
  return isNginx && headers.get('x-accel-buffering')?.toLowerCase() !== 'no' ? [['proxyBuffers', {}]] : [];
}

function cors(headers: ReadonlyMap<string, string>): Holding[] {
  const origin = headers.get('access-control-allow-origin');
  if (origin === undefined) return [['noCors', {}]];
  return origin === '*' ? [['corsCredentials', {}]] : [];
}
