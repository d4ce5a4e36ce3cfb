/** Reads a stream with `eventsource`, a client that others wrote. */

import { EventSource } from 'eventsource';

export interface ReceivedEvent {
  readonly type: string;
  readonly data: string;
  readonly lastEventId: string;
}

export interface Received {
  /** In the order of their arrival. */
  readonly events: readonly ReceivedEvent[];
  /** How often the connection was opened. */
  readonly opened: number;
  /** The status of the answer that ended it, when one did. */
  readonly status?: number;
}

/**
 * Reads until an event of type `until` came, which closes the stream, or until the client gave up.
 *
 * @param types - the types to listen to, beside `message` and `until`
 */
export async function readWithEventSource(url: string, types: readonly string[], until = 'done'): Promise<Received> {
  const events: ReceivedEvent[] = [];
  let opened = 0;
  const source = new EventSource(url);
  const { promise: ended, resolve: end } = Promise.withResolvers<number | undefined>();
  source.addEventListener('open', () => opened++);
  for (const type of new Set(['message', ...types, until])) {
    source.addEventListener(type, (event: MessageEvent) => {
      events.push({ type: event.type, data: event.data as string, lastEventId: event.lastEventId });
      if (type === until) end(undefined);
    });
  }
  source.addEventListener('error', (error) => {
    if (source.readyState === EventSource.CLOSED) end(error.code);
  });
  const status = await ended;
  source.close();
  return { events, opened, ...(status !== undefined && { status }) };
}
