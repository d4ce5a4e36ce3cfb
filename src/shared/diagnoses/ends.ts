/** Kinds of diagnoses about what a person would call the end of a stream, and what did not close it. */

import { t } from '@vscode/l10n';
import type { DiagnosisEntry, DiagnosisFacts, OfferedRule } from './diagnosis.ts';

/** How the type differs from the one that a stop condition names. */
const differences: Readonly<Record<string, (facts: DiagnosisFacts) => string>> = {
  case: (facts) =>
    t(
      'An event of type “{shown}” arrived, but the stop condition is for “{rule}”: upper and lower case differ.',
      facts,
    ),
  spaces: (facts) =>
    t('An event of type “{shown}” arrived, but the stop condition is for “{rule}”: there are spaces around it.', facts),
  invisible: (facts) =>
    t(
      'An event of type “{shown}” arrived, but the stop condition is for “{rule}”: there is an invisible character in it.',
      facts,
    ),
  quotes: (facts) =>
    t(
      'An event of type “{shown}” arrived, but the stop condition is for “{rule}”: there are quotation marks around it.',
      facts,
    ),
  several: (facts) => t('An event of type “{shown}” arrived, but the stop condition is for “{rule}”.', facts),
  noRule: (facts) => t('An event of type “{shown}” arrived, but no stop condition is for this type.', facts),
};

const staysOpen = t(
  'Browsers don’t close the connection themselves: the page does, when it gets the event it waits for.',
);

export const endEntries = {
  endTypeDiffers: {
    number: 607,
    severity: 'warning',
    title: t('End event with another name'),
    what: (facts) => (differences[String(facts['how'])] ?? differences['several'])?.(facts) ?? '',
    browsers: t('Browsers compare types exactly, as stop conditions do: a listener for the other name isn’t called.'),
    fix: (facts) =>
      facts['rule'] === ''
        ? t('This didn’t close the stream. Add a stop condition for this type if it is the end.')
        : t(
            'This didn’t close the stream. Send “event: {rule}” exactly, or add a stop condition for what was sent.',
            facts,
          ),
    rule: ({ type }) => ruleOf({ type: String(type) }),
    recipe: 'sendEvent',
  },
  endAsData: {
    number: 608,
    severity: 'hint',
    title: t('End only in the data'),
    what: (facts) => t('The data “{data}” looks like the end of the stream, but no stop condition is for it.', facts),
    browsers: staysOpen,
    fix: () => t('This didn’t close the stream. Add a stop condition for this data if it is the end.'),
    rule: ({ path, equals, exact }) => {
      if (exact !== undefined) return ruleOf({ data: String(exact) });
      return ruleOf({ path: String(path), equals: equals === '' ? true : String(equals) });
    },
    recipe: 'sendEvent',
  },
  endAsLine: {
    number: 609,
    severity: 'warning',
    title: t('End sent as a bare line'),
    what: (facts) => t('The line “{line}” looks like the end of the stream, but it isn’t an event.', facts),
    browsers: t('Browsers ignore the whole line: the page never learns of the end.'),
    fix: () => t('This didn’t close the stream. Send the lines “event: done” and “data:”, then a blank line.'),
    recipe: 'sendEvent',
  },
  endUnfinished: {
    number: 610,
    severity: 'error',
    title: t('Unfinished end event'),
    what: (facts) =>
      t(
        'The response ended in the middle of the event “{type}”: it has no data line, or the blank line is missing.',
        facts,
      ),
    browsers: t('Browsers discard the unfinished event, and reconnect.'),
    fix: (facts) =>
      t('This didn’t close the stream. Send the lines “event: {type}” and “data:”, then a blank line.', facts),
    recipe: 'sendEvent',
  },
} satisfies Record<string, DiagnosisEntry>;

/** Where a secret was taken out of it, no event would meet it. */
function ruleOf(rule: OfferedRule): OfferedRule | undefined {
  return Object.values(rule).some((value) => String(value).includes('•••')) ? undefined : rule;
}
