/** What the panel says of itself: of the search box, the stop rules, events that are gone, and the extension. */

import { message } from './message.ts';
import { asClause } from './wording.ts';

export const searchMessages = {
  /** @param reason - in a few words */
  noPattern: (reason: string) =>
    message(
      `Not a regular expression: ${reason}.`,
      'Correct it, or put the text in quotation marks.',
      'The list stays as it was.',
    ),
  /** @param seq - of the event, as it is shown */
  slow: (seq: string) =>
    message(
      `The search stopped at event ${seq}: the filter takes too long with its data.`,
      'Make the regular expression or the JSON path simpler: most often a repetition is repeated, as in (a+)+.',
      found,
    ),
  failed: (seq: string, reason: string) =>
    message(
      `The search stopped at event ${seq}: the filter cannot be applied to its data (${reason}).`,
      'Make the regular expression or the JSON path simpler, or shorter.',
      found,
    ),
} as const;

const found = 'The list has what was found before.';

export const stopRuleMessages = {
  /** [spec] RFC 9535 section 2.1.1. */
  badPath: (path: string) =>
    message(`“${path}” is not a JSON path.`, 'Write one such as $.status or $.choices[0].finish_reason.'),
} as const;

export const extensionMessages = {
  noAnswer: (reason: string) =>
    message(
      `The extension did not answer (${asClause(reason)}).`,
      'If this goes on, close the panel and run SSE: Connect again.',
    ),
  /** Of the timeline; what draws it is a file of its own. */
  noPicture: () =>
    message(
      'The picture could not be loaded.',
      'Close the charts and open them again; the table has the same numbers.',
    ),
} as const;

export const eventMessages = {
  notRead: () => message('This event was dropped from the log before it could be read.', keepMore),
  droppedSince: () =>
    message('This event has been dropped from the log since.', keepMore, 'What is shown here was kept.'),
  notOpened: () => message('Not opened: the event was dropped.', keepMore),
  notCopied: () => message('Not copied: the event was dropped.', keepMore),
  notCompared: () => message('Not compared: one of the events was dropped.', keepMore),
  /** Of a comparison that is still open. */
  notInLog: () => message('This event is not in the log any more.', keepMore),
  noEarlier: () => message('There is no earlier event of this type in the log.', keepMore),
  noLater: () => message('There is no later event of this type yet.', 'Wait for the next one.'),
  partlyFetched: () => message('The event was dropped before the rest of it could be fetched.', keepMore),
  /** @param most - as it is shown, in characters */
  tooLongForTree: (most: string) =>
    message(`Data of more than ${most} characters is not shown as a tree.`, 'Open it in an editor.'),
  tooManyForTree: (most: string) =>
    message(`JSON of more than ${most} values is not shown as a tree.`, 'Open it in an editor.'),
} as const;

/** What to do about an event that is gone. */
export const keepMore = 'The settings sseMonitor.log.* say how many are kept.';
