/** The connection in words, for the panel's status line, its title and its icon. */

import { t } from '@vscode/l10n';
import type { EngineProgress, RuleNotice } from '../../shared/stream/engine.ts';
import type { Ending } from '../../shared/messages/ending.ts';
import { type Message, mapMessage } from '../../shared/messages/message.ts';
import { redirectSentences } from '../../shared/messages/redirects.ts';
import { streamNotices } from '../../shared/messages/stream-notices.ts';
import { statusLine } from '../../shared/messages/wording.ts';
import { formatDelay } from '../../shared/text/delay.ts';
import type { ConnectionStatus, PanelNotice, PendingPhase } from '../../shared/boundary/page.ts';
import { awaitedPhase } from '../../shared/stream/phases.ts';
import type { AttemptWait, EndKind } from '../../shared/stream/records.ts';
import { isTooLong } from '../../net/connection/attempt-headers.ts';
import type { Connection } from '../../net/connection/connection.ts';
import { describeRoute } from '../../net/route.ts';
import type { Redact } from '../../net/redaction.ts';

export const idleStatus: ConnectionStatus = {
  state: 'idle',
  text: t('Idle: enter a URL and press Connect'),
  severity: 'none',
};

/** The status of a panel whose stream is over without being kept. */
export function closedStatus(end: Ending): ConnectionStatus {
  return {
    state: 'closed',
    text: t`Closed: ${end.message}`,
    severity: severities[end.kind],
    ...(end.advice !== undefined && { advice: end.advice }),
  };
}

/** What the person can do with one click, and for which server. */
function offered(
  { request }: ToldConnection,
  end: Ending | undefined,
): Pick<ConnectionStatus, 'offer' | 'authorization' | 'origin'> {
  if (end?.offer === undefined) return {};
  const { offer, authorization } = end;
  return { offer, ...(authorization !== undefined && { authorization }), origin: request.url.origin };
}

const severities: Readonly<Record<EndKind, ConnectionStatus['severity']>> = {
  stopRule: 'info',
  user: 'info',
  serverEnded: 'info',
  noContent: 'info',
  status: 'error',
  contentType: 'error',
  network: 'error',
  redirect: 'error',
  limit: 'error',
};

/** Whether an end of that kind means that something is wrong. */
export function isError(kind: EndKind): boolean {
  return severities[kind] === 'error';
}

/** What of a connection its status is made of. */
export type ToldConnection = Pick<
  Connection,
  | 'answer'
  | 'attemptCount'
  | 'attempts'
  | 'end'
  | 'lastByteAt'
  | 'lastEnding'
  | 'reconnectAt'
  | 'redact'
  | 'request'
  | 'route'
  | 'state'
  | 'wait'
>;

/**
 * Each of its texts is looked through for secrets once more as a whole: a new one cannot be forgotten.
 *
 * @param warnAfterMs - so long a silence is worth a warning; 0: none is
 */
export function connectionStatus(connection: ToldConnection, warnAfterMs: number): ConnectionStatus {
  const { text, advice, answer, pending, ...rest } = statusOf(connection, warnAfterMs);
  const { redact } = connection;
  return {
    ...rest,
    text: redact(text),
    ...(pending !== undefined && { pending: redactedPhase(pending, redact) }),
    ...(advice !== undefined && { advice: redact(advice) }),
    ...(answer !== undefined && { answer: redact(answer) }),
  };
}

function redactedPhase({ host, address, ...phase }: PendingPhase, redact: Redact): PendingPhase {
  return { ...phase, host: redact(host), ...(address !== undefined && { address: redact(address) }) };
}

function statusOf(connection: ToldConnection, warnAfterMs: number): ConnectionStatus {
  switch (connection.state) {
    case 'connecting':
      return { state: 'connecting', text: connectingText(connection), severity: 'none', ...pendingPhase(connection) };
    case 'open':
      return {
        state: 'open',
        text: openText(connection),
        severity: 'none',
        ...silence(connection, warnAfterMs),
        ...redirectAdvice(connection),
      };
    case 'waiting':
      return waitingStatus(connection);
    case 'closed':
      return endStatus(connection);
  }
}

function silence(
  { lastByteAt }: ToldConnection,
  warnAfterMs: number,
): Pick<ConnectionStatus, 'lastByteAt' | 'warnAfterMs'> {
  return { lastByteAt, ...(warnAfterMs > 0 && { warnAfterMs }) };
}

/** What the newest attempt waits for, once it has begun. */
function pendingPhase({ attempts }: ToldConnection): Pick<ConnectionStatus, 'pending'> {
  const attempt = attempts.at(-1);
  if (attempt === undefined || attempt.headersAt !== undefined || attempt.endedAt !== undefined) return {};
  const asked = attempt.redirects?.at(-1)?.to ?? attempt.url;
  // As it is written: a URL would encode what stands in the place of secrets.
  const host = /^https?:\/\/([^/?#]+)/.exec(asked)?.[1] ?? asked;
  const port = /:(\d+)$/.exec(host)?.[1] ?? (asked.startsWith('https:') ? '443' : '80');
  // Of what is between, it would be that one’s.
  const address = attempt.via === undefined ? attempt.remoteAddress : undefined;
  return {
    pending: {
      ...awaitedPhase(attempt, asked),
      begunAt: attempt.startedAt,
      host,
      ...(address !== undefined && { address: `${address.includes(':') ? `[${address}]` : address}:${port}` }),
    },
  };
}

/** What redirects made different in the request of the attempt that is open. */
function redirectAdvice({ attempts }: ToldConnection): Pick<ConnectionStatus, 'advice'> {
  const advice = redirectSentences(attempts.at(-1)?.redirects).join(' ');
  return advice === '' ? {} : { advice };
}

function connectingText({ request, attemptCount, route }: ToldConnection): string {
  const via = describeRoute(route);
  const { host } = request.url;
  const text = via === undefined ? t`Connecting to ${host}` : t`Connecting to ${host} via ${via}`;
  return text + againText(attemptCount);
}

function openText({ attempts, attemptCount }: ToldConnection): string {
  const attempt = attempts.at(-1);
  if (attempt === undefined) return t('Open');
  const from = attempt.finalUrl === attempt.url ? (URL.parse(attempt.url)?.host ?? attempt.url) : attempt.finalUrl;
  // Of the server that answered: trust is for the first origin, and one where a redirect led is verified.
  const isUnverified = attempt.tls?.verified === false;
  const open = isUnverified ? t('Open (certificate not verified)') : t('Open');
  const status = statusLine(attempt.status ?? 0, attempt.statusText ?? '');
  const origin = attempt.via === undefined ? t`${status} from ${from}` : t`${status} from ${from} via ${attempt.via}`;
  return `${open}: ${origin}${againText(attemptCount)}`;
}

/** Which attempt it is; of the first one nobody needs to be told. */
function againText(attemptCount: number): string {
  return attemptCount > 1 ? `, ${t`attempt ${attemptCount}`}` : '';
}

const waitReasons = {
  server: t('the time that the server asked for'),
  default: t('like a browser'),
  backOff: t('increases after each failed attempt'),
  person: t('as you chose'),
  save: t('to give the server time to restart'),
} satisfies Record<AttemptWait['setBy'], string>;

function waitingStatus(connection: ToldConnection): ConnectionStatus {
  const { lastEnding, attemptCount, wait, reconnectAt } = connection;
  const text = t`Waiting ${formatDelay(wait.ms)} to reconnect (attempt ${attemptCount + 1})`;
  const asked = waitReasons[wait.setBy];
  const advice = t`Reconnects automatically after ${formatDelay(wait.ms)}, ${asked}.`;
  return {
    state: 'waiting',
    text: lastEnding === undefined ? text : `${text}: ${lastEnding.message}`,
    advice: lastEnding?.advice === undefined ? advice : `${lastEnding.advice} ${advice}`,
    severity: wait.setBy === 'save' ? 'info' : 'warning',
    ...(reconnectAt !== undefined && { reconnectAt }),
    ...offered(connection, lastEnding),
  };
}

function endStatus(connection: ToldConnection): ConnectionStatus {
  const { end, answer } = connection;
  if (end === undefined) return { state: 'closed', text: t('Closed'), severity: 'info' };
  const stoppedBySeq = end.kind === 'stopRule' ? end.seq : undefined;
  return {
    ...closedStatus(end),
    ...offered(connection, end),
    ...(answer !== undefined && { answer }),
    ...(stoppedBySeq !== undefined && { stoppedBySeq }),
  };
}

/** What a person may wonder about in this stream. */
export function panelNotices(connection: Connection, { ruleNotices, fileProblem }: EngineProgress): PanelNotice[] {
  return [
    ...ruleNotices.map(explainStop),
    ...(connection.unsentId === undefined ? [] : [explainUnsent(connection.unsentId, connection.redact)]),
    ...(fileProblem === undefined ? [] : [streamNotices.fullDisk(fileProblem)]),
  ].map((message) => noticeOf(mapMessage(message, connection.redact)));
}

/** The message names the beginning of the ID. */
function explainUnsent(id: string, redact: Redact): Message {
  return isTooLong(id) ? streamNotices.hugeId(id.length) : streamNotices.unsendableId(redact(id));
}

function explainStop(notice: RuleNotice): Message {
  if (notice.kind === 'slow') return streamNotices.slowRule(notice);
  return notice.kind === 'noData' ? streamNotices.stopWithoutData(notice) : streamNotices.stopAsField(notice);
}

export function noticeOf({ what, next, advice }: Message): PanelNotice {
  return { text: next === undefined ? what : `${what} ${next}`, advice };
}
