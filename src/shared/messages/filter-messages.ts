/** What is said of a query in the box of the filter or of the search. The place in it is told beside the message. */

import { t } from '@vscode/l10n';
import type { Measure } from '../stream/condition.ts';
import { type Message, message } from './message.ts';

export const queryMessages = {
  tooLong: (maxChars: number) => fault(t`A filter has at most ${maxChars} characters.`, t('Take some out.')),
  tooDeep: () => fault(t('This is nested too deeply.'), t('Make it simpler.')),
  noOpenParenthesis: () => fault(t('No parenthesis is open here.'), t('Take this one out, or open one before it.')),
  openParenthesis: () => fault(t('This parenthesis is not closed.'), t('Close it, or take it out.')),
  emptyGroup: () => fault(t('Nothing stands between the parentheses.'), t('Write something there, or take them out.')),
  /** @param word - an operator */
  nothingAfter: (word: string) => fault(t`Nothing stands after “${word}”.`, termOrText),
  /** @param word - an operator, or a parenthesis */
  nothingBefore: (word: string) => fault(t`Nothing stands before “${word}”.`, termOrText),
  noBlank: (rest: string) => fault(t`“${rest}” stands right behind another part.`, t`Put a blank before it, ${orText}`),
  openQuotation: () => fault(t('The quotation mark is not closed.'), t('Close it, or take it out.')),
  emptyText: () => fault(t('Nothing stands between the quotation marks.'), t('Write a text there, or take them out.')),
  openPattern: () => fault(t('The regular expression does not end.'), t`End it with a slash, ${orText}`),
  unknownFlags: (flags: string) => fault(t`There are no flags “${flags}”.`, t`Use i, m and s, ${orText}`),
  noType: () => fault(t('No type stands behind type:.'), t('Write one, such as type:price.')),
  noId: () => fault(t('No ID stands behind id:.'), t('Write one, such as id:42.')),
  nothingAfterComma: () =>
    fault(t('Nothing stands after the comma.'), t('Write another one there, or take the comma out.')),
  nothingToCompare: (kind: Measure) => fault(t('There is nothing to compare with.'), t`Write ${examples[kind]}.`),
  noTime: (text: string) => fault(t`“${text}” is no time.`, t('Write one such as 12:00:05 or 2026-01-31T12:00:05.')),
  /** @param units - that can stand behind it, in words; empty: none */
  noNumber: (text: string, units: string) =>
    fault(
      t`“${text}” is no number.`,
      units === '' ? t('Write one, such as 100.') : t`Write one, and perhaps a unit: ${units}.`,
    ),
  noUnitHere: (unit: string) => fault(t('The number of an event has no unit.'), t`Write it alone, without “${unit}”.`),
  unknownUnit: (unit: string, units: string) => fault(t`There is no unit “${unit}”.`, t`Use ${units}.`),
  tooLarge: (text: string) => fault(t`“${text}” is too large.`, t('Write a smaller number.')),
  openPath: () => fault(t('A bracket of the JSON path is not closed.'), t('Close it.')),
  /** [spec] RFC 9535 section 2.1.1. */
  badPath: (path: string) =>
    fault(t`“${path}” is not a JSON path.`, t('Write one such as $.status or $.choices[0].finish_reason.')),
  noValue: () =>
    fault(t('There is no value to compare with.'), t('Write one, such as $.user.id == 3 or $.status == "done".')),
  valueTooLarge: (text: string) =>
    fault(t`${text} is larger than numbers can be.`, t('Write a smaller one, or the digits in quotation marks.')),
} as const;

const termOrText = t('Write something there, or put the word in quotation marks to search for it.');

const orText = t('or put the whole text in quotation marks.');

const examples = {
  size: t('how many bytes, such as size>1kb'),
  gap: t('how long, such as gap>500ms'),
  time: t('a time, such as after:12:00:05'),
  seq: t('the number of an event, such as #>=100'),
} satisfies Record<Measure, string>;

function fault(what: string, advice: string): Message {
  return message(what, advice, t('The list stays as it was.'));
}
