/** What is said of a cURL command that was pasted. Options are named as they are in it, without values that may be secret. */

import { t } from '@vscode/l10n';
import { message } from './message.ts';

/**
 * What the monitor has instead of options that mean nothing for a request: `--max-time` ends a transfer that goes well,
 * which here is a stop rule, and `--connect-timeout` is over before the wait for a response begins.
 */
const alternatives: Readonly<Record<string, string>> = {
  '--max-time': t('A stop condition can end the stream after a set time.'),
  '-m': t('A stop condition can end the stream after a set time.'),
  '--connect-timeout': t('“Response timeout” in Options covers connecting and the response together.'),
};

export const curlMessages = {
  noCurl: () => message(t('The command does not begin with curl.'), t('Paste the whole command, starting with curl.')),
  openQuotation: () => message(t('The command has an unclosed quotation mark.'), t('Paste the whole command.')),
  unknownOption: (option: string) =>
    message(t`SSE Monitor doesn’t support the curl option ${option}.`, t('Remove it from the command.')),
  noValue: (option: string) => message(t`The option ${option} has no value.`, t('Paste the whole command.')),
  noUrl: () => message(t('The command has no URL.'), t('Add the URL of the event stream.')),
  severalUrls: () =>
    message(t('The command has more than one URL.'), t('Keep one of them: the monitor watches one at a time.')),
  cookieFile: (option: string) => message(t`${option} reads cookies from a file.`, t('Use name=value for each.')),
  headerFile: (option: string, file: string) =>
    message(t`${option} ${file} reads headers from a file.`, t('Replace them with their values.')),
  textFile: (option: string, file: string) =>
    message(
      t`${option} ${file} reads the body from a file without its line breaks.`,
      t('Paste its content instead, or use --data-binary.'),
    ),
  encodedFile: (data: string) =>
    message(t`--data-urlencode ${data} reads from a file.`, t('Paste its content instead.')),
  pipe: (option: string) => message(t`${option} @- reads the body from a pipe.`, t('Paste its content instead.')),
  fileAndData: () =>
    message(
      t('The command combines a file with other data.'),
      t('Remove one of them: a request body can be only one or the other.'),
    ),
  /** What was left aside; the rest became the request. */
  untaken: (options: readonly string[]) => {
    const names = [...new Set(options)];
    const hints = new Set(names.map((name) => alternatives[name]).filter((hint) => hint !== undefined));
    return message(
      t`Not imported from the command: ${names.join(', ')}.`,
      hints.size > 0 ? [...hints].join(' ') : t('See Options for the supported equivalents.'),
      names.length === 1 ? t('The request is sent without it.') : t('The request is sent without them.'),
    );
  },
} as const;
