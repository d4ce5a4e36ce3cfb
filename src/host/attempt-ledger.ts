/** The ledger of a connection: one entry for each request that was sent, with what became of it. */

import type { EngineProgress } from '../protocol/engine.ts';
import type { ConnectionAttempt } from '../protocol/records.ts';
import type { Ending } from './messages.ts';
import type { HttpResponse } from './transport.ts';

type Entry = { -readonly [K in keyof ConnectionAttempt]: ConnectionAttempt[K] } & { end?: Ending };

export class AttemptLedger {
  readonly #entries: Entry[] = [];
  /** What the stream had received when the newest attempt began. */
  #receivedBefore = 0;
  #bytesBefore = 0;

  get entries(): readonly ConnectionAttempt[] {
    return this.#entries;
  }

  /** Why the newest attempt ended; absent while it lasts, and before the first. */
  get lastEnding(): Ending | undefined {
    return this.#entries.at(-1)?.end;
  }

  /** @param progress - of the engine at that moment */
  begin(method: string, url: string, { counts }: EngineProgress): void {
    this.#receivedBefore = counts.received;
    this.#bytesBefore = counts.bytes;
    const number = this.#entries.length + 1;
    this.#entries.push({ number, method, url, finalUrl: url, startedAt: Date.now(), events: 0, bytes: 0 });
  }

  /** The newest attempt carries this last event ID. */
  sent(lastEventId: string): void {
    const entry = this.#entries.at(-1);
    if (entry !== undefined) entry.lastEventIdSent = lastEventId;
  }

  /** The newest attempt was answered. */
  answered({ status, statusText, headers, finalUrl, remoteAddress }: HttpResponse): void {
    const entry = this.#entries.at(-1);
    if (entry === undefined) return;
    Object.assign(entry, { headersAt: Date.now(), status, statusText, responseHeaders: headers, finalUrl });
    if (remoteAddress !== undefined) entry.remoteAddress = remoteAddress;
  }

  /** What the newest attempt has received, while it lasts. */
  account({ counts }: EngineProgress): void {
    const entry = this.#entries.at(-1);
    if (entry === undefined || entry.endedAt !== undefined) return;
    entry.events = counts.received - this.#receivedBefore;
    entry.bytes = counts.bytes - this.#bytesBefore;
  }

  /** The newest attempt is over; does nothing if it was already. */
  end(end: Ending, progress: EngineProgress): void {
    const entry = this.#entries.at(-1);
    if (entry === undefined || entry.endedAt !== undefined) return;
    this.account(progress);
    entry.endedAt = Date.now();
    entry.end = end;
  }
}
