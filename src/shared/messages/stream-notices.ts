/** What a person may wonder about in a stream that continues. */

import { t } from '@vscode/l10n';
import type { SlowRule, UnmetRule } from '../stream/engine.ts';
import { shortened } from '../text/shortened.ts';
import { message } from './message.ts';
import { describeRule } from './wording.ts';

/** Of a notice of the engine, what its messages are made of. */
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
      t`The server sent the line “${stop.type}:”, which isn’t an event stream field (${placeOf(stop)}).`,
      t`Browsers ignore such a line, so a page that listens for “${stop.type}” never learns that the stream is complete. ${fix(stop)}`,
      t('This did not close the stream.'),
    ),
  /** Why a stop rule judges no event any more. */
  slowRule: ({ rule, seq }: Omit<SlowRule, 'kind'>) =>
    message(
      t`The stop condition for ${describeRule(rule)} was disabled at event ${seq} because its path takes too long.`,
      t(
        'A pattern that repeats a repetition, such as (a+)+, or a path with several descendants or filters can run forever: simplify it. Changing the stop conditions makes the monitor try again.',
      ),
      t('The stream continues without it.'),
    ),
  /** Why a reconnect could not send the last event ID. */
  unsendableId: (id: string) =>
    message(
      t`The last event ID ${JSON.stringify(shortened(id, maxIdChars))} has a control character, so the reconnect was sent without Last-Event-ID.`,
      t(
        'Browsers send such an ID unchanged, but HTTP forbids the character and many servers reject the request. Use only printable characters in IDs.',
      ),
    ),
  /** Why a reconnect did not send the last event ID. @param characters - that it has */
  hugeId: (characters: number) =>
    message(
      t`The last event ID has ${characters} characters, so the reconnect was sent without Last-Event-ID.`,
      t('Browsers send it, but servers reject requests with headers this large. Use short IDs.'),
    ),
  /** The file behind the log takes no more. @param problem - what the system said */
  fullDisk: (problem: string) =>
    message(
      t`Older events are dropped, because the file for them could not be written: ${problem}.`,
      t(
        'Free up disk space, or lower the limits in sseMonitor.log.*. Changing one of them makes the monitor try again. The newest events are kept.',
      ),
    ),
} as const;

/** Of an ID this much is shown. */
const maxIdChars = 100;

function placeOf({ count, afterSeq }: Stop): string {
  const where = afterSeq === 0 ? t('before the first event') : t`after event ${afterSeq}`;
  return count > 1 ? t`${where}, and ${count} times in all` : where;
}

function fix({ type }: Stop): string {
  return t`Send the lines “event: ${type}” and “data:”, then a blank line.`;
}
