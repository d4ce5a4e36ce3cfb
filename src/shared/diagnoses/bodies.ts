/** Kinds of diagnoses about bytes of which no event is made, and about what is something other than an event stream. */

import { t } from '@vscode/l10n';
import type { DiagnosisEntry } from './diagnosis.ts';

const neverDispatched = t('Browsers wait for more and don’t call a listener.');
const ignored = t('Browsers ignore all of it without an error.');

export const bodyEntries = {
  noBlankLine: {
    number: 701,
    severity: 'error',
    title: t('No blank line after the event'),
    what: () => t('Lines of an event arrived, but the blank line that ends it is missing.'),
    browsers: neverDispatched,
    fix: () => t('Write a blank line after each event: end its last line with two line ends, “\\n\\n”.'),
    recipe: 'sendEvent',
  },
  blankLineWithSpace: {
    number: 702,
    severity: 'error',
    title: t('Spaces in the blank line'),
    what: () => t('A line that looks empty contains spaces, so it doesn’t end the event.'),
    browsers: t('Browsers take it for a field without a known name, and the event goes on in the next line.'),
    fix: () => t('Remove the spaces: the line that ends an event must be empty. An indented template often adds them.'),
    recipe: 'sendEvent',
  },
  noLineEnd: {
    number: 703,
    severity: 'error',
    title: t('No line end'),
    what: () => t('Data arrived without a single line end, so no line is complete.'),
    browsers: neverDispatched,
    fix: () => t('End each line with a line feed, and each event with a blank line: “data: …\\n\\n”.'),
    recipe: 'sendEvent',
  },
  jsonBody: {
    number: 704,
    severity: 'error',
    title: t('JSON instead of events'),
    what: () => t('The response body is JSON without “data:”, not an event stream.'),
    browsers: ignored,
    fix: () =>
      t(
        'If this endpoint is meant to stream, write “data: ” before the JSON and a blank line after it. Some APIs stream only when asked to, for example with “"stream": true” in the request body.',
      ),
    recipe: 'sendJson',
  },
  errorBody: {
    number: 705,
    severity: 'error',
    title: t('Error sent as plain JSON'),
    what: (facts) => t('The server sent an error as JSON without “data:” before it: “{message}”.', facts),
    browsers: ignored,
    fix: () =>
      t(
        'Fix the error that the message names. In the server, respond to errors with a status such as 400 or 500, or send them as events: “event: failed”, then “data: …”, then a blank line.',
      ),
    recipe: 'sendJson',
  },
  jsonLines: {
    number: 706,
    severity: 'error',
    title: t('One JSON value per line'),
    what: () => t('Each line is a JSON value without “data:” (NDJSON), not an event.'),
    browsers: ignored,
    fix: () => t('Write “data: ” before each JSON value and a blank line after it.'),
    recipe: 'sendJson',
  },
  plainText: {
    number: 707,
    severity: 'error',
    title: t('Plain text instead of events'),
    what: (facts) => t('The response body is plain text, not an event stream: “{text}”.', facts),
    browsers: ignored,
    fix: () =>
      t(
        'If the text is an error, find its cause in the server’s log, and respond to errors with a status such as 500. If it is meant as data, write “data: ” before each line and a blank line after each event.',
      ),
    recipe: 'sendLines',
  },
  linesWithoutData: {
    number: 708,
    severity: 'error',
    title: t('Lines without “data:”'),
    what: (facts) => t('Text arrived in lines that don’t begin with “data:”: “{text}”.', facts),
    browsers: ignored,
    fix: () => t('Write “data: ” before each line of the text.'),
    recipe: 'sendLines',
  },
  html: {
    number: 721,
    severity: 'error',
    title: t('HTML in the stream'),
    what: (facts) =>
      facts['title'] === ''
        ? t('The server, or a proxy before it, sent an HTML page as part of the stream.')
        : t('The server, or a proxy before it, sent an HTML page as part of the stream: “{title}”.', facts),
    browsers: ignored,
    fix: () =>
      t(
        'The title often says what went wrong: an error page of a proxy, a login page, or the start page of a web app whose routes include this path.',
      ),
  },
  chunkSizes: {
    number: 722,
    severity: 'error',
    title: t('Chunk sizes in the data'),
    what: () => t('The lengths of HTTP chunks (“Transfer-Encoding: chunked”) are part of the stream.'),
    browsers: t('Browsers ignore the lines with lengths. A chunk that ends in the middle of a line breaks the event.'),
    fix: () =>
      t(
        'The body is chunked twice, or the header “Transfer-Encoding: chunked” is missing. Don’t write chunks yourself where the server framework does it.',
      ),
  },
  httpHeaders: {
    number: 723,
    severity: 'error',
    title: t('HTTP headers in the data'),
    what: () => t('HTTP headers arrived as part of the stream.'),
    browsers: ignored,
    fix: () =>
      t(
        'A blank line before them ended the real headers too early, or a complete response was copied into the body. Set headers through the server framework before the first byte of the body.',
      ),
    recipe: 'headers',
  },
  multipart: {
    number: 724,
    severity: 'error',
    title: t('Multipart boundary in the data'),
    what: () => t('The body is divided by multipart boundaries, as in “multipart/x-mixed-replace”.'),
    browsers: t('Browsers ignore the boundaries and the headers of each part.'),
    fix: () => t('An event stream has no parts: write the events one after another, each followed by a blank line.'),
    recipe: 'sendEvent',
  },
  utf16: {
    number: 725,
    severity: 'error',
    title: t('UTF-16 instead of UTF-8'),
    what: () => t('The stream is encoded as UTF-16.'),
    browsers: t('Browsers always read an event stream as UTF-8, and find no fields in these bytes.'),
    fix: () =>
      t(
        'Encode the text as UTF-8. In .NET use new UTF8Encoding(false) instead of Encoding.Unicode; in Java name UTF_8.',
      ),
  },
  compressedBytes: {
    number: 726,
    severity: 'error',
    title: t('Compressed, but not declared'),
    what: (facts) =>
      t('The body is compressed ({format}), but the response has no “Content-Encoding: {format}”.', facts),
    browsers: t('Browsers don’t decompress it, and find no events in these bytes.'),
    fix: (facts) =>
      t(
        'Don’t compress the stream, or send the header “Content-Encoding: {format}” with it. A proxy may have removed the header, or compressed twice.',
        facts,
      ),
  },
} satisfies Record<string, DiagnosisEntry>;
