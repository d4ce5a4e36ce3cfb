/** How the life of a connection ends, or an attempt, where it is not the network that failed. */

import { t } from '@vscode/l10n';
import type { AnswerEnded } from '../stream/engine.ts';
import type { StopRule } from '../stream/records.ts';
import { type Ending, ending } from './ending.ts';
import { askedWaitMs, authorizationAsked, refusalFacts } from './refusal.ts';
import { asClause, describeRule, describeTimeRule, statusLine } from './wording.ts';

const lengthAdvice = t('Browsers read no further either. Remove the Content-Length: a stream has none.');
/** As they came, in their order. */
type ResponseHeaders = readonly (readonly [name: string, value: string])[];

export const endings = {
  stopRule: (rule: StopRule, seq: number): Ending => ({
    ...ending('stopRule', t`the server sent ${describeRule(rule)} (event ${seq})`),
    seq,
  }),
  /** By the terminator of its format. */
  answerEnded: ({ by, seq }: AnswerEnded): Ending => ({
    ...ending('stopRule', t`the LLM response is complete: the server sent ${by} (event ${seq})`),
    seq,
  }),
  /** By a rule that is not about events. @param seq - of the last event; 0: there was none */
  stopTime: (rule: StopRule, seq: number): Ending => ({
    ...ending('stopRule', t`a stop condition closed the stream: ${describeTimeRule(rule)}`),
    ...(seq > 0 && { seq }),
  }),
  user: (): Ending => ending('user', t('you disconnected')),
  resumed: (seq: number): Ending => ending('user', t`you resumed from event ${seq}`),
  /** For a server that restarts. @param file - its name */
  saved: (file: string): Ending =>
    ending('user', t`${file} was saved, and the connection was closed so that the server can restart`),
  readAsLines: (): Ending => ending('user', t('you chose to read the response as NDJSON')),
  /** By hand, in the same panel. */
  newRun: (): Ending => ending('user', t('you connected again')),
  panelClosed: (): Ending => ending('user', t('the panel was closed')),
  reloaded: (): Ending =>
    ending('user', t('the window was reloaded, which disconnected the stream'), t('Press Connect to open it again.')),
  serverEnded: (): Ending => ending('serverEnded', t('the server ended the response')),
  /** And there was more. @param length - of its body, as it says */
  lengthReached: (length: number): Ending =>
    ending(
      'serverEnded',
      t`the response ended where its Content-Length of ${length} says, and the server sent more bytes`,
      lengthAdvice,
    ),
  emptyLength: (): Ending =>
    ending('serverEnded', t('the response ended at once, as its Content-Length of 0 says'), lengthAdvice),
  gaveUp: (attempts: number, last: Ending): Ending =>
    ending(
      last.kind,
      attempts === 1
        ? t`gave up after 1 attempt without an event: ${last.message}`
        : t`gave up after ${attempts} attempts without an event: ${last.message}`,
      `${last.advice ?? ''} ${t('Press Connect to start again, or allow more attempts in Options.')}`.trim(),
    ),
  noContent: (): Ending =>
    ending(
      'noContent',
      t('the server responded with 204 No Content'),
      t('With this status a server tells its clients to stop reconnecting.'),
    ),
  /** @param headers - of the response: what they say of the refusal is told */
  status: (status: number, statusText: string, headers: ResponseHeaders = []): Ending => {
    const authorization = status === 401 ? authorizationAsked(headers) : undefined;
    const now = Date.now();
    const waitMs = askedWaitMs(headers, now);
    return {
      ...ending(
        'status',
        t`the server responded with ${statusLine(status, statusText)}`,
        [statusAdvice(status), ...refusalFacts(status, headers, now)].join(' '),
        authorization && 'addAuthorization',
      ),
      ...(authorization !== undefined && { authorization }),
      ...(waitMs > 0 && { retryAt: now + waitMs }),
    };
  },
  switchedProtocols: (): Ending =>
    ending(
      'status',
      t('the server switched protocols (101 Switching Protocols)'),
      t(
        'What follows is not HTTP, and cannot be an event stream. Remove the header Upgrade if the request has one; a WebSocket needs another client.',
      ),
    ),
  deadRedirect: (status: number, statusText: string): Ending =>
    ending(
      'status',
      t`the server responded with ${statusLine(status, statusText)}`,
      t`This redirect can’t be followed: it doesn’t say where to go. ${browsers}`,
    ),
  contentType: (reason: string): Ending =>
    ending(
      'contentType',
      reason,
      t('Browsers refuse it and do not reconnect. The server must send the header Content-Type: text/event-stream.'),
      'acceptAnswer',
    ),
  redirected: (status: number, statusText: string, location: string): Ending =>
    ending(
      'redirect',
      t`the server redirected to ${location} (${statusLine(status, statusText)}), and redirects are not followed`,
      t('Connect to that URL, or switch “Follow redirects” on in Options.'),
    ),
  askedAgain: (status: number, statusText: string): Ending =>
    ending(
      'status',
      t`the server responded with ${statusLine(status, statusText)}, and the request was repeated immediately on a new connection`,
    ),
  blockTooLong: (maxBytes: number): Ending =>
    ending(
      'limit',
      t`the server has sent ${Math.round(maxBytes / 1e6)} MB without the blank line that ends an event`,
      t('Nothing of this event can be shown. Check whether the server sends a blank line after each event.'),
    ),
  engineFailed: (message: string): Ending =>
    ending(
      'limit',
      t`the stream parser failed: ${asClause(message)}`,
      t('Connect again; the log of SSE Monitor has the details.'),
    ),
} as const;

/** Why a response isn't an event stream: clauses, each the whole of an ending `contentType`. */
export const contentTypeFaults = {
  missing: () => t('the response has no Content-Type'),
  other: (shown: string) => t`the response is ${shown}, not text/event-stream`,
  charset: (charset: string) => t`the response declares the charset ${charset}, but an event stream is always UTF-8`,
} as const;

const browsers = t('Browsers don’t reconnect after this response.');

function statusAdvice(status: number): string {
  if (status === 401) return t`The server requires credentials, and rejected or did not receive any. ${browsers}`;
  if (status === 403) return t`The server understood the request and refuses it. ${browsers}`;
  if (status === 404) return t`Check the path of the URL. ${browsers}`;
  if (status === 405) return t`The server doesn’t accept this method at this path. ${browsers}`;
  if (status === 429) return t`The server received too many requests; wait before you connect again. ${browsers}`;
  if (status >= 300 && status < 400)
    return t`Browsers follow only 301, 302, 303, 307 and 308; this status redirects nowhere. ${browsers}`;
  if (status >= 500) return t`Check the server log for the cause. ${browsers}`;
  return browsers;
}
