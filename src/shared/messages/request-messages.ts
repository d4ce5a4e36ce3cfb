/** What is said of the method, the headers and the body of a request. */

import { t } from '@vscode/l10n';
import { type SpecialFile, specialFiles } from './file-messages.ts';
import { type Message, message } from './message.ts';

export const methodMessages = {
  invalid: (method: string) =>
    message(t`“${method}” is not an HTTP method.`, t('Write one word without blanks, such as GET or POST.')),
} as const;

export const headerMessages = {
  noName: () => message(t('A header needs a name.'), t('Write one, or remove the row.')),
  badName: () =>
    message(
      t('This is not the name of a header.'),
      t("A header name has only letters, digits and the signs !#$%&'*+.^_`|~- in it, no blanks and no colon."),
    ),
  controlInValue: () =>
    message(
      t('A header value has no line breaks and no other control characters in it.'),
      t('Remove them: they often come along when a value is pasted.'),
    ),
  /** [spec] RFC 9110 section 5.5. */
  beyondBytes: () =>
    message(
      t('A header value is sent as single bytes.'),
      t('Percent-encode the characters beyond Latin-1, or use others.'),
    ),
  inRow: (row: number, { what, advice }: Message) => message(t`Header ${row} cannot be sent. ${what}`, advice),
  noText: (name: string) =>
    message(t`The header “${name}” has no text as its value.`, t('Write the value in quotation marks.')),
  forbidden: (name: string) =>
    message(
      t`The header “${name}” has a character that HTTP does not allow in its name or value.`,
      t('Remove line breaks, or encode what is not ASCII.'),
    ),
} as const;

export const bodyMessages = {
  several: () => message(t('A request has one body.'), t('Give one of body, form and bodyFile.')),
  noFile: () =>
    message(t('The body is to be a file, and none is named.'), t('Choose the file whose bytes are to be the body.')),
  relativeFile: (path: string) =>
    message(t`The path of the body’s file “${path}” is relative, and no folder is open.`, t('Write the whole path.')),
  fileTooLarge: (path: string, megabytes: number) =>
    message(t`The body’s file “${path}” has more than ${megabytes} MB.`, t('Choose a smaller one.')),
  fileMissing: (path: string) =>
    message(t`The body’s file “${path}” does not exist.`, t('Correct the path, or choose another file.')),
  fileIsFolder: (path: string) => message(t`The body’s file “${path}” is a folder.`, t('Choose a file in it.')),
  fileIsSpecial: (path: string, kind: SpecialFile) =>
    message(t`The body’s file “${path}” is ${specialFiles[kind]}.`, t('Choose a regular file.')),
  fileDenied: (path: string) =>
    message(t`The body’s file “${path}” may not be read by you.`, t('Change its permissions, or choose another file.')),
  /** @param code - of the system */
  fileUnreadable: (path: string, code: string) =>
    message(t`The body’s file “${path}” cannot be read (${code}).`, t('Correct the path, or choose another file.')),
  /** @param expected - the end of “expected …” */
  notJson: (line: number, column: number, expected: string) =>
    message(
      t`Not JSON at line ${line}, column ${column}: expected ${expected}.`,
      t('Correct it there, or leave it: it is sent as it stands.'),
    ),
  withMethod: (method: string) => message(t`Browsers cannot send a body with ${method}.`, t('Is POST meant?')),
} as const;
