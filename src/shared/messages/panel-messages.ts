/** What the panel says of itself: of the search box, the stop rules, events that are gone, and the extension. */

import { t } from '@vscode/l10n';
import { message } from './message.ts';
import { asClause } from './wording.ts';

export const searchMessages = {
  /** @param reason - in a few words */
  noPattern: (reason: string) =>
    message(
      t`Not a regular expression: ${reason}.`,
      t('Correct it, or put the text in quotation marks.'),
      t('The previous filter still applies.'),
    ),
  /** @param seq - of the event, as it is shown */
  slow: (seq: string) =>
    message(
      t`The search stopped at event ${seq}: the filter takes too long with its data.`,
      t('Simplify the regular expression or the JSON path: the usual cause is a repeated repetition, as in (a+)+.'),
      found,
    ),
  failed: (seq: string, reason: string) =>
    message(
      t`The search stopped at event ${seq}: the filter cannot be applied to its data (${reason}).`,
      t('Make the regular expression or the JSON path simpler, or shorter.'),
      found,
    ),
} as const;

const found = t('The list shows what was found before that.');

export const stopRuleMessages = {
  /** [spec] RFC 9535 section 2.1.1. */
  badPath: (path: string) =>
    message(t`“${path}” isn’t a valid JSONPath expression.`, t('Example: $.status or $.choices[0].finish_reason.')),
} as const;

export const extensionMessages = {
  noAnswer: (reason: string) =>
    message(
      t`The extension couldn't respond (${asClause(reason)}).`,
      t('If this keeps happening, close the panel and run SSE: Connect again.'),
    ),
  /** Of the timeline; what draws it is a file of its own. */
  noPicture: () =>
    message(
      t('The chart could not be loaded.'),
      t('Close the charts and open them again; the table has the same numbers.'),
    ),
} as const;

export const eventMessages = {
  notRead: () => message(t('This event was dropped from the log before it could be read.'), keepMore),
  droppedSince: () =>
    message(t('This event has since been dropped from the log.'), keepMore, t('What you see here was kept.')),
  notOpened: () => message(t('Not opened: the event was dropped.'), keepMore),
  notCopied: () => message(t('Not copied: the event was dropped.'), keepMore),
  notCompared: () => message(t('Not compared: one of the events was dropped.'), keepMore),
  /** Of a comparison that is still open. */
  notInLog: () => message(t('This event is no longer in the log.'), keepMore),
  noEarlier: () => message(t('There is no earlier event of this type in the log.'), keepMore),
  noLater: () => message(t('There is no later event of this type yet.'), t('Wait for the next one.')),
  partlyFetched: () => message(t('The event was dropped before the rest of it could be fetched.'), keepMore),
  /** @param most - as it is shown, in characters */
  tooLongForTree: (most: string) =>
    message(t`Data of more than ${most} characters is not shown as a tree.`, t('Open it in an editor.')),
  tooManyForTree: (most: string) =>
    message(t`JSON of more than ${most} values is not shown as a tree.`, t('Open it in an editor.')),
  imageDamaged: () =>
    message(t('The image is not shown: its data is damaged or incomplete.'), t('Check what the server sends.')),
  /** @param most - as it is shown, in characters */
  imageTooLong: (most: string) =>
    message(t`The image is not shown: it has more than ${most} characters.`, openElsewhere),
  /** @param most - as it is shown, in pixels */
  imageTooLarge: (most: string) => message(t`The image is not shown: it has more than ${most} pixels.`, openElsewhere),
  svgAnimated: () => message(t('The image is not shown: this SVG is animated.'), openElsewhere),
  /** @param part - an element, an attribute or a declaration */
  svgContains: (part: string) =>
    message(t`The image is not shown: this SVG contains ${part}, which could load or run for long.`, openElsewhere),
  svgTooComplex: () =>
    message(
      t('The image is not shown: this SVG is too large or its parts are repeated too often to be drawn safely.'),
      openElsewhere,
    ),
} as const;

/** What to do about an image that is not drawn here. */
const openElsewhere = t('Copy the data and open it in another program if you trust the server.');

/** What to do about an event that is gone. */
export const keepMore = t('To keep more events, raise the limits in sseMonitor.log.*.');
