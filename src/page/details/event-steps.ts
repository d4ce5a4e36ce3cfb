/** From one event to others: the ones of the same type before and after it, and the comparison with another. */

import { messageText } from '../../shared/messages/message.ts';
import { eventMessages } from '../../shared/messages/panel-messages.ts';
import { emit } from '../model/events.ts';
import type { Host } from '../ui/host.ts';

/** What the steps ask of the host. */
export type StepsHost = Pick<Host, 'sameType' | 'compare'>;

/** Goes to the next event of the same type, or the previous one. */
export async function stepToSameType(from: EventTarget, host: StepsHost, seq: number, step: 1 | -1): Promise<void> {
  const found = await host.sameType(seq, step);
  if (found !== undefined) return emit(from, 'event-show', found);
  return emit(from, 'announce', messageText(step > 0 ? eventMessages.noLater() : eventMessages.noEarlier()));
}

/** Compares an event with the one of the same type before it. */
export async function compareWithPrevious(from: EventTarget, host: StepsHost, seq: number): Promise<void> {
  const before = await host.sameType(seq, -1);
  if (before === undefined) emit(from, 'announce', messageText(eventMessages.noEarlier()));
  else await compare(from, host, before, seq);
}

/** Compares an event with the one that was selected for it, which is selected no longer. */
export async function compareChosen(
  from: EventTarget,
  host: StepsHost,
  compareSeq: number,
  seq: number,
): Promise<void> {
  await compare(from, host, compareSeq, seq);
  emit(from, 'compare-choose', null);
}

async function compare(from: EventTarget, host: StepsHost, left: number, right: number): Promise<void> {
  if (!(await host.compare(left, right))) emit(from, 'announce', messageText(eventMessages.notCompared()));
}
