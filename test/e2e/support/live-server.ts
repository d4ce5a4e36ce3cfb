/** A stream that goes on when a test says so. */

import { openEventStream, type SseServer, startSseServer } from '../../support/sse-server.ts';

export interface LiveServer extends SseServer {
  /** Sends to whoever was connected last. */
  send(text: string): void;
}

/** Answers everybody with `first`, and keeps the connection. */
export async function startLiveServer(first: string): Promise<LiveServer> {
  let write = (_text: string): void => {};
  const server = await startSseServer((_request, response) => {
    openEventStream(response);
    write = (text) => void response.write(text);
    write(first);
  });
  return Object.assign(server, { send: (text: string) => write(text) });
}
