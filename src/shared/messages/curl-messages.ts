/** What is said of a cURL command that was pasted. Options are named as they stand in it, without values that may be secret. */

import { t } from '@vscode/l10n';
import { message } from './message.ts';

/**
 * What the monitor has in the place of options that mean nothing for a request: `--max-time` ends a transfer that goes well,
 * which here is a stop rule, and `--connect-timeout` is over before an answer is waited for.
 */
const alternatives: Readonly<Record<string, string>> = {
  '--max-time': t('A stop rule can end the stream after a time.'),
  '-m': t('A stop rule can end the stream after a time.'),
  '--connect-timeout': t('“Wait for an answer” in Options bounds connecting and the answer together.'),
};

export const curlMessages = {
  noCurl: () =>
    message(t('The command does not begin with curl.'), t('Paste the whole command, from the word curl on.')),
  openQuotation: () => message(t('A quotation in the command does not end.'), t('Paste the whole command.')),
  unknownOption: (option: string) =>
    message(t`The monitor does not know curl’s option ${option}.`, t('Leave it out of the command.')),
  noValue: (option: string) => message(t`The option ${option} has no value.`, t('Paste the whole command.')),
  noUrl: () => message(t('The command has no URL.'), t('Add the URL of the event stream.')),
  severalUrls: () =>
    message(t('The command has more than one URL.'), t('Leave one of them: the monitor watches one at a time.')),
  cookieFile: (option: string) => message(t`${option} reads cookies from a file.`, t('Write them as name=value.')),
  headerFile: (option: string, file: string) =>
    message(t`${option} ${file} reads headers from a file.`, t('Write them out.')),
  textFile: (option: string, file: string) =>
    message(
      t`${option} ${file} reads the body from a file without its line breaks.`,
      t('Write what it has, or use --data-binary.'),
    ),
  encodedFile: (data: string) => message(t`--data-urlencode ${data} reads from a file.`, t('Write what it has.')),
  pipe: (option: string) => message(t`${option} @- reads the body from a pipe.`, t('Write what it has.')),
  fileAndData: () =>
    message(
      t('The command puts a file and other data together.'),
      t('Leave out one of them: the body of a request of the monitor is one or the other.'),
    ),
  /** What was left aside; the rest became the request. */
  untaken: (options: readonly string[]) => {
    const names = [...new Set(options)];
    const hints = new Set(names.map((name) => alternatives[name]).filter((hint) => hint !== undefined));
    return message(
      t`Not taken over from the command: ${names.join(', ')}.`,
      hints.size > 0 ? [...hints].join(' ') : t('Options has what the monitor offers of the kind.'),
      names.length === 1 ? t('The request is sent without it.') : t('The request is sent without them.'),
    );
  },
} as const;
