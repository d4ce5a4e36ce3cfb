/** A stop rule as it is edited: one of a few kinds, and what stands in its boxes. */

import { t } from '@vscode/l10n';
import { messageText } from '../../shared/messages/message.ts';
import { stopRuleMessages } from '../../shared/messages/panel.ts';
import type { JsonScalar, StopRule } from '../../shared/stream/records.ts';
import { isPath } from '../../shared/query/path.ts';

export type RuleKind = 'event' | 'contains' | 'path' | 'count' | 'time' | 'silence' | 'end';

/** Until its boxes say enough it is no rule yet. */
export interface RuleDraft {
  readonly kind: RuleKind;
  readonly type: string;
  readonly data: string;
  readonly path: string;
  /** Of events, or of seconds. */
  readonly number: string;
  /** What it was made of, as long as nobody has edited it: a rule of a setting may say more than the boxes show. */
  readonly source?: StopRule | undefined;
}

interface RuleBox {
  readonly member: 'type' | 'data' | 'path' | 'number';
  readonly label: string;
  readonly hint: string;
}

const typeBox: RuleBox = { member: 'type', label: t('Type'), hint: t('Type, any if empty') };
const secondsBox: RuleBox = { member: 'number', label: t('Seconds'), hint: t('Seconds') };

export const ruleKinds: Readonly<Record<RuleKind, { readonly label: string; readonly boxes: readonly RuleBox[] }>> = {
  event: {
    label: t('An event'),
    boxes: [typeBox, { member: 'data', label: t('Data'), hint: t('Whole data, any if empty') }],
  },
  contains: {
    label: t('An event that contains'),
    boxes: [typeBox, { member: 'data', label: t('Text'), hint: t('Text in its data') }],
  },
  path: {
    label: t('A value in its JSON'),
    boxes: [
      typeBox,
      { member: 'path', label: t('Path'), hint: '$.status' },
      { member: 'data', label: t('Value'), hint: t('Value, as JSON or text') },
    ],
  },
  count: { label: t('So many events'), boxes: [typeBox, { member: 'number', label: t('Count'), hint: t('How many') }] },
  time: { label: t('Time since the start'), boxes: [secondsBox] },
  silence: { label: t('Silence'), boxes: [secondsBox] },
  end: { label: t('The server ends it'), boxes: [] },
};

export const blankRule: RuleDraft = { kind: 'event', type: '', data: '', path: '', number: '' };

export function draftOfRule(rule: StopRule): RuleDraft {
  return { ...shownOf(rule), source: rule };
}

function shownOf(rule: StopRule): RuleDraft {
  const { type = '', data = '', contains, path, equals, afterEvents, afterSeconds, silenceSeconds, serverEnds } = rule;
  const draft = { ...blankRule, type };
  if (serverEnds !== undefined) return { ...draft, kind: 'end' };
  if (afterSeconds !== undefined) return { ...draft, kind: 'time', number: String(afterSeconds) };
  if (silenceSeconds !== undefined) return { ...draft, kind: 'silence', number: String(silenceSeconds) };
  if (afterEvents !== undefined) return { ...draft, kind: 'count', number: String(afterEvents) };
  if (path !== undefined) return { ...draft, kind: 'path', path, data: textOfValue(equals ?? null) };
  return contains === undefined ? { ...draft, data } : { ...draft, kind: 'contains', data: contains };
}

/** An empty box says nothing about its member. A rule that would match every event is none. */
export function ruleOf({ kind, type, data, path, number, source }: RuleDraft): StopRule | undefined {
  if (source !== undefined) return source;
  const ofType = type === '' ? {} : { type };
  const value = Number(number);
  switch (kind) {
    case 'event':
      return type === '' && data === '' ? undefined : { ...ofType, ...(data === '' ? {} : { data }) };
    case 'contains':
      return data === '' ? undefined : { ...ofType, contains: data };
    case 'path':
      return isPath(path) && data !== '' ? { ...ofType, path, equals: valueOf(data) } : undefined;
    case 'count':
      return Number.isSafeInteger(value) && value > 0 ? { ...ofType, afterEvents: value } : undefined;
    case 'time':
      return Number.isFinite(value) && value > 0 ? { afterSeconds: value } : undefined;
    case 'silence':
      return Number.isFinite(value) && value > 0 ? { silenceSeconds: value } : undefined;
    case 'end':
      return { serverEnds: true };
  }
}

/** Why what stands in the box of a path is none; nothing is said of an empty one. */
export function problemOfRule({ kind, path }: RuleDraft): string | undefined {
  return kind === 'path' && path !== '' && !isPath(path) ? messageText(stopRuleMessages.badPath(path)) : undefined;
}

/** `3`, `true` and `"3"` as JSON has them; anything else is a text. */
function valueOf(text: string): JsonScalar {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? text : (value as JsonScalar);
  } catch {
    return text;
  }
}

/** So that it is read as the same value again. */
function textOfValue(value: JsonScalar): string {
  return typeof value === 'string' && valueOf(value) === value ? value : JSON.stringify(value);
}
