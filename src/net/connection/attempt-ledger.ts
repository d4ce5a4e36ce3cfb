/** The ledger of a connection: one entry for each request that was sent, with what became of it; the newest thousand. */

import type { EngineProgress } from '../../shared/stream/engine.ts';
import { isSecretHeader } from '../../shared/request/headers.ts';
import type { AttemptNews } from '../../shared/stream/annotations.ts';
import { statusLine } from '../../shared/messages/wording.ts';
import type { BodyFacts } from '../../shared/stream/body.ts';
import type { AttemptWait, ConnectionAttempt } from '../../shared/stream/records.ts';
import type { Ending } from '../../shared/messages/ending.ts';
import {
  hidden,
  type Redact,
  type Redacted,
  type RedactedTexts,
  redactNothing,
  redactTexts,
  shortenedRedacted,
} from '../redaction.ts';
import { shownChallenges, shownHeaders, shownLeniencies, shownRawHead, shownRedirects } from './shown-head.ts';
import type { Suspension } from './suspension.ts';
import type { HttpResponse, RequestProgress } from './transport.ts';
import { wallClock } from './wall-clock.ts';

function timeNow(): number {
  return Math.floor(wallClock.now());
}

/** An attempt without secrets in any of its texts. */
export type ShownAttempt = RedactedTexts<ConnectionAttempt>;

/** The same of an ending. */
export type ShownEnding = RedactedTexts<Ending>;

export function shownEnding({ message, advice, ...rest }: Ending, redact: Redact): ShownEnding {
  return { ...rest, message: redact(message), ...(advice !== undefined && { advice: redact(advice) }) };
}

type Entry = { -readonly [K in keyof ShownAttempt]: ShownAttempt[K] } & { end?: ShownEnding };

/** So many are kept: a server that ends every answer at once makes millions. */
const maxEntries = 1000;

export class AttemptLedger {
  readonly #entries: Entry[] = [];
  readonly #redact: Redact;
  readonly #suspension: Pick<Suspension, 'ms'>;
  /** When the newest attempt began. */
  #suspendedBefore = 0;
  #count = 0;
  /** What the stream had received when the newest attempt began. */
  #receivedBefore = 0;
  #bytesBefore = 0;

  /**
   * @param redact - takes out of a text what must not be seen
   * @param suspension - which attempts it was in is noted
   */
  constructor(redact: Redact = redactNothing, suspension: Pick<Suspension, 'ms'> = { ms: 0 }) {
    this.#redact = redact;
    this.#suspension = suspension;
  }

  get entries(): readonly ShownAttempt[] {
    return this.#entries;
  }

  /** Why the newest attempt ended; absent while it lasts, and before the first. */
  get lastEnding(): ShownEnding | undefined {
    return this.#entries.at(-1)?.end;
  }

  /** How many there were, those included that are not kept any more. */
  get count(): number {
    return this.#count;
  }

  /** The attempt that the event of that number came in, if it is kept. */
  attemptOf(seq: number): ShownAttempt | undefined {
    let before = this.#receivedBefore;
    for (let index = this.#entries.length - 1; index >= 0; index--) {
      if (seq > before) return this.#entries[index];
      before -= this.#entries[index - 1]?.events ?? 0;
    }
    return undefined;
  }

  /**
   * @param progress - of the engine at that moment
   * @param wait - what was waited before
   * @param via - what is between, as far as it is known before
   */
  begin(method: string, url: string, { counts }: EngineProgress, wait?: AttemptWait, via?: string): void {
    this.#receivedBefore = counts.received;
    this.#bytesBefore = counts.bytes;
    this.#suspendedBefore = this.#suspension.ms;
    const number = ++this.#count;
    const shown = this.#redact(url);
    const begun = { number, url: shown, finalUrl: shown, startedAt: timeNow(), events: 0, bytes: 0 };
    this.#entries.push({
      ...begun,
      method: this.#redact(method),
      ...(wait !== undefined && { wait }),
      ...(via !== undefined && { via: this.#redact(via) }),
    });
    if (this.#entries.length > maxEntries) this.#entries.shift();
  }

  /** The newest attempt carries this last event ID. */
  sent(lastEventId: string): void {
    const entry = this.#entries.at(-1);
    if (entry !== undefined) entry.lastEventIdSent = shortenedRedacted(this.#redact(lastEventId), maxIdLength);
  }

  /** What is known of the newest attempt, while it lasts. */
  progressed({ phases, remoteAddress, redirects, challenges }: RequestProgress): void {
    const entry = this.#entries.at(-1);
    if (entry === undefined || entry.endedAt !== undefined) return;
    if (phases === undefined) delete entry.phases;
    else entry.phases = phases;
    if (remoteAddress === undefined) delete entry.remoteAddress;
    else entry.remoteAddress = this.#redact(remoteAddress);
    // They only become more, and servers write them as long as they like: each is looked through once.
    const { redirects: followed = [], challenges: met = [] } = entry;
    const [newRedirects, newChallenges] = [redirects.slice(followed.length), challenges.slice(met.length)];
    if (newRedirects.length > 0) entry.redirects = [...followed, ...shownRedirects(newRedirects, this.#redact)];
    if (newChallenges.length > 0) entry.challenges = [...met, ...shownChallenges(newChallenges, this.#redact)];
  }

  /** The newest attempt was answered. A server may say again what it was told. @returns what is to be told of it */
  answered(response: HttpResponse): RedactedTexts<AttemptNews> | undefined {
    const entry = this.#entries.at(-1);
    if (entry === undefined) return undefined;
    const time = timeNow();
    Object.assign(entry, { ...shownResponse(response, this.#redact), headersAt: time });
    const text = this.#redact(statusLine(response.status, response.statusText));
    return { attempt: entry.number, phase: 'answered', text, time };
  }

  /** What the newest attempt has received, while it lasts. */
  account({ counts, again, bodyFacts }: EngineProgress): void {
    const entry = this.#entries.at(-1);
    if (entry === undefined || entry.endedAt !== undefined) return;
    const suspendedMs = this.#suspension.ms - this.#suspendedBefore;
    if (suspendedMs > 0) entry.suspendedMs = suspendedMs;
    // Until there are headers, these are facts of the body before.
    if (bodyFacts !== undefined && entry.headersAt !== undefined) entry.body = shownBody(bodyFacts, this.#redact);
    entry.events = counts.received - this.#receivedBefore;
    if (entry.events > 0) entry.firstEventAt ??= timeNow();
    if (entry.events > 0 && again !== undefined) {
      if (again.events > 0) entry.repeated = again.events;
      if (again.idWent !== undefined) entry.idWent = again.idWent;
    }
    entry.bytes = counts.bytes - this.#bytesBefore;
  }

  /** The newest attempt, whose answer was refused, goes on. */
  resume(): void {
    const entry = this.#entries.at(-1);
    delete entry?.end;
    delete entry?.endedAt;
  }

  /** The newest attempt is over; does nothing if it was already. @returns what is to be told of it */
  end(end: Ending, progress: EngineProgress): RedactedTexts<AttemptNews> | undefined {
    const entry = this.#entries.at(-1);
    if (entry === undefined || entry.endedAt !== undefined) return undefined;
    this.account(progress);
    const time = (entry.endedAt = timeNow());
    entry.end = shownEnding(end, this.#redact);
    return { attempt: entry.number, phase: 'ended', text: entry.end.message, time };
  }
}

function shownBody({ lenient, ...facts }: BodyFacts, redact: Redact): RedactedTexts<BodyFacts> {
  const shown = lenient && shownLeniencies(lenient, redact);
  return { ...facts, ...(shown !== undefined && { lenient: shown }) };
}

function shownResponse(response: HttpResponse, redact: Redact): Partial<ShownAttempt> {
  const {
    body: _body,
    release: _release,
    headers,
    requestHeaders,
    rawHead,
    lenient,
    redirects,
    challenges,
    ...facts
  } = response;
  return {
    ...redactTexts(facts, redact),
    responseHeaders: shownHeaders(headers, redact),
    requestHeaders: requestHeaders.map(([name, value]) => [redact(name), sentOf(name, value, redact)] as const),
    ...(rawHead !== undefined && { rawHead: shownRawHead(rawHead, redact) }),
    ...(lenient !== undefined && { lenient: shownLeniencies(lenient, redact) }),
    ...(redirects !== undefined && redirects.length > 0 && { redirects: shownRedirects(redirects, redact) }),
    ...(challenges !== undefined && { challenges: shownChallenges(challenges, redact) }),
  };
}

/** Of a last event ID so much is kept. */
const maxIdLength = 4096;

/** The server chose the ID, and every attempt would keep a copy of a huge one. */
function sentOf(name: string, value: string, redact: Redact): Redacted {
  const shown = redact(isSecretHeader(name) ? hidden : value);
  return name.toLowerCase() === 'last-event-id' ? shortenedRedacted(shown, maxIdLength) : shown;
}
