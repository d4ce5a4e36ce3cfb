/** What is said of the method, the headers and the body of a request. */

import { type Message, message } from './message.ts';

export const methodMessages = {
  invalid: (method: string) =>
    message(`“${method}” is not an HTTP method.`, 'Write one word without blanks, such as GET or POST.'),
} as const;

export const headerMessages = {
  noName: () => message('A header needs a name.', 'Write one, or remove the row.'),
  badName: () =>
    message(
      'This is not the name of a header.',
      "A header name has only letters, digits and the signs !#$%&'*+.^_`|~- in it, no blanks and no colon.",
    ),
  controlInValue: () =>
    message(
      'A header value has no line breaks and no other control characters in it.',
      'Remove them: they often come along when a value is pasted.',
    ),
  /** [spec] RFC 9110 section 5.5. */
  beyondBytes: () =>
    message('A header value is sent as single bytes.', 'Percent-encode the characters beyond Latin-1, or use others.'),
  inRow: (row: number, { what, advice }: Message) => message(`Header ${row} cannot be sent. ${what}`, advice),
  noText: (name: string) =>
    message(`The header “${name}” has no text as its value.`, 'Write the value in quotation marks.'),
  forbidden: (name: string) =>
    message(
      `The header “${name}” has a character that HTTP does not allow in its name or value.`,
      'Remove line breaks, or encode what is not ASCII.',
    ),
} as const;

export const bodyMessages = {
  several: () => message('A request has one body.', 'Give one of body, form and bodyFile.'),
  noFile: () =>
    message('The body is to be a file, and none is named.', 'Choose the file whose bytes are to be the body.'),
  relativeFile: (path: string) =>
    message(`The path of the body’s file “${path}” is relative, and no folder is open.`, 'Write the whole path.'),
  fileTooLarge: (path: string, megabytes: number) =>
    message(`The body’s file “${path}” has more than ${megabytes} MB.`, 'Choose a smaller one.'),
  fileMissing: (path: string) =>
    message(`The body’s file “${path}” does not exist.`, 'Correct the path, or choose another file.'),
  fileIsFolder: (path: string) => message(`The body’s file “${path}” is a folder.`, 'Choose a file in it.'),
  fileDenied: (path: string) =>
    message(`The body’s file “${path}” may not be read by you.`, 'Change its permissions, or choose another file.'),
  /** @param code - of the system */
  fileUnreadable: (path: string, code: string) =>
    message(`The body’s file “${path}” cannot be read (${code}).`, 'Correct the path, or choose another file.'),
  /** @param expected - the end of “expected …” */
  notJson: (line: number, column: number, expected: string) =>
    message(
      `Not JSON at line ${line}, column ${column}: expected ${expected}.`,
      'Correct it there, or leave it: it is sent as it stands.',
    ),
  withMethod: (method: string) => message(`Browsers cannot send a body with ${method}.`, 'Is POST meant?'),
} as const;
