/** What is said of a query in the box of the filter or of the search. The place in it is reported beside the message. */

import { t } from '@vscode/l10n';
import type { Measure } from '../stream/condition.ts';
import { type Message, message } from './message.ts';

export const queryMessages = {
  tooLong: (maxChars: number) => fault(t`A filter can have at most ${maxChars} characters.`, t('Remove some of them.')),
  tooDeep: () => fault(t('This is nested too deeply.'), t('Make it simpler.')),
  noOpenParenthesis: () => fault(t('No parenthesis is open here.'), t('Remove this one, or open one before it.')),
  openParenthesis: () => fault(t('This parenthesis is not closed.'), t('Close it, or remove it.')),
  emptyGroup: () => fault(t('The parentheses are empty.'), t('Enter something between them, or remove them.')),
  /** @param word - an operator */
  nothingAfter: (word: string) => fault(t`Expected a search term after “${word}”.`, termOrText),
  /** @param word - an operator, or a parenthesis */
  nothingBefore: (word: string) => fault(t`Expected a search term before “${word}”.`, termOrText),
  noBlank: (rest: string) => fault(t`Expected a space before “${rest}”.`, t`Add a space before it, ${orText}`),
  openQuotation: () => fault(t('The quotation mark is not closed.'), t('Close it, or remove it.')),
  emptyText: () => fault(t('The quotation marks are empty.'), t('Enter text between them, or remove them.')),
  openPattern: () => fault(t('The regular expression is not closed.'), t`End it with a slash, ${orText}`),
  unknownFlags: (flags: string) => fault(t`Unknown flags “${flags}”.`, t`Use i, m and s, ${orText}`),
  noType: () => fault(t('Expected an event type after “type:”.'), t('Example: type:price.')),
  noId: () => fault(t('Expected an ID after “id:”.'), t('Example: id:42.')),
  nothingAfterComma: () =>
    fault(t('Expected another value after the comma.'), t('Add another one, or remove the comma.')),
  nothingToCompare: (kind: Measure) => fault(t('There is nothing to compare with.'), t`Enter ${examples[kind]}.`),
  noTime: (text: string) => fault(t`“${text}” isn’t a valid time.`, t('Example: 12:00:05 or 2026-01-31T12:00:05.')),
  /** @param units - that can be after it, in words; empty: none */
  noNumber: (text: string, units: string) =>
    fault(
      t`“${text}” isn’t a number.`,
      units === '' ? t('Example: 100.') : t`Enter one, optionally with a unit: ${units}.`,
    ),
  noUnitHere: (unit: string) => fault(t('An event number has no unit.'), t`Use it alone, without “${unit}”.`),
  unknownUnit: (unit: string, units: string) => fault(t`Unknown unit “${unit}”.`, t`Use ${units}.`),
  tooLarge: (text: string) => fault(t`“${text}” is too large.`, t('Enter a smaller number.')),
  openPath: () => fault(t('A bracket of the JSON path is not closed.'), t('Close it.')),
  /** [spec] RFC 9535 section 2.1.1. */
  badPath: (path: string) =>
    fault(t`“${path}” isn’t a valid JSONPath expression.`, t('Example: $.status or $.choices[0].finish_reason.')),
  noValue: () => fault(t('Missing value to compare with.'), t('Example: $.user.id == 3 or $.status == "done".')),
  valueTooLarge: (text: string) =>
    fault(t`${text} is too large for a number.`, t('Enter a smaller one, or put the digits in quotation marks.')),
} as const;

const termOrText = t('Enter a term there, or put the word in quotation marks to search for it.');

const orText = t('or put the whole text in quotation marks.');

const examples = {
  size: t('a size, such as size>1kb'),
  gap: t('a duration, such as gap>500ms'),
  time: t('a time, such as after:12:00:05'),
  seq: t('the number of an event, such as #>=100'),
} satisfies Record<Measure, string>;

function fault(what: string, advice: string): Message {
  return message(what, advice, t('The previous filter still applies.'));
}
