/** What is said of recordings: files that are read instead of a stream. */

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
      t('It contains no events.'),
      t(
        'An event stream has lines such as “data: hello”, with a blank line after each event; NDJSON, JSON and HAR begin like JSON.',
      ),
    ),
  tooLarge: (megabytes: number) =>
    message(
      t`The file has more than ${megabytes} MB.`,
      t('Only NDJSON, JSON with one event per line, and event streams can be larger: save it as one of these.'),
      readable,
    ),
  /** @param reason - what the parser said */
  noJson: (reason: string) =>
    message(t`The file isn’t valid JSON: ${asClause(reason)}.`, t('Correct it there.'), readable),
  noList: () =>
    message(
      t('The file is neither a list of events nor a HAR file.'),
      t('Use an array of objects with a “data” member, or one such object per line.'),
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
    message(t`${what} The same applies to ${others} more.`, advice, next),
  /** @param reason - what the system said */
  brokenOff: (reason: string) =>
    message(
      t`The file could not be read completely: ${asClause(reason)}.`,
      t('Check whether it still exists, and open it again.'),
      readable,
    ),
  /** @param reason - what the engine said */
  engineFailed: (reason: string) =>
    message(
      t`The recording parser failed: ${asClause(reason)}.`,
      t('Open it again; the log of SSE Monitor has the details.'),
    ),
  altered: (count: number) =>
    message(
      count === 1
        ? t('One event contains something that an event stream can’t represent.')
        : t`${count} events contain something that an event stream can’t represent.`,
      t('The file is unchanged.'),
      t(
        'Here, line breaks in types are shown as spaces, carriage returns in data as line feeds, and unpaired surrogates as U+FFFD.',
      ),
    ),
} as const;

const readable = t('The readable part is shown.');

/** Why something in a file isn't an event: clauses, which are in the messages above. */
export const recordingFaults = {
  noObject: () => t('it is not an object'),
  noData: () => t('its “data” is not a string'),
  badType: () => t('its “type” is not a string'),
} as const;
