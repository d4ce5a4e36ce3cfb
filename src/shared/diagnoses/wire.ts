/**
 * Diagnoses of how a response stands on the wire: what HTTP does not allow and Chromium reads all the same. One for each kind of
 * leniency, of its name.
 *
 * Which clients refuse it was tried out with Chromium 156, Node.js 24 (`http`), Python’s http.client (3.11), requests 2.34,
 * httpx 0.28, aiohttp 3.14 and curl 7.88.
 */

import { t } from '@vscode/l10n';
import type { DiagnosisEntry } from './diagnosis.ts';

export const wireEntries = {
  bareLineFeed: {
    number: 901,
    severity: 'warning',
    title: t('Header lines that end with LF'),
    what: (facts) => t('A line of the response head ends with LF instead of CR LF: “{text}”.', facts),
    browsers: t('Chromium accepts it. Node.js refuses the response.'),
    fix: () => t('End each line of the response head with CR LF.'),
  },
  bareCarriageReturn: {
    number: 902,
    severity: 'warning',
    title: t('CR within a header line'),
    what: (facts) => t('A header line contains a CR without LF: “{text}”.', facts),
    browsers: t('Chromium ends the line there. Node.js, httpx and aiohttp refuse the response.'),
    fix: () => t('Remove line breaks from header values.'),
  },
  spaceBeforeColon: {
    number: 903,
    severity: 'warning',
    title: t('Space before the colon of a header'),
    what: (facts) => t('A header has white space before its colon: “{text}”.', facts),
    browsers: t('Chromium ignores the space. Node.js, httpx and aiohttp refuse the response.'),
    fix: () => t('Remove the space between the header name and the colon.'),
  },
  badHeaderName: {
    number: 904,
    severity: 'warning',
    title: t('Invalid header name'),
    what: (facts) => t('A header name contains characters that aren’t allowed in one: “{text}”.', facts),
    browsers: t('Chromium skips the line. Node.js, httpx and aiohttp refuse the response.'),
    fix: () => t('Use letters, digits and hyphens in header names.'),
  },
  noColon: {
    number: 905,
    severity: 'warning',
    title: t('Header line without a colon'),
    what: (facts) => t('A header line has no colon: “{text}”.', facts),
    browsers: t('Chromium skips the line. Node.js, httpx, aiohttp and curl refuse the response.'),
    fix: () =>
      t('Write the line as “Name: value”, or remove it: it may be output of a program that wasn’t meant for HTTP.'),
  },
  obsoleteFold: {
    number: 906,
    severity: 'warning',
    title: t('Header over several lines'),
    what: (facts) => t('A header continues on the next line: “{text}”.', facts),
    browsers: t('Chromium joins the lines. Node.js refuses the response.'),
    fix: () => t('Write each header on one line.'),
  },
  controlCharacter: {
    number: 907,
    severity: 'warning',
    title: t('Control character in a header'),
    what: (facts) => t('A header value contains a control character: “{text}”.', facts),
    browsers: t('Chromium accepts it. Node.js refuses the response.'),
    fix: () => t('Remove control characters from header values; encode binary data as Base64.'),
  },
  oddStatusLine: {
    number: 908,
    severity: 'warning',
    title: t('Invalid status line'),
    what: (facts) => t('The status line isn’t valid HTTP: “{text}”.', facts),
    browsers: t('Chromium reads the status from it. Node.js, httpx and aiohttp refuse most such responses.'),
    fix: () => t('Begin the response with “HTTP/1.1 200 OK”.'),
  },
  bytesBeforeStatusLine: {
    number: 909,
    severity: 'warning',
    title: t('Bytes before the status line'),
    what: (facts) => t('The server sent bytes before the status line: “{text}”.', facts),
    browsers: t(
      'Chromium skips them. curl, httpx and Python’s http.client refuse the response; Node.js skips line ends only.',
    ),
    fix: () => t('Send nothing before the status line.'),
  },
  repeatedLength: {
    number: 910,
    severity: 'warning',
    title: t('Content-Length more than once'),
    what: (facts) => t('The response has a Content-Length more than once: “{text}”.', facts),
    browsers: t('Chromium accepts it because the values are equal. Node.js and aiohttp refuse the response.'),
    fix: () => t('Remove the Content-Length: a stream needs none.'),
  },
  lengthAndTransferEncoding: {
    number: 911,
    severity: 'warning',
    title: t('Content-Length beside Transfer-Encoding'),
    what: (facts) => t('The response has a Content-Length beside a Transfer-Encoding: “{text}”.', facts),
    browsers: t('Chromium ignores the Content-Length. Node.js and aiohttp refuse the response.'),
    fix: () => t('Remove the Content-Length: a stream needs none.'),
  },
  badLength: {
    number: 912,
    severity: 'warning',
    title: t('Invalid Content-Length'),
    what: (facts) => t('The Content-Length isn’t a number: “{text}”.', facts),
    browsers: t('Chromium ignores it. Node.js, httpx and aiohttp refuse the response.'),
    fix: () => t('Remove the Content-Length: a stream needs none.'),
  },
  oddTransferEncoding: {
    number: 913,
    severity: 'warning',
    title: t('Unusual Transfer-Encoding'),
    what: (facts) => t('The Transfer-Encoding isn’t just “chunked”: “{text}”.', facts),
    browsers: t('Chromium reads chunks if one of the values is “chunked”. httpx refuses the response.'),
    fix: () => t('Send “Transfer-Encoding: chunked” once, and no other transfer coding.'),
  },
  spaceInChunkSize: {
    number: 914,
    severity: 'warning',
    title: t('Space beside a chunk size'),
    what: (facts) => t('A chunk size has white space beside it: “{text}”.', facts),
    browsers: t('Chromium ignores the space. Node.js refuses the response.'),
    fix: () => t('Write the size of a chunk as hexadecimal digits, directly followed by CR LF.'),
  },
  bareLineFeedInChunks: {
    number: 915,
    severity: 'warning',
    title: t('Chunk lines that end with LF'),
    what: (facts) => t('A line of the chunked framing ends with LF instead of CR LF: “{text}”.', facts),
    browsers: t('Chromium accepts it. Node.js, httpx and aiohttp refuse the response.'),
    fix: () => t('End the size of a chunk, and the chunk, with CR LF.'),
  },
  bytesAfterBody: {
    number: 916,
    severity: 'error',
    title: t('Bytes after the end of the body'),
    what: (facts) => t('The server sent bytes after the end of the response body: “{text}”.', facts),
    browsers: t('Browsers ignore them, and events in them are lost. Node.js and aiohttp report an error.'),
    fix: () =>
      t(
        'Don’t send a Content-Length with a stream, and send the empty chunk that ends a body only after the last event.',
      ),
  },
} satisfies Record<string, DiagnosisEntry>;
