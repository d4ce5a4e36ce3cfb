/** Kinds of diagnoses about what events carry and hardly anybody means to send: the setting `sseMonitor.payloadHints`. */

import { t } from '@vscode/l10n';
import type { DiagnosisEntry } from './diagnosis.ts';

const throws = t('Browsers pass on any text, but JSON.parse in the page throws an error.');

export const payloadEntries = {
  pythonRepr: {
    number: 801,
    severity: 'hint',
    title: t('Python literal instead of JSON'),
    what: () => t('The data is a Python literal with single quotes, True, False or None, not JSON.'),
    browsers: throws,
    fix: () => t('Serialize with json.dumps(value) instead of str(value) or an f-string.'),
    recipe: 'sendJson',
  },
  pythonBytes: {
    number: 802,
    severity: 'hint',
    title: t('Python bytes as text'),
    what: () => t('The data is a Python bytes literal, with b and quotes around it.'),
    browsers: t('Browsers pass on the text with b and quotes.'),
    fix: () => t('Decode the bytes before you put them into a string: value.decode("utf-8").'),
    recipe: 'sendJson',
  },
  objectObject: {
    number: 803,
    severity: 'hint',
    title: t('“[object Object]” as data'),
    what: () => t('A JavaScript object was turned into the text “[object Object]”.'),
    browsers: t('Browsers pass on the text. What was in the object is lost.'),
    fix: () => t('Serialize the object with JSON.stringify(value) before you put it into a string.'),
    recipe: 'sendJson',
  },
  notANumber: {
    number: 804,
    severity: 'hint',
    title: t('NaN or Infinity in JSON'),
    what: (facts) => t('The data would be JSON except for “{word}”, which JSON doesn’t have.', facts),
    browsers: throws,
    fix: () =>
      t(
        'Send null instead. In Python, json.dumps(value, allow_nan=False) rejects such numbers, so replace them first.',
      ),
    recipe: 'sendJson',
  },
  missingValue: {
    number: 805,
    severity: 'hint',
    title: t('Missing value'),
    what: (facts) => t('The value of “{field}” is the text “{value}”: a variable probably had no value.', facts),
    browsers: t('Browsers take it for text like any other. As an ID, it is sent back with Last-Event-ID.'),
    fix: (facts) => t('Omit the line “{field}:” when there is no value.', facts),
    recipe: 'sendEvent',
  },
  prefixTwice: {
    number: 806,
    severity: 'hint',
    title: t('“data:” twice'),
    what: () => t('The data begins with “data:” again.'),
    browsers: t('Browsers remove only the first one, so the data begins with “data:”.'),
    fix: () => t('Write the prefix once. If a framework adds “data:” itself, pass it the value alone.'),
    recipe: 'sendEvent',
  },
  eventInData: {
    number: 807,
    severity: 'hint',
    title: t('An event inside an event'),
    what: () => t('The data of an event is a complete event, with fields of its own.'),
    browsers: t('Browsers dispatch one event of the outer type, and its data is the text of the inner event.'),
    fix: () => t('If a framework writes the fields, pass it the value alone, not text that is formatted as an event.'),
    recipe: 'sendEvent',
  },
  reservedType: {
    number: 808,
    severity: 'hint',
    title: t('Type that EventSource itself uses'),
    what: (facts) => t('Events have the type “{type}”, which EventSource uses for its own events.', facts),
    browsers: t(
      'Browsers call the listeners for it, onerror and onopen included, with these events and with those of the connection.',
    ),
    fix: (facts) =>
      t('Use another type, for example “server-{type}”. Otherwise the page can’t tell them apart.', facts),
    recipe: 'sendEvent',
  },
  lostSpace: {
    number: 809,
    severity: 'hint',
    title: t('Lost leading space'),
    what: () =>
      t('Some data lines have a space after “data:” and others don’t, so the space is probably part of the text.'),
    browsers: t('Browsers remove one space after the colon: words of a text run together.'),
    fix: () => t('Always write “data: ” with a space, and then the value with its own spaces.'),
    recipe: 'sendLines',
  },
  htmlEscapes: {
    number: 810,
    severity: 'hint',
    title: t('JSON with HTML escapes'),
    what: () => t('The data is JSON whose quotation marks were escaped for HTML, such as “&quot;”.'),
    browsers: throws,
    fix: () =>
      t('Don’t escape the data in a template: in Django or Jinja mark it as safe, or send JSON without a template.'),
    recipe: 'sendJson',
  },
} satisfies Record<string, DiagnosisEntry>;
