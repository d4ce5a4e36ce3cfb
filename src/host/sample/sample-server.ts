/** The built-in sample: a server of event streams inside the extension, so that a first try needs no other. */

import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { modelBlocks } from './sample-model.ts';
import { lastSampleId, readSampleQuery, sampleBlocks, samplePreamble, sampleQuery } from './sample-stream.ts';
import type { SampleOptions } from './sample-stream.ts';

const host = '127.0.0.1';
/** What a stream lasts, in ms, when nothing else is said. */
const usualMs = 10_000;
const paths = { stocks: '/events', model: '/chat' };

/** A stock ticker, which has everything that the format has; or the response of a language model. */
export type SampleName = keyof typeof paths;

export class SampleServer {
  readonly #durationMs: number;
  readonly #disposal = new AbortController();
  #started: Promise<string> | undefined;

  /**
   * @param options.durationMs - how long the ticker lasts; the pace of the language model is as much faster
   * @defaultValue ten seconds
   */
  constructor({ durationMs = usualMs }: { readonly durationMs?: number } = {}) {
    this.#durationMs = durationMs;
  }

  /**
   * Listens on a free port of the loopback interface, once.
   *
   * @returns the URL of the stream, with its query
   * @throws when there is no port to be had, or after disposal
   */
  async start(name: SampleName = 'stocks'): Promise<string> {
    this.#disposal.signal.throwIfAborted();
    this.#started ??= this.#listen();
    try {
      return `${await this.#started}${paths[name]}${name === 'stocks' ? `?${sampleQuery}` : ''}`;
    } catch (error) {
      // The next call tries again.
      this.#started = undefined;
      throw error;
    }
  }

  /** Closes the port and every connection. */
  dispose(): void {
    this.#disposal.abort(new Error('The sample server was disposed of.'));
  }

  /** @returns the origin */
  async #listen(): Promise<string> {
    const { signal } = this.#disposal;
    const server = createServer((request, response) => this.#answer(request, response));
    const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
    signal.addEventListener('abort', () => {
      reject(signal.reason);
      server.close();
      server.closeAllConnections();
    });
    server.once('error', reject).listen(0, host, resolve);
    await listening;
    return `http://${addressOf(server)}`;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { port } = request.socket.address() as AddressInfo;
    const { host: asked = '' } = request.headers;
    // DNS rebinding: a page of another origin whose name points to this machine sends that name as the host.
    if (asked !== `${host}:${port}` && asked !== `localhost:${port}`) {
      refuse(response, 403, 'This server answers only to its own address.');
      return;
    }
    const url = URL.parse(request.url ?? '', `http://${asked}`);
    const name = (Object.keys(paths) as SampleName[]).find((name) => paths[name] === url?.pathname);
    if (!url || !name) refuse(response, 404, `The sample streams are at ${Object.values(paths).join(' and ')}.`);
    else if (request.method !== 'GET') refuse(response.setHeader('Allow', 'GET'), 405, 'Only GET is allowed.');
    else if (name === 'model') this.#streamModel(response);
    else this.#stream(request, response, readSampleQuery(url.searchParams, this.#durationMs));
  }

  #stream(request: IncomingMessage, response: ServerResponse, options: SampleOptions): void {
    const lastId = lastReceivedId(request, options);
    // [spec] "Clients will reconnect if the connection is closed; a client can be told to stop reconnecting using the
    // HTTP 204 No Content response code."
    if (lastId === lastSampleId(options)) {
      response.writeHead(204).end();
      return;
    }
    const blocks = [...sampleBlocks(options)].filter(({ id }) => id > lastId);
    const paced = blocks.map(({ text }, index) => ({ text, afterMs: index === 0 ? 0 : options.intervalMs }));
    send(response, [{ text: samplePreamble, afterMs: 0 }, ...paced]);
  }

  #streamModel(response: ServerResponse): void {
    const pace = this.#durationMs / usualMs;
    send(
      response,
      [...modelBlocks()].map(({ text, afterMs }) => ({ text, afterMs: afterMs * pace })),
    );
  }
}

interface PacedBlock {
  readonly text: string;
  /** Since the block before; 0: together with it. */
  readonly afterMs: number;
}

/** Begins to send the blocks. A client that goes away ends its stream; there is nobody left to tell. */
function send(response: ServerResponse, blocks: readonly PacedBlock[]): void {
  const closed = new AbortController();
  response.once('close', () => closed.abort());
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  sendAll(response, blocks, closed.signal).catch(() => response.destroy());
}

async function sendAll(response: ServerResponse, blocks: readonly PacedBlock[], signal: AbortSignal): Promise<void> {
  for (const { text, afterMs } of blocks) {
    if (afterMs > 0) await delay(afterMs, undefined, { signal });
    response.write(text);
  }
  response.end();
}

/** The id that a reconnecting client has last seen; 0 when there is none, or one that is not of this stream. */
function lastReceivedId(request: IncomingMessage, options: SampleOptions): number {
  const header = request.headers['last-event-id'];
  const id = typeof header === 'string' && /^\d{1,9}$/.test(header) ? Number(header) : 0;
  return id <= lastSampleId(options) ? id : 0;
}

function refuse(response: ServerResponse, status: number, why: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${why}\n`);
}

function addressOf(server: Server): string {
  return `${host}:${(server.address() as AddressInfo).port}`;
}
