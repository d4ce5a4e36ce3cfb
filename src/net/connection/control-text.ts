/** What `eventsource` is given for an answer: its status, and in place of the stream the text that steers reconnection. */

import type { EventSource } from 'eventsource';
import { DEFAULT_RETRY_MS } from './waits.ts';

type FetchLike = NonNullable<NonNullable<ConstructorParameters<typeof EventSource>[1]>['fetch']>;
export type FetchLikeResponse = Awaited<ReturnType<FetchLike>>;

/** For one `eventsource`, which remembers from one body to the next what it was told. */
export class ControlText {
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #retryMs = DEFAULT_RETRY_MS;

  /** What `eventsource` will wait before its next attempt. */
  get retryMs(): number {
    return this.#retryMs;
  }

  /** Begins a body. */
  begin(): ReadableStream<Uint8Array> {
    return new ReadableStream({ start: (controller) => void (this.#controller = controller) });
  }

  /** Tells the reconnection time, as long as there is a body that it can be told in. */
  tell(retryMs: number): void {
    if (this.#controller === undefined || this.#retryMs === retryMs) return;
    this.#retryMs = retryMs;
    this.#controller.enqueue(new TextEncoder().encode(`retry: ${retryMs}\n\n`));
  }

  /** Ends the body. @param error - why it did not end properly */
  end(error?: Error): void {
    const controller = this.#controller;
    this.#controller = undefined;
    if (error === undefined) controller?.close();
    else controller?.error(error);
  }
}

export function asFetched(status: number, body: ReadableStream<Uint8Array> | null): FetchLikeResponse {
  return {
    status,
    body,
    url: '',
    redirected: false,
    headers: { get: (name) => (name === 'content-type' ? 'text/event-stream' : null) },
  };
}
