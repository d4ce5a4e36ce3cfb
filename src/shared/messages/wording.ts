/** Small things in words, for messages and for the status line. */

import { t } from '@vscode/l10n';
import type { StopRule } from '../stream/records.ts';

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
    [86_400_000, t('days')],
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1000, 's'],
  ];
  const [size, unit] = units.find(([size]) => ms >= 2 * size) ?? [1000, 's'];
  return `${Math.round((ms / size) * 10) / 10} ${unit}`;
}

/** `"done"`, `the data "[DONE]"`, `"end" with data that contains "x"`, or `100 events`. */
export function describeRule(rule: StopRule): string {
  const { type, afterEvents } = rule;
  const data = describeData(rule);
  const name = type === undefined ? undefined : JSON.stringify(type);
  const what = name !== undefined && data !== undefined ? t`${name} with ${data}` : (name ?? data);
  if (afterEvents === undefined) return what ?? '';
  const events = afterEvents === 1 ? t`${afterEvents} event` : t`${afterEvents} events`;
  return what === undefined ? events : t`${what} in ${events}`;
}

/** `undefined`: the rule does not look at it. */
function describeData({ data, contains, path, equals }: StopRule): string | undefined {
  const parts = [
    ...(data === undefined ? [] : [t`the data ${JSON.stringify(data)}`]),
    ...(contains === undefined ? [] : [t`data that contains ${JSON.stringify(contains)}`]),
    ...(path === undefined ? [] : [t`data whose ${path} is ${JSON.stringify(equals)}`]),
  ];
  const [first, ...others] = parts;
  return first === undefined ? undefined : others.reduce((before, part) => t`${before} and ${part}`, first);
}

/** Of a rule that is not about events: a clause. */
export function describeTimeRule({ afterSeconds, silenceSeconds }: StopRule): string {
  if (afterSeconds !== undefined) return t`${formatDelay(afterSeconds * 1000)} have passed`;
  if (silenceSeconds !== undefined) return t`nothing has come for ${formatDelay(silenceSeconds * 1000)}`;
  return t('the server ended the response');
}
