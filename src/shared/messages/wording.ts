/** Small things in words, for messages and for the status line. */

import { t } from '@vscode/l10n';
import { type StopRule, wordsOfRule } from '../stream/stop-rules.ts';

/** What another said, without the full stop at its end: to be in a sentence, or before one. */
export function asClause(reason: string): string {
  return reason.trim().replace(/(?<!\.)\.$/, '');
}

/** `200 OK`, or the number alone. */
export function statusLine(status: number, statusText: string): string {
  return statusText === '' ? String(status) : `${status} ${statusText}`;
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
function describeData(rule: StopRule): string | undefined {
  const [first, ...others] = wordsOfRule(rule, 'event');
  return first === undefined ? undefined : others.reduce((before, part) => t`${before} and ${part}`, first);
}

/** Of a rule that is not about events: a clause. */
export function describeTimeRule(rule: StopRule): string {
  return wordsOfRule(rule, 'stream')[0] ?? '';
}
