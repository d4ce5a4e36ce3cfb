/** What is said of recordings: files that are read in the place of a stream. */

import { t } from '@vscode/l10n';
import { type Message, message } from './message.ts';
import { asClause } from './wording.ts';

export const recordingMessages = {
  noText: () =>
    message(
      t('SSE: Open Recording: there is no text on the clipboard.'),
      t('Copy an event stream, NDJSON, JSON or HAR.'),
    ),
  /** @param reason - what the system said */
  notOpened: (reason: string) =>
    message(
      t`SSE: Open Recording: the file cannot be opened: ${asClause(reason)}.`,
      t('Correct its path or its permissions, or choose another one.'),
    ),
  noEvent: () =>
    message(
      t('There is no event in it.'),
      t(
        'An event stream has lines such as “data: hello”, and a blank line behind each event; NDJSON, JSON and HAR begin as JSON does.',
      ),
    ),
  tooLarge: (megabytes: number) =>
    message(
      t`The file has more than ${megabytes} MB.`,
      t('Only NDJSON, JSON with one event a line, and event streams may be larger: write it as one of them.'),
      readable,
    ),
  /** @param reason - what the parser said */
  noJson: (reason: string) => message(t`The file is no JSON: ${asClause(reason)}.`, t('Correct it there.'), readable),
  noList: () =>
    message(
      t('The file is no list of events, and no HAR file.'),
      t('Write an array of objects with the member “data”, or one such object a line.'),
      readable,
    ),
  /** @param reason - a clause: one of {@link recordingFaults}, or what the parser said */
  badLine: (line: number, reason: string) =>
    message(t`Line ${line} cannot be read: ${asClause(reason)}.`, t('Correct it in the file.'), readable),
  /** In a file that is read as a whole. */
  badEvent: (number: number, reason: string) =>
    message(t`Event ${number} cannot be read: ${asClause(reason)}.`, t('Correct it in the file.'), readable),
  /** @param others - how many, as it is shown */
  withOthers: ({ what, next, advice }: Message, others: string) =>
    message(t`${what} So it is with ${others} more.`, advice, next),
  /** @param reason - what the system said */
  brokenOff: (reason: string) =>
    message(
      t`The file could not be read to its end: ${asClause(reason)}.`,
      t('Look whether it is still there, and open it again.'),
      readable,
    ),
  /** @param reason - what the engine said */
  engineFailed: (reason: string) =>
    message(
      t`The part that reads the recording failed: ${asClause(reason)}.`,
      t('Open it again; the log of SSE Monitor has the details.'),
    ),
  altered: (count: number) =>
    message(
      count === 1
        ? t('One of the events has something that an event stream cannot hold.')
        : t`${count} of the events have something that an event stream cannot hold.`,
      t('The file has it as it was.'),
      t('Line breaks in a type are blanks here, carriage returns in data line feeds, and half characters U+FFFD.'),
    ),
} as const;

const readable = t('What could be read is shown.');

/** Why something in a file is no event: clauses, which stand in the messages above. */
export const recordingFaults = {
  noObject: () => t('it is no object'),
  noData: () => t('its member data is no text'),
  badType: () => t('its member type is no text'),
} as const;
