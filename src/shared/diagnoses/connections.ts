/** Kinds of diagnoses about headers, and about what becomes of connections. */

import { t } from '@vscode/l10n';
import type { DiagnosisEntry } from './diagnosis.ts';

export const connectionEntries = {
  otherCharset: {
    number: 401,
    severity: 'error',
    title: t('Charset other than UTF-8'),
    what: (facts) => t('The Content-Type specifies the charset “{charset}”.', facts),
    browsers: t('Chromium rejects such a response; the standard says that event streams are always read as UTF-8.'),
    fix: () => t('Send only “Content-Type: text/event-stream”, and write UTF-8.'),
    recipe: 'headers',
  },
  cacheable: {
    number: 402,
    severity: 'hint',
    title: t('Response may be cached'),
    what: () => t('The response doesn’t say that it must not be cached.'),
    browsers: t('Browsers don’t cache a stream, but a proxy in between may, and then a client gets old events.'),
    fix: () => t('Send “Cache-Control: no-cache”.'),
    recipe: 'headers',
  },
  contentLength: {
    number: 403,
    severity: 'warning',
    title: t('Content-Length on a stream'),
    what: (facts) => t('The response declares a length of {length} bytes.', facts),
    browsers: t(
      'Browsers treat the response as complete after that many bytes, and reconnect. A known length means that everything was ready before it was sent.',
    ),
    fix: () => t('Stream the response: without a Content-Length, it is sent in chunks.'),
    recipe: 'flush',
  },
  compressed: {
    number: 404,
    severity: 'hint',
    title: t('Compressed'),
    what: (facts) => t('The stream is compressed ({encoding}).', facts),
    browsers: t('Browsers decompress it. The compressor has to flush after each event, or events arrive late.'),
    fix: () => t('Exclude event streams from compression, unless you have verified that it flushes.'),
    recipe: 'flush',
  },
  proxyBuffers: {
    number: 405,
    severity: 'hint',
    title: t('nginx may hold events back'),
    what: () => t('nginx is in between, and the response doesn’t turn off its buffering.'),
    browsers: t('Browsers get events only when nginx has filled a buffer.'),
    fix: () => t('Send “X-Accel-Buffering: no”, or set “proxy_buffering off;” for this location.'),
    recipe: 'headers',
  },
  oldHttp: {
    number: 406,
    severity: 'hint',
    title: t('HTTP/1.0'),
    what: () => t('The server responded with HTTP/1.0, which doesn’t support chunked encoding.'),
    browsers: t('Browsers read until the connection is closed; they can’t distinguish a normal end from a failure.'),
    fix: () => t('Use HTTP/1.1. Behind nginx: “proxy_http_version 1.1;”.'),
  },
  noCors: {
    number: 407,
    severity: 'hint',
    title: t('For pages of its own origin only'),
    what: () => t('The response has no Access-Control-Allow-Origin.'),
    browsers: t('Browsers give the stream only to pages of the same origin.'),
    fix: () => t('Fine if the page is from the same origin; otherwise, allow the page’s origin.'),
    recipe: 'cors',
  },
  corsCredentials: {
    number: 408,
    severity: 'hint',
    title: t('Any origin, but no cookies'),
    what: () => t('Access-Control-Allow-Origin is “*”.'),
    browsers: t('Browsers reject the response when a page connects with { withCredentials: true }.'),
    fix: () => t('For requests with cookies, name the origin and send “Access-Control-Allow-Credentials: true”.'),
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
    browsers: t(
      'Browsers open at most six connections to a host across all tabs: a seventh request hangs until one ends.',
    ),
    fix: () => t('Serve over HTTP/2, or send several topics through one stream.'),
  },
  endlessReconnect: {
    number: 602,
    severity: 'warning',
    title: t('Endless reconnect loop'),
    what: (facts) => t('The server ended the response normally and got a new request, {times} times.', facts),
    browsers: t(
      'Browsers reconnect every time the stream ends, without limit: to a browser, an end is a lost connection.',
    ),
    fix: () =>
      t(
        'When there is nothing more to send, respond to the next request with 204 No Content, or send an event that makes the page close the connection.',
      ),
    recipe: 'sendEvent',
  },
  replays: {
    number: 603,
    severity: 'warning',
    title: t('Starts over after a reconnect'),
    what: (facts) => t('After Last-Event-ID “{id}” was sent, the server sent {repeated} events again.', facts),
    browsers: t('Browsers dispatch the events to the page a second time.'),
    fix: () => t('Read the Last-Event-ID header, and continue after that event.'),
    recipe: 'resume',
  },
  noHeartbeat: {
    number: 604,
    severity: 'hint',
    title: t('Silence that proxies time out on'),
    what: (facts) => t('Nothing arrived for {seconds} s, not even a comment.', facts),
    browsers: t(
      'Browsers wait. Proxies don’t: nginx and AWS load balancers close the connection after 60 s, Heroku after 55 s, Cloudflare after 120 s.',
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
  holdsUpRestart: {
    number: 612,
    severity: 'warning',
    title: t('Server waits for this stream before it restarts'),
    what: (facts) =>
      t('After {file} was saved, the server took no new connections while this stream stayed open.', facts),
    browsers: t('Browsers keep the stream open too: the server restarts only when the page is closed or reloaded.'),
    fix: () =>
      t(
        'Turn on “Reconnect on save” for this connection, or limit the wait in the server: “--timeout-graceful-shutdown 1” for uvicorn, “--graceful-timeout 1” for gunicorn, server.closeAllConnections() for Node.',
      ),
    option: 'reconnectOnSave',
  },
  retryAtOnce: {
    number: 605,
    severity: 'warning',
    title: t('Reconnects without a pause'),
    what: (facts) => t('The server asked for a reconnection time of {ms} ms.', facts),
    browsers: t('Every browser reconnects immediately, even while a server that is down tries to recover.'),
    fix: () => t('Use at least one second: “retry: 3000”.'),
  },
  retryTooLong: {
    number: 606,
    severity: 'warning',
    title: t('Reconnects only after hours'),
    what: (facts) => t('The server asked for a reconnection time of {minutes} minutes.', facts),
    browsers: t('Browsers wait that long after each lost connection, and the page shows nothing new.'),
    fix: () => t('The time is in milliseconds: “retry: 3000” is three seconds.'),
  },
} satisfies Record<string, DiagnosisEntry>;
