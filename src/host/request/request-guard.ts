/** The run-time check of a request that another program makes: of a command's argument, and of the exported API. */

import { t } from '@vscode/l10n';
import {
  authorizations,
  connectionOptions,
  isAuthorization,
  isReconnectPolicy,
  isSwitchOrGlob,
} from '../../shared/boundary/guards.ts';
import { isBoolean, isCount, isString } from '../../shared/boundary/shape.ts';
import type { Message } from '../../shared/messages/message.ts';
import { requestMessages } from '../../shared/messages/ways-in-messages.ts';
import type { Authorization, ConnectionOptions, StreamRequest } from '../../shared/stream/records.ts';
import { isStopRule } from '../../shared/stream/stop-rules.ts';

/** What a member must be, and where in it something else is. */
interface Check {
  readonly isRight: (value: unknown) => boolean;
  /** After “must be”. */
  readonly wanted: string;
  /** Names the part of a member that is wrong; absent: it is wrong as a whole. */
  readonly within?: (value: unknown) => Fault | undefined;
}

/** A member, as a program writes it, and what it must be. */
interface Fault {
  readonly member: string;
  readonly wanted: string;
}

const text: Check = { isRight: isString, wanted: t('a string') };
const flag: Check = { isRight: isBoolean, wanted: t('true or false') };
const count: Check = { isRight: isCount, wanted: t('a whole number that is not negative') };
const flagOrGlob: Check = { isRight: isSwitchOrGlob, wanted: t('true, false or a glob') };
const pairs: Check = {
  isRight: (value) => Array.isArray(value) && value.every(isPair),
  wanted: t('a list of [name, value] pairs of strings'),
};

const members: { readonly [K in keyof StreamRequest]-?: Check } = {
  url: text,
  method: text,
  query: pairs,
  headers: { isRight: isHeaders, wanted: t('an object of strings') },
  auth: {
    isRight: isAuthorization,
    wanted: t('an object with the kind “basic”, “digest”, “bearer” or “apiKey”'),
    within: faultInAuthorization,
  },
  body: text,
  form: pairs,
  bodyFile: text,
  lastEventId: text,
  environment: text,
  options: {
    isRight: (value) => isPlain(value) && faultInOptions(value) === undefined,
    wanted: t('an object'),
    within: faultInOptions,
  },
  reveal: flag,
  reconnect: { isRight: isReconnectPolicy, wanted: t('“auto”, “never” or “backOff”') },
  maxAttempts: count,
  stopOn: {
    isRight: (value) => Array.isArray(value) && value.every(isStopRule),
    wanted: t('a list of stop conditions'),
    within: (value) => faultInRules(value),
  },
};

/** Whether a value is a request. Members that are not known are let through. */
export function isStreamRequest(value: unknown): value is StreamRequest {
  return requestFault(value) === undefined;
}

/** Why a value isn't a request: names the member, and says what it must be. */
export function requestFault(value: unknown): Message | undefined {
  if (!isPlain(value) || value['url'] === undefined) return requestMessages.noRequest();
  for (const [name, check] of Object.entries(members)) {
    const member = value[name];
    if (member === undefined || check.isRight(member)) continue;
    const fault = check.within?.(member) ?? { member: name, wanted: check.wanted };
    return requestMessages.badMember(fault.member, fault.wanted);
  }
  return undefined;
}

/**
 * The request with the members that are known, as they are at this moment: the caller may change it while it is being
 * prepared, and what was checked is what is sent.
 *
 * @param request - one that was checked
 */
export function ownRequest(request: StreamRequest): StreamRequest {
  const known = Object.entries(request).filter(([name, value]) => Object.hasOwn(members, name) && value !== undefined);
  return copied(Object.fromEntries(known), 0) as StreamRequest;
}

/** Deeper than any member of a request. */
const maxDepth = 3;

function copied(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value;
  if (depth > maxDepth) return undefined;
  if (Array.isArray(value)) return value.map((each) => copied(each, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copied(member, depth + 1)]));
}

/** No list, no map, and nothing else that is gone through one by one: its entries would be passed over. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(Symbol.iterator in value);
}

function isPair(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every(isString);
}

function isHeaders(value: unknown): boolean {
  return isPlain(value) && Object.values(value).every(isString);
}

function faultInOptions(value: unknown): Fault | undefined {
  if (!isPlain(value)) return undefined;
  for (const [name, guard] of Object.entries(connectionOptions)) {
    const member = value[name];
    if (member === undefined || guard(member)) continue;
    return { member: `options.${name}`, wanted: wantedOption(name as keyof ConnectionOptions) };
  }
  return undefined;
}

function wantedOption(name: keyof ConnectionOptions): string {
  const guard: unknown = connectionOptions[name];
  return [text, flag, count, flagOrGlob].find(({ isRight }) => isRight === guard)?.wanted ?? '';
}

function faultInAuthorization(value: unknown): Fault | undefined {
  if (!isPlain(value)) return undefined;
  const { kind } = value;
  if (typeof kind !== 'string' || !Object.hasOwn(authorizations, kind)) return undefined;
  const wrong = authorizationMembers[kind as Authorization['kind']].find((name) => !isString(value[name]));
  if (wrong !== undefined) return { member: `auth.${wrong}`, wanted: text.wanted };
  return kind === 'apiKey' ? { member: 'auth.in', wanted: t('“header” or “query”') } : undefined;
}

const authorizationMembers: Readonly<Record<Authorization['kind'], readonly string[]>> = {
  basic: ['user', 'password'],
  digest: ['user', 'password'],
  bearer: ['token'],
  apiKey: ['name', 'value'],
};

function faultInRules(value: unknown): Fault | undefined {
  if (!Array.isArray(value)) return undefined;
  const index = value.findIndex((rule) => !isStopRule(rule));
  return { member: `stopOn[${index}]`, wanted: t('a stop condition') };
}
