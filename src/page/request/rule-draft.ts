/** A stop rule as it is edited: one of a few kinds, and what is in its boxes. */

import { t } from '@vscode/l10n';
import { messageText } from '../../shared/messages/message.ts';
import { stopRuleMessages } from '../../shared/messages/panel-messages.ts';
import type { JsonScalar } from '../../shared/stream/records.ts';
import type { StopRule } from '../../shared/stream/stop-rules.ts';
import { isPath } from '../../shared/query/path.ts';

/** What is in its boxes, those that its kind has. */
interface RuleBoxes {
  readonly type: string;
  readonly data: string;
  readonly path: string;
  /** Of events, or of seconds. */
  readonly number: string;
}

interface RuleBox {
  readonly member: keyof RuleBoxes;
  readonly label: string;
  readonly hint: string;
}

interface RuleForm {
  readonly label: string;
  readonly boxes: readonly RuleBox[];
  /** What is in the boxes for a rule, beside its type; `undefined`: it is none of this kind. */
  readonly shows: (rule: StopRule) => Partial<RuleBoxes> | undefined;
  /** An empty box says nothing about its member. A rule that would match every event is none. */
  readonly ruleOf: (boxes: RuleBoxes) => StopRule | undefined;
}

const typeBox: RuleBox = { member: 'type', label: t('Type'), hint: t('Event type (optional)') };
const secondsBox: RuleBox = { member: 'number', label: t('Seconds'), hint: t('Seconds') };

/** In the order of the menu; a rule that several could show is of the last of them. */
const forms = {
  event: {
    label: t('An event'),
    boxes: [typeBox, { member: 'data', label: t('Data'), hint: t('Data equals (optional)') }],
    shows: ({ data = '' }) => ({ data }),
    ruleOf: ({ type, data }) =>
      type === '' && data === '' ? undefined : { ...ofType(type), ...(data === '' ? {} : { data }) },
  },
  contains: {
    label: t('An event that contains'),
    boxes: [typeBox, { member: 'data', label: t('Text'), hint: t('Text in its data') }],
    shows: ({ contains }) => (contains === undefined ? undefined : { data: contains }),
    ruleOf: ({ type, data }) => (data === '' ? undefined : { ...ofType(type), contains: data }),
  },
  path: {
    label: t('A value in its JSON'),
    boxes: [
      typeBox,
      { member: 'path', label: t('Path'), hint: '$.status' },
      { member: 'data', label: t('Value'), hint: t('Value, as JSON or text') },
    ],
    shows: ({ path, equals = null }) => (path === undefined ? undefined : { path, data: textOfValue(equals) }),
    ruleOf: ({ type, path, data }) =>
      isPath(path) && data !== '' ? { ...ofType(type), path, equals: valueOf(data) } : undefined,
  },
  count: {
    label: t('Number of events'),
    boxes: [typeBox, { member: 'number', label: t('Count'), hint: t('Count') }],
    shows: ({ afterEvents }) => shownNumber(afterEvents),
    ruleOf: ({ type, number }) => {
      const afterEvents = Number(number);
      return Number.isSafeInteger(afterEvents) && afterEvents > 0 ? { ...ofType(type), afterEvents } : undefined;
    },
  },
  time: {
    label: t('Time since the start'),
    boxes: [secondsBox],
    shows: ({ afterSeconds }) => shownNumber(afterSeconds),
    ruleOf: ({ number }) => (isSeconds(number) ? { afterSeconds: Number(number) } : undefined),
  },
  silence: {
    label: t('Silence'),
    boxes: [secondsBox],
    shows: ({ silenceSeconds }) => shownNumber(silenceSeconds),
    ruleOf: ({ number }) => (isSeconds(number) ? { silenceSeconds: Number(number) } : undefined),
  },
  end: {
    label: t('The server ends it'),
    boxes: [],
    shows: ({ serverEnds }) => (serverEnds === undefined ? undefined : {}),
    ruleOf: () => ({ serverEnds: true }),
  },
} as const satisfies Record<string, RuleForm>;

export type RuleKind = keyof typeof forms;

export const ruleKinds: Readonly<Record<RuleKind, RuleForm>> = forms;

const shownFirst = (Object.keys(forms) as RuleKind[]).toReversed();

/** Until its boxes say enough it isn't a rule yet. */
export interface RuleDraft extends RuleBoxes {
  readonly kind: RuleKind;
  /** What it was made of, as long as nobody has edited it: a rule of a setting may say more than the boxes show. */
  readonly source?: StopRule | undefined;
}

export const blankRule: RuleDraft = { kind: 'event', type: '', data: '', path: '', number: '' };

export function draftOfRule(rule: StopRule): RuleDraft {
  const kind = shownFirst.find((kind) => ruleKinds[kind].shows(rule) !== undefined) ?? blankRule.kind;
  return { ...blankRule, type: rule.type ?? '', ...ruleKinds[kind].shows(rule), kind, source: rule };
}

export function ruleOf({ source, kind, ...boxes }: RuleDraft): StopRule | undefined {
  return source ?? ruleKinds[kind].ruleOf(boxes);
}

/** Why what is in the box of a path is none; nothing is said of an empty one. */
export function problemOfRule({ kind, path }: RuleDraft): string | undefined {
  return kind === 'path' && path !== '' && !isPath(path) ? messageText(stopRuleMessages.badPath(path)) : undefined;
}

function ofType(type: string): Pick<StopRule, 'type'> {
  return type === '' ? {} : { type };
}

function shownNumber(number: number | undefined): Partial<RuleBoxes> | undefined {
  return number === undefined ? undefined : { number: String(number) };
}

function isSeconds(text: string): boolean {
  return Number.isFinite(Number(text)) && Number(text) > 0;
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
