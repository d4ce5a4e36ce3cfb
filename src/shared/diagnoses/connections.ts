/** Kinds of notes about headers, and about what becomes of connections. */

import { t } from '@vscode/l10n';
import type { DiagnosisEntry } from './diagnosis.ts';

export const connectionEntries = {
  otherCharset: {
    number: 401,
    severity: 'error',
    title: t('Charset other than UTF-8'),
    what: (facts) => t('The Content-Type names the charset “{charset}”.', facts),
    browsers: t('Chromium refuses such an answer; the standard has event streams read as UTF-8 always.'),
    fix: () => t('Send “Content-Type: text/event-stream” alone, and write UTF-8.'),
    recipe: 'headers',
  },
  cacheable: {
    number: 402,
    severity: 'hint',
    title: t('Answer may be cached'),
    what: () => t('The answer does not say that it must not be cached.'),
    browsers: t('Browsers do not cache a stream, but what is between may: then a client gets yesterday’s events.'),
    fix: () => t('Send “Cache-Control: no-cache”.'),
    recipe: 'headers',
  },
  contentLength: {
    number: 403,
    severity: 'warning',
    title: t('Content-Length on a stream'),
    what: (facts) => t('The answer says beforehand that it has {length} bytes.', facts),
    browsers: t(
      'Browsers take the answer for ended after so many bytes, and reconnect. That a length is known means that it was all there before it was sent.',
    ),
    fix: () => t('Stream the answer: without a Content-Length it goes out in chunks.'),
    recipe: 'flush',
  },
  compressed: {
    number: 404,
    severity: 'hint',
    title: t('Compressed'),
    what: (facts) => t('The stream is compressed ({encoding}).', facts),
    browsers: t('Browsers undo it. Whatever compresses has to flush after each event, or events come late.'),
    fix: () => t('Leave event streams out of compression, unless you have seen that it flushes.'),
    recipe: 'flush',
  },
  proxyBuffers: {
    number: 405,
    severity: 'hint',
    title: t('nginx may hold events back'),
    what: () => t('nginx is on the way, and the answer does not tell it not to buffer.'),
    browsers: t('Browsers get events when nginx has a buffer full of them.'),
    fix: () => t('Send “X-Accel-Buffering: no”, or set “proxy_buffering off;” for this location.'),
    recipe: 'headers',
  },
  oldHttp: {
    number: 406,
    severity: 'hint',
    title: t('HTTP/1.0'),
    what: () => t('The server answered with HTTP/1.0, which knows no chunks.'),
    browsers: t('Browsers read until the connection is closed; they cannot tell an end from a failure.'),
    fix: () => t('Use HTTP/1.1. Behind nginx: “proxy_http_version 1.1;”.'),
  },
  noCors: {
    number: 407,
    severity: 'hint',
    title: t('For pages of its own origin only'),
    what: () => t('The answer has no Access-Control-Allow-Origin.'),
    browsers: t('Browsers hand the stream to pages of its own origin only.'),
    fix: () => t('Nothing is wrong if the page comes from the same origin. Else allow the page’s origin.'),
    recipe: 'cors',
  },
  corsCredentials: {
    number: 408,
    severity: 'hint',
    title: t('Any origin, but no cookies'),
    what: () => t('Access-Control-Allow-Origin is “*”.'),
    browsers: t('Browsers refuse the answer when a page asks with { withCredentials: true }.'),
    fix: () => t('For requests with cookies name the origin, and send “Access-Control-Allow-Credentials: true”.'),
    recipe: 'cors',
  },
  noEncoding: {
    number: 409,
    severity: 'hint',
    title: t('Content-Encoding that isn’t one'),
    what: (facts) => t('The header Content-Encoding is “{encoding}”, which isn’t a compression format.', facts),
    browsers: t('Browsers ignore it. Some clients and proxies reject the response.'),
    fix: () =>
      t(
        'Remove the header. A charset belongs in Content-Type, and an event stream is always UTF-8: “Content-Type: text/event-stream”.',
      ),
    recipe: 'headers',
  },
  sixConnections: {
    number: 601,
    severity: 'warning',
    title: t('More connections than a browser opens'),
    what: (facts) => t('{count} streams over HTTP/1.1 are open to {host}.', facts),
    browsers: t('Browsers open six connections to a host, over all tabs: a seventh request hangs until one ends.'),
    fix: () => t('Serve over HTTP/2, or send several topics through one stream.'),
  },
  endlessReconnect: {
    number: 602,
    severity: 'warning',
    title: t('Ends and begins for ever'),
    what: (facts) => t('The server ended the answer properly, and was asked again, {times} times.', facts),
    browsers: t('Browsers reconnect after each end, without limit: to a browser an end is a loss.'),
    fix: () =>
      t(
        'When there is no more to say, answer the next request with 204 No Content, or send an event on which the page closes.',
      ),
    recipe: 'sendEvent',
  },
  replays: {
    number: 603,
    severity: 'warning',
    title: t('Begins again after a reconnect'),
    what: (facts) => t('After Last-Event-ID “{id}” was sent, {repeated} events came again.', facts),
    browsers: t('Browsers hand the events to the page a second time.'),
    fix: () => t('Read the header Last-Event-ID, and go on after it.'),
    recipe: 'resume',
  },
  noHeartbeat: {
    number: 604,
    severity: 'hint',
    title: t('Silence that proxies cut'),
    what: (facts) => t('Nothing came for {seconds} s, not even a comment.', facts),
    browsers: t(
      'Browsers wait. Proxies do not: nginx and AWS load balancers cut after 60 s, Heroku after 55 s, Cloudflare after 100 s.',
    ),
    fix: () => t('Send a comment every 15 s in which nothing else is sent.'),
    recipe: 'heartbeat',
  },
  timeLimit: {
    number: 611,
    severity: 'warning',
    title: t('Ends after the same time each time'),
    what: (facts) =>
      facts['known'] === ''
        ? t('The connection ended after {seconds} s, {times} times in a row: that looks like a time limit.', facts)
        : t('The connection ended after {seconds} s, {times} times in a row: that is a time limit of {known}.', facts),
    browsers: t('Browsers reconnect each time. What is sent in between is lost unless the server resumes.'),
    fix: () =>
      t(
        'Raise the limit for this path. If it counts only silence, send a comment every 15 s. If it can’t be changed, resume after the header Last-Event-ID.',
      ),
    recipe: 'heartbeat',
  },
  retryAtOnce: {
    number: 605,
    severity: 'warning',
    title: t('Reconnects without a pause'),
    what: (facts) => t('The server asked for a reconnection time of {ms} ms.', facts),
    browsers: t('Browsers ask again at once, each of them, while a server that is down tries to come back.'),
    fix: () => t('Ask for a second or more: “retry: 3000”.'),
  },
  retryTooLong: {
    number: 606,
    severity: 'warning',
    title: t('Reconnects after hours'),
    what: (facts) => t('The server asked for a reconnection time of {minutes} minutes.', facts),
    browsers: t('Browsers wait so long after each loss, and the page shows nothing new.'),
    fix: () => t('The time is in milliseconds: “retry: 3000” is three seconds.'),
  },
} satisfies Record<string, DiagnosisEntry>;
