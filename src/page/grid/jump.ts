/** Where a person wants to go in the list: what they type, and what it means. */

import { t } from '@vscode/l10n';
import { listMessages } from '../../shared/messages/list-messages.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { EventTarget } from '../../shared/boundary/page.ts';

/** A number of an event, or what it is looked for by. */
export type Jump = { readonly seq: number } | EventTarget;

/** What the box of the jump says as long as it is empty. */
export const jumpHint = t('#123, 12:00:05.120, or id:abc');

const timeOfDay = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?$/;

/**
 * @param newest - when the newest event arrived, in ms since the epoch: a time of day is that of the last day on which it was
 * @returns why it is no place, if it is none
 */
export function parseJump(text: string, newest: number): Jump | { readonly error: Message } {
  const typed = text.trim();
  if (typed.startsWith('id:')) return { id: typed.slice(3).trim() };
  const number = /^#?([\d.,\s’']+)$/.exec(typed)?.[1]?.replaceAll(/\D/g, '');
  if (number !== undefined && number !== '') return { seq: Number(number) };
  const parts = timeOfDay.exec(typed);
  if (parts === null) return { error: listMessages.noPlace(jumpHint) };
  const [hour, minute, second = 0, ms = 0] = [parts[1], parts[2], parts[3], parts[4]?.padEnd(3, '0')].map((part) =>
    part === undefined ? undefined : Number(part),
  );
  if (Number(hour) > 23 || Number(minute) > 59 || second > 59) return { error: listMessages.noTimeOfDay() };
  return { time: lastTime(newest, [Number(hour), Number(minute), second, ms]) };
}

function lastTime(newest: number, time: readonly [h: number, m: number, s: number, ms: number]): number {
  const date = new Date(newest);
  date.setHours(...time);
  // Half a second of grace: the newest event is written with less than it has.
  if (date.getTime() > newest + 500) date.setDate(date.getDate() - 1);
  return Math.max(0, date.getTime());
}
