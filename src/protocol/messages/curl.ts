/** What is said of a cURL command that was pasted. Options are named as they stand in it, without values that may be secret. */

import { message } from './message.ts';

/**
 * What the monitor has in the place of options that mean nothing for a request: `--max-time` ends a transfer that goes well,
 * which here is a stop rule, and `--connect-timeout` is over before an answer is waited for.
 */
const alternatives: Readonly<Record<string, string>> = {
  '--max-time': 'A stop rule can end the stream after a time.',
  '-m': 'A stop rule can end the stream after a time.',
  '--connect-timeout': '“Wait for an answer” in Options bounds connecting and the answer together.',
};

export const curlMessages = {
  noCurl: () => message('The command does not begin with curl.', 'Paste the whole command, from the word curl on.'),
  openQuotation: () => message('A quotation in the command does not end.', 'Paste the whole command.'),
  unknownOption: (option: string) =>
    message(`The monitor does not know curl’s option ${option}.`, 'Leave it out of the command.'),
  noValue: (option: string) => message(`The option ${option} has no value.`, 'Paste the whole command.'),
  noUrl: () => message('The command has no URL.', 'Add the URL of the event stream.'),
  severalUrls: () =>
    message('The command has more than one URL.', 'Leave one of them: the monitor watches one at a time.'),
  cookieFile: (option: string) => message(`${option} reads cookies from a file.`, 'Write them as name=value.'),
  headerFile: (option: string, file: string) =>
    message(`${option} ${file} reads headers from a file.`, 'Write them out.'),
  textFile: (option: string, file: string) =>
    message(
      `${option} ${file} reads the body from a file without its line breaks.`,
      'Write what it has, or use --data-binary.',
    ),
  encodedFile: (data: string) => message(`--data-urlencode ${data} reads from a file.`, 'Write what it has.'),
  pipe: (option: string) => message(`${option} @- reads the body from a pipe.`, 'Write what it has.'),
  fileAndData: () =>
    message(
      'The command puts a file and other data together.',
      'Leave out one of them: the body of a request of the monitor is one or the other.',
    ),
  /** What was left aside; the rest became the request. */
  untaken: (options: readonly string[]) => {
    const names = [...new Set(options)];
    const hints = new Set(names.map((name) => alternatives[name]).filter((hint) => hint !== undefined));
    return message(
      `Not taken over from the command: ${names.join(', ')}.`,
      hints.size > 0 ? [...hints].join(' ') : 'Options has what the monitor offers of the kind.',
      `The request is sent without ${names.length === 1 ? 'it' : 'them'}.`,
    );
  },
} as const;
