/** What is said of the method, the headers and the body of a request. */

import { t } from '@vscode/l10n';
import { type SpecialFile, specialFiles } from './file-messages.ts';
import { type Message, message } from './message.ts';

export const methodMessages = {
  invalid: (method: string) =>
    message(t`“${method}” is not an HTTP method.`, t('Use one word without spaces, for example GET or POST.')),
} as const;

export const headerMessages = {
  noName: () => message(t('A header needs a name.'), t('Enter one, or remove the row.')),
  badName: () =>
    message(t('Invalid header name.'), t("Use letters, digits and !#$%&'*+.^_`|~- (no spaces or colons).")),
  controlInValue: () =>
    message(
      t('A header value can’t contain line breaks or other control characters.'),
      t('Remove them: they are often included by accident when a value is pasted.'),
    ),
  /** [spec] RFC 9110 section 5.5. */
  beyondBytes: () =>
    message(
      t('A header value can contain only Latin-1 characters.'),
      t('Percent-encode the characters beyond Latin-1, or use others.'),
    ),
  inRow: (row: number, { what, advice }: Message) => message(t`Header ${row} cannot be sent. ${what}`, advice),
  noText: (name: string) =>
    message(t`The value of the header “${name}” isn’t a string.`, t('Put the value in quotation marks.')),
  forbidden: (name: string) =>
    message(
      t`The header “${name}” has a character that HTTP does not allow in its name or value.`,
      t('Remove line breaks, or encode what is not ASCII.'),
    ),
} as const;

export const bodyMessages = {
  several: () => message(t('A request can have only one body.'), t('Give one of body, form and bodyFile.')),
  noFile: () =>
    message(t('The body is set to a file, but no file is selected.'), t('Select the file to send as the body.')),
  relativeFile: (path: string) =>
    message(t`The path of the body file “${path}” is relative, and no folder is open.`, t('Use the full path.')),
  fileTooLarge: (path: string, megabytes: number) =>
    message(t`The body file “${path}” has more than ${megabytes} MB.`, t('Choose a smaller one.')),
  fileMissing: (path: string) =>
    message(t`The body file “${path}” doesn’t exist.`, t('Correct the path, or choose another file.')),
  fileIsFolder: (path: string) => message(t`The body file “${path}” is a folder.`, t('Choose a file in it.')),
  fileIsSpecial: (path: string, kind: SpecialFile) =>
    message(t`The body file “${path}” is ${specialFiles[kind]}.`, t('Choose a regular file.')),
  fileDenied: (path: string) =>
    message(
      t`You don’t have permission to read the body file “${path}”.`,
      t('Change its permissions, or choose another file.'),
    ),
  /** @param code - of the system */
  fileUnreadable: (path: string, code: string) =>
    message(t`The body file “${path}” can’t be read (${code}).`, t('Correct the path, or choose another file.')),
  /** @param expected - the end of “expected …” */
  notJson: (line: number, column: number, expected: string) =>
    message(
      t`Not JSON at line ${line}, column ${column}: expected ${expected}.`,
      t('Fix it there, or leave it: it is sent unchanged.'),
    ),
  withMethod: (method: string) => message(t`Browsers cannot send a body with ${method}.`, t('Did you mean POST?')),
} as const;
