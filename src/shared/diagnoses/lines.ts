/** Kinds of diagnoses about lines and blocks: HTML standard, sections 9.2.5 and 9.2.6. */

import { t } from '@vscode/l10n';
import type { DiagnosisEntry } from './diagnosis.ts';

const ignoredLine = t('Browsers silently ignore the whole line.');

export const lineEntries = {
  unknownField: {
    number: 101,
    severity: 'warning',
    title: t('Unknown field'),
    what: (facts) => t('A line begins with “{field}”, which isn’t an event stream field.', facts),
    browsers: ignoredLine,
    fix: (facts) =>
      t(
        'The fields are event, data, id and retry. To send an event of type “{field}”, send the line “event: {field}”, then a line that begins with “data:”, then a blank line. To make the line a comment, begin it with a colon.',
        facts,
      ),
    recipe: 'sendEvent',
  },
  fieldCase: {
    number: 102,
    severity: 'error',
    title: t('Field name with capitals'),
    what: (facts) => t('A line begins with “{field}” instead of “{meant}”: field names are lowercase.', facts),
    browsers: ignoredLine,
    fix: (facts) => t('Write “{meant}:” instead of “{field}:”.', facts),
    recipe: 'sendEvent',
  },
  fieldBlank: {
    number: 103,
    severity: 'error',
    title: t('Space next to a field name'),
    what: (facts) => t('The field name “{meant}” has a space before or after it.', facts),
    browsers: ignoredLine,
    fix: (facts) =>
      t(
        'Begin the line with “{meant}:” and nothing before it. Text that is indented in the source keeps its leading spaces.',
        facts,
      ),
    recipe: 'sendEvent',
  },
  fieldTypo: {
    number: 104,
    severity: 'error',
    title: t('Misspelled field name'),
    what: (facts) => t('A line begins with “{field}”, which isn’t an event stream field; “{meant}” is.', facts),
    browsers: ignoredLine,
    fix: (facts) => t('If you meant “{meant}”, write “{meant}:” instead of “{field}:”.', facts),
    recipe: 'sendEvent',
  },
  bareJson: {
    number: 105,
    severity: 'error',
    title: t('JSON without “data:”'),
    what: () => t('A line is JSON without “data:” before it.'),
    browsers: ignoredLine,
    fix: () => t('Put “data: ” before the JSON, and a blank line after it.'),
    recipe: 'sendJson',
  },
  brokenJson: {
    number: 106,
    severity: 'error',
    title: t('JSON split across lines'),
    what: () => t('The JSON continues on lines without “data:” before them.'),
    browsers: t(
      'Browsers ignore the lines without “data:”; the page gets only the first line, which isn’t valid JSON.',
    ),
    fix: () => t('Write JSON on one line, or put “data:” before each of its lines.'),
    recipe: 'sendJson',
  },
  twoFields: {
    number: 107,
    severity: 'warning',
    title: t('Two fields on one line'),
    what: (facts) => t('The value of “{field}” contains another field: “{second}:”.', facts),
    browsers: t('Browsers treat the rest of the line as the value of the first field.'),
    fix: (facts) => t('Start a new line before “{second}:”.', facts),
    recipe: 'sendEvent',
  },
  escapedLineEnd: {
    number: 108,
    severity: 'warning',
    title: t('Line break written as two characters'),
    what: () => t('The data ends with the two characters “\\n” instead of a line break.'),
    browsers: t(
      'Browsers pass both characters to the page; if no real blank line follows, the event is never dispatched.',
    ),
    fix: () => t('The text was escaped one time too many: use a string in which \\n is a line break.'),
    recipe: 'sendEvent',
  },
  noData: {
    number: 201,
    severity: 'error',
    title: t('Event without data'),
    what: (facts) => t('A block of type “{type}” has no data line.', facts),
    browsers: t('Browsers drop the block: no listener is called.'),
    fix: () => t('Add a data line, even an empty one: “data:” alone will do.'),
    recipe: 'sendEvent',
  },
  unfinishedBlock: {
    number: 202,
    severity: 'error',
    title: t('Last event without a blank line'),
    what: () => t('The stream ended in the middle of an event: the blank line after it is missing.'),
    browsers: t('Browsers drop the unfinished event.'),
    fix: () => t('End each event, including the last one, with two line breaks.'),
    recipe: 'sendEvent',
  },
  badRetry: {
    number: 203,
    severity: 'warning',
    title: t('retry is not a number'),
    what: (facts) => t('The value of “retry” is “{value}”: it must be digits only, in milliseconds.', facts),
    browsers: t('Browsers ignore the line; the reconnection time is unchanged.'),
    fix: () => t('Use whole milliseconds, without a unit: “retry: 3000”.'),
  },
  idWithNul: {
    number: 204,
    severity: 'warning',
    title: t('ID with a NUL character'),
    what: () => t('An ID contains the character U+0000.'),
    browsers: t('Browsers ignore the ID; a reconnect sends the previous one.'),
    fix: () => t('Remove the character; digits and letters are safe in a header.'),
    recipe: 'resume',
  },
  repeatedId: {
    number: 205,
    severity: 'hint',
    title: t('Same ID again'),
    what: (facts) => t('Consecutive events have the same ID, “{id}”.', facts),
    browsers: t(
      'Browsers remember the ID, but on a reconnect the server can’t know which of these events was the last one received.',
    ),
    fix: () => t('Give each event its own ID, or send an ID only with the last event of a group.'),
    recipe: 'resume',
  },
  idWentBack: {
    number: 206,
    severity: 'warning',
    title: t('ID went back'),
    what: (facts) => t('The ID {id} arrived after {before}, within one response.', facts),
    browsers: t('Browsers send the ID they received last, so events are repeated after a reconnect.'),
    fix: () => t('Number events in the order in which they are sent.'),
    recipe: 'resume',
  },
  idStopped: {
    number: 207,
    severity: 'hint',
    title: t('IDs stopped'),
    what: (facts) => t('Events of type “{type}” had IDs, but no longer do.', facts),
    browsers: t('Browsers keep the last ID: a reconnect requests everything since then again.'),
    fix: () => t('Send an ID with each event that should not be repeated after a reconnect.'),
    recipe: 'resume',
  },
  mixedLineEnds: {
    number: 208,
    severity: 'hint',
    title: t('Mixed line ends'),
    what: (facts) => t('Lines end in different ways: {ends}.', facts),
    browsers: t('Browsers accept all of them. Parsers written by hand often do not.'),
    fix: () => t('Use a line feed alone everywhere.'),
  },
  loneReturn: {
    number: 209,
    severity: 'warning',
    title: t('Lines that end with CR only'),
    what: () => t('Lines end with a carriage return alone.'),
    browsers: t('Browsers accept it. Hardly any other client does, and proxies that read lines wait for a line feed.'),
    fix: () => t('Use a line feed alone everywhere.'),
  },
  notUtf8: {
    number: 210,
    severity: 'error',
    title: t('Bytes that are not UTF-8'),
    what: () => t('An event has bytes that are not UTF-8.'),
    browsers: t(
      'Browsers read an event stream as UTF-8 whatever the headers say, and replace such bytes with U+FFFD (�).',
    ),
    fix: () => t('Encode the text as UTF-8 before it is written; encode binary data as Base64.'),
  },
  strayByteOrderMark: {
    number: 211,
    severity: 'error',
    title: t('Byte order mark inside the stream'),
    what: () =>
      t('A line begins with a byte order mark (EF BB BF), which is allowed only at the very beginning of the stream.'),
    browsers: t('Browsers treat it as part of the field name and ignore the line.'),
    fix: () =>
      t('Write without a byte order mark: in .NET new UTF8Encoding(false), in Python “utf-8” and not “utf-8-sig”.'),
  },
} satisfies Record<string, DiagnosisEntry>;
