/** What is said of a query in the box of the filter or of the search. The place in it is told beside the message. */

import type { Measure } from '../condition.ts';
import { type Message, message } from './message.ts';

export const queryMessages = {
  tooLong: (maxChars: number) => fault(`A filter has at most ${maxChars} characters.`, 'Take some out.'),
  tooDeep: () => fault('This is nested too deeply.', 'Make it simpler.'),
  noOpenParenthesis: () => fault('No parenthesis is open here.', 'Take this one out, or open one before it.'),
  openParenthesis: () => fault('This parenthesis is not closed.', 'Close it, or take it out.'),
  emptyGroup: () => fault('Nothing stands between the parentheses.', 'Write something there, or take them out.'),
  /** @param word - an operator */
  nothingAfter: (word: string) => fault(`Nothing stands after “${word}”.`, termOrText),
  /** @param word - an operator, or a parenthesis */
  nothingBefore: (word: string) => fault(`Nothing stands before “${word}”.`, termOrText),
  noBlank: (rest: string) => fault(`“${rest}” stands right behind another part.`, `Put a blank before it, ${orText}`),
  openQuotation: () => fault('The quotation mark is not closed.', 'Close it, or take it out.'),
  emptyText: () => fault('Nothing stands between the quotation marks.', 'Write a text there, or take them out.'),
  openPattern: () => fault('The regular expression does not end.', `End it with a slash, ${orText}`),
  unknownFlags: (flags: string) => fault(`There are no flags “${flags}”.`, `Use i, m and s, ${orText}`),
  noType: () => fault('No type stands behind type:.', 'Write one, such as type:price.'),
  noId: () => fault('No ID stands behind id:.', 'Write one, such as id:42.'),
  nothingAfterComma: () => fault('Nothing stands after the comma.', 'Write another one there, or take the comma out.'),
  nothingToCompare: (kind: Measure) => fault('There is nothing to compare with.', `Write ${examples[kind]}.`),
  noTime: (text: string) => fault(`“${text}” is no time.`, 'Write one such as 12:00:05 or 2026-01-31T12:00:05.'),
  /** @param units - that can stand behind it, in words; empty: none */
  noNumber: (text: string, units: string) =>
    fault(
      `“${text}” is no number.`,
      units === '' ? 'Write one, such as 100.' : `Write one, and perhaps a unit: ${units}.`,
    ),
  noUnitHere: (unit: string) => fault('The number of an event has no unit.', `Write it alone, without “${unit}”.`),
  unknownUnit: (unit: string, units: string) => fault(`There is no unit “${unit}”.`, `Use ${units}.`),
  tooLarge: (text: string) => fault(`“${text}” is too large.`, 'Write a smaller number.'),
  openPath: () => fault('A bracket of the JSON path is not closed.', 'Close it.'),
  /** [spec] RFC 9535 section 2.1.1. */
  badPath: (path: string) =>
    fault(`“${path}” is not a JSON path.`, 'Write one such as $.status or $.choices[0].finish_reason.'),
  noValue: () =>
    fault('There is no value to compare with.', 'Write one, such as $.user.id == 3 or $.status == "done".'),
  valueTooLarge: (text: string) =>
    fault(`${text} is larger than numbers can be.`, 'Write a smaller one, or the digits in quotation marks.'),
} as const;

const termOrText = 'Write something there, or put the word in quotation marks to search for it.';

const orText = 'or put the whole text in quotation marks.';

const examples = {
  size: 'how many bytes, such as size>1kb',
  gap: 'how long, such as gap>500ms',
  time: 'a time, such as after:12:00:05',
  seq: 'the number of an event, such as #>=100',
} satisfies Record<Measure, string>;

function fault(what: string, advice: string): Message {
  return message(what, advice, 'The list stays as it was.');
}
