/** What is said of the JSON path of a column of the list. */

import { message } from './message.ts';

export const columnMessages = {
  noPath: () => message('A column needs a path.', 'Enter a JSON path, such as $.user.name.'),
  noDollar: (path: string) => message('A JSON path begins with $.', `Write $.${path} for a member of that name.`),
  tooLong: (maxChars: number) => message(`The path is longer than ${maxChars} characters.`, 'Write a shorter one.'),
  taken: () => message('There is a column with this path already.', 'Show that one, or write another path.'),
  tooMany: (most: number) =>
    message(`There are ${most} such columns already, which is the most.`, 'Remove one of them first.'),
  incomplete: () => message('The path is not complete.', 'Write it to its end, such as $.items[0].'),
  /** [spec] RFC 9535. @param place - where the parser stopped, if it says so */
  invalid: (place: string | undefined) =>
    message(
      `This is no JSON path (RFC 9535)${place === undefined ? '' : ` at “${place}”`}.`,
      'Write one such as $.user.name or $.items[0].',
    ),
} as const;
