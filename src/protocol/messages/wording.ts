/** Small things in words, for messages and for the status line. */

import type { StopRule } from '../records.ts';

/** What another said, without the full stop at its end: to stand in a sentence, or before one. */
export function asClause(reason: string): string {
  return reason.trim().replace(/(?<!\.)\.$/, '');
}

/** `200 OK`, or the number alone. */
export function statusLine(status: number, statusText: string): string {
  return statusText === '' ? String(status) : `${status} ${statusText}`;
}

/** `3 s`, `250 ms`, `2 min`, `3 h`, `25 days`. */
export function formatDelay(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const units: [number, string][] = [
    [86_400_000, 'days'],
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1000, 's'],
  ];
  const [size, unit] = units.find(([size]) => ms >= 2 * size) ?? [1000, 's'];
  return `${Math.round((ms / size) * 10) / 10} ${unit}`;
}

/** `"done"`, `the data "[DONE]"`, `"end" with data that contains "x"`, or `100 events`. */
export function describeRule({ type, data, contains, path, equals, afterEvents }: StopRule): string {
  const parts = [
    ...(data === undefined ? [] : [`the data ${JSON.stringify(data)}`]),
    ...(contains === undefined ? [] : [`data that contains ${JSON.stringify(contains)}`]),
    ...(path === undefined ? [] : [`data whose ${path} is ${JSON.stringify(equals)}`]),
  ];
  const name = type === undefined ? '' : JSON.stringify(type);
  const what = [name, parts.join(' and ')].filter((text) => text !== '').join(' with ');
  if (afterEvents === undefined) return what;
  const events = `${afterEvents} ${afterEvents === 1 ? 'event' : 'events'}`;
  return what === '' ? events : `${what} in ${events}`;
}

/** Of a rule that is not about events: a clause. */
export function describeTimeRule({ afterSeconds, silenceSeconds }: StopRule): string {
  if (afterSeconds !== undefined) return `${formatDelay(afterSeconds * 1000)} have passed`;
  if (silenceSeconds !== undefined) return `nothing has come for ${formatDelay(silenceSeconds * 1000)}`;
  return 'the server ended the response';
}
