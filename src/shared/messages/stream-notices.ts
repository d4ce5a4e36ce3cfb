/** What a person may wonder about in a stream that goes on. */

import { t } from '@vscode/l10n';
import type { SlowRule, UnmetRule } from '../stream/engine.ts';
import { shortened } from '../text/shortened.ts';
import { message } from './message.ts';
import { describeRule } from './wording.ts';

/** Of a note of the engine, what its messages are made of. */
type Stop = Omit<UnmetRule, 'kind'>;

export const streamNotices = {
  /** Why a stop rule that seems to match did not close the stream. */
  stopWithoutData: (stop: Stop) =>
    message(
      t`The server sent “event: ${stop.type}” without a data line (${placeOf(stop)}).`,
      t`A block without data is not an event: no browser would see it either. ${fix(stop)}`,
      t('This did not close the stream.'),
    ),
  stopAsField: (stop: Stop) =>
    message(
      t`The server sent the line “${stop.type}:”, which is no field of an event stream (${placeOf(stop)}).`,
      t`Browsers ignore such a line, so a page that listens for “${stop.type}” would never learn of the end. ${fix(stop)}`,
      t('This did not close the stream.'),
    ),
  /** Why a stop rule judges no event any more. */
  slowRule: ({ rule, seq }: Omit<SlowRule, 'kind'>) =>
    message(
      t`The stop rule for ${describeRule(rule)} was given up at event ${seq}, because its path takes too long.`,
      t(
        'A pattern that repeats a repetition, such as (a+)+, and several descendants or filters in one path can take for ever: write it without them. A change of the stop rules makes the monitor try it again.',
      ),
      t('The stream goes on without it.'),
    ),
  /** Why a reconnect could not send the last event ID. */
  unsendableId: (id: string) =>
    message(
      t`The last event ID ${JSON.stringify(shortened(id, maxIdChars))} has a control character, so the reconnect was sent without Last-Event-ID.`,
      t(
        'Browsers send such an ID as it is, but HTTP forbids the character and many servers refuse the request. Use IDs of printable characters.',
      ),
    ),
  /** Why a reconnect did not send the last event ID. @param characters - that it has */
  hugeId: (characters: number) =>
    message(
      t`The last event ID has ${characters} characters, so the reconnect was sent without Last-Event-ID.`,
      t('Browsers send it, and servers refuse a request with headers of such a size. Use short IDs.'),
    ),
  /** The file behind the log takes no more. @param problem - what the system said */
  fullDisk: (problem: string) =>
    message(
      t`Older events are dropped, because the file for them could not be written: ${problem}.`,
      t(
        'Free disk space, or keep less with the settings sseMonitor.log.*. A change of one of them makes the monitor try again. The newest events are kept.',
      ),
    ),
} as const;

/** Of an ID so much is told. */
const maxIdChars = 100;

function placeOf({ count, afterSeq }: Stop): string {
  const where = afterSeq === 0 ? t('before the first event') : t`after event ${afterSeq}`;
  return count > 1 ? t`${where}, and ${count} times in all` : where;
}

function fix({ type }: Stop): string {
  return t`Send the lines “event: ${type}” and “data:”, then a blank line.`;
}
