/** From one event to others: the ones of the same type before and after it, and the comparison with another. */

import { messageText } from '../../shared/messages/message.ts';
import { eventMessages } from '../../shared/messages/panel-messages.ts';
import { emit } from '../model/events.ts';
import { nextFrame } from '../ui/frame.ts';
import type { Host } from '../ui/host.ts';

/** What the steps ask of the host. */
export type StepsHost = Pick<Host, 'sameType' | 'compare'>;

/** Steps among the events of a type, one after the other: two quick ones go two steps, however long the first one takes. */
export class TypeSteps {
  #steps: Promise<number | undefined> = Promise.resolve(undefined);

  /**
   * Goes to the next event of the same type, or the previous one.
   *
   * @param seq - of the event that is shown now
   */
  go(from: EventTarget, host: StepsHost, seq: number, step: 1 | -1): void {
    const taken = this.#steps.then(async (reached) => stepToSameType(from, host, reached ?? seq, step));
    this.#steps = taken.catch(() => undefined);
    void this.#rest(this.#steps);
  }

  /** Once nothing is under way, the event that is shown is the one to go on from. */
  async #rest(steps: Promise<number | undefined>): Promise<void> {
    await steps;
    await nextFrame();
    if (this.#steps === steps) this.#steps = Promise.resolve(undefined);
  }
}

/** @returns the event that was gone to, or the one that was left if there is none */
export async function stepToSameType(from: EventTarget, host: StepsHost, seq: number, step: 1 | -1): Promise<number> {
  const found = await host.sameType(seq, step);
  if (found !== undefined) emit(from, 'event-show', found);
  else emit(from, 'announce', messageText(step > 0 ? eventMessages.noLater() : eventMessages.noEarlier()));
  return found ?? seq;
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
