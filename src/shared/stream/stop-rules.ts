/** Stop rules: what one can say, what is a right one, and how it reads. What meets one, engine and connection know. */

import { t } from '@vscode/l10n';
import { formatDelay } from '../text/delay.ts';
import type { JsonScalar } from './records.ts';

/**
 * When the connection is closed for good: by an event, for which every member that is given must match; or by one of the
 * last three members, which cannot be combined.
 */
export interface StopRule {
  /** The event's type; `message` is the type of an event without a name. Compared exactly. */
  readonly type?: string;
  /** The event's whole data, compared exactly. */
  readonly data?: string;
  /** A text in the event's data, compared exactly. */
  readonly contains?: string;
  /** With `equals`: the data is JSON, and a node at this path (RFC 9535) has that value. */
  readonly path?: string;
  readonly equals?: JsonScalar;
  /** This many events have matched the other members; without others, this many events have arrived. Counts from 1. */
  readonly afterEvents?: number;
  /** This many seconds have passed since the stream began. */
  readonly afterSeconds?: number;
  /** Nothing was received over the open connection for this many seconds; comments count as activity. */
  readonly silenceSeconds?: number;
  /** The server has ended a response properly: no attempt follows. */
  readonly serverEnds?: true;
}

interface RuleMember {
  /** Whether a value that came from outside can be its. */
  readonly isRight: (value: unknown) => boolean;
  /** `event`: together with others about an event. `stream`: beside no other. Absent: it is a part of another member. */
  readonly about?: 'event' | 'stream';
  /**
   * What it says of an event's data, or a clause about the stream; called where the rule has it. Absent: type and count are
   * put around the others.
   */
  readonly inWords?: (rule: Required<StopRule>) => string;
}

const members: Readonly<Record<keyof StopRule, RuleMember>> = {
  // An empty text, or the event number 0, matches nothing or everything.
  type: { isRight: isFilled, about: 'event' },
  data: { isRight: isString, about: 'event', inWords: ({ data }) => t`the data ${JSON.stringify(data)}` },
  contains: {
    isRight: isFilled,
    about: 'event',
    inWords: ({ contains }) => t`data that contains ${JSON.stringify(contains)}`,
  },
  path: {
    isRight: isString,
    about: 'event',
    inWords: ({ path, equals }) => t`data whose ${path} is ${JSON.stringify(equals)}`,
  },
  equals: { isRight: (value) => value === null || ['string', 'number', 'boolean'].includes(typeof value) },
  afterEvents: { isRight: (value) => Number.isSafeInteger(value) && (value as number) > 0, about: 'event' },
  afterSeconds: {
    isRight: isSeconds,
    about: 'stream',
    inWords: ({ afterSeconds }) => t`${formatDelay(afterSeconds * 1000)} elapsed`,
  },
  silenceSeconds: {
    isRight: isSeconds,
    about: 'stream',
    inWords: ({ silenceSeconds }) => t`nothing received for ${formatDelay(silenceSeconds * 1000)}`,
  },
  serverEnds: {
    isRight: (value) => value === true,
    about: 'stream',
    inWords: () => t('the server ended the response'),
  },
};

const memberNames = Object.keys(members) as readonly (keyof StopRule)[];

/** At least one member about events, or one alone about the stream. Members that are not known are let through. */
export function isStopRule(value: unknown): value is StopRule {
  if (typeof value !== 'object' || value === null) return false;
  const rule: { readonly [K in keyof StopRule]?: unknown } = value;
  if (!given(rule).every((name) => members[name].isRight(rule[name]))) return false;
  if ((rule.path === undefined) !== (rule.equals === undefined)) return false;
  const ofEvents = given(rule, 'event').length;
  const ofStream = given(rule, 'stream').length;
  return ofStream === 0 ? ofEvents > 0 : ofStream === 1 && ofEvents === 0;
}

/** Whether events meet it; else it is met by what else happens, or doesn't, on the stream. */
export function isAboutEvents(rule: StopRule): boolean {
  return given(rule, 'event').length > 0;
}

export function isSameRule(a: StopRule, b: StopRule): boolean {
  return memberNames.every((name) => a[name] === b[name]);
}

/** What the members about events, or about the stream, say: those of them that are words of their own. */
export function wordsOfRule(rule: StopRule, about: 'event' | 'stream'): string[] {
  const words = given(rule, about).map((name) => members[name].inWords?.(rule as Required<StopRule>));
  return words.filter((word) => word !== undefined);
}

/** The members that it has. */
function given(rule: { readonly [K in keyof StopRule]?: unknown }, about?: RuleMember['about']): (keyof StopRule)[] {
  return memberNames.filter(
    (name) => rule[name] !== undefined && (about === undefined || members[name].about === about),
  );
}

function isString(value: unknown): boolean {
  return typeof value === 'string';
}

function isFilled(value: unknown): boolean {
  return isString(value) && value !== '';
}

function isSeconds(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
