/**
 * A loopback server in a process of its own whose streams are cut again and again, and which knows what it sent. A stream
 * is told from others by its name; its events are numbered from 1, and a client that says what it had last goes on there.
 *
 * - `/s?name=x&rate=100&cut=5000`: so many events a second, cut after so many ms on the average; the data is when it was sent
 * - `/end?name=x`: the stream's last event follows, of the type `done`; answers how many there were
 * - `/open`: how many connections there are
 *
 * It prints its port, and ends when its standard input does.
 */

import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stdin } from 'node:process';

/** Between two portions of a stream, in ms. */
const tickMs = 50;

const filler = 'the quick brown fox jumps over the lazy dog';

class NumberedStream {
  readonly #perTick: number;
  readonly #cutMs: number;
  /** The events that were made, those that have to be sent again not counted twice. */
  made = 0;
  isEnding = false;
  #owed = 0;

  constructor(rate: number, cutMs: number) {
    this.#perTick = (rate * tickMs) / 1000;
    this.#cutMs = cutMs;
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    let next = Number(request.headers['last-event-id'] ?? 0) + 1;
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('retry: 100\n\n');
    const cutAt = performance.now() + this.#cutMs * (0.5 + Math.random());
    const timer = setInterval(() => {
      this.#make();
      // What was lost on the way is sent again, as fast as the rest.
      const upTo = Math.min(this.made, next + 5000);
      let text = '';
      for (; next <= upTo; next++) text += eventOf(next, this.isEnding && next === this.made ? 'done' : 'message');
      if (text !== '') response.write(text);
      if (!this.isEnding && performance.now() > cutAt) cut(response, next);
    }, tickMs);
    response.once('close', () => clearInterval(timer));
  }

  #make(): void {
    if (this.isEnding) return;
    this.#owed += this.#perTick;
    const whole = Math.floor(this.#owed);
    this.#owed -= whole;
    this.made += whole;
  }

  end(): number {
    this.made++;
    this.isEnding = true;
    return this.made;
  }
}

function eventOf(n: number, type: string): string {
  return `${type === 'message' ? '' : `event: ${type}\n`}id: ${n}\ndata: {"n":${n},"sent":${Date.now()},"text":"${filler}"}\n\n`;
}

/** In one of three ways: properly, at once, and in the middle of an event, which comes again. */
function cut(response: ServerResponse, next: number): void {
  const way = Math.floor(Math.random() * 3);
  if (way === 0) response.end();
  else if (way === 1) response.destroy();
  else response.write(`id: ${next}\ndata: {"n":`, () => response.destroy());
}

const streams = new Map<string, NumberedStream>();
let open = 0;

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
  const name = searchParams.get('name') ?? '';
  if (pathname === '/s') {
    const stream =
      streams.get(name) ?? new NumberedStream(Number(searchParams.get('rate')), Number(searchParams.get('cut')));
    streams.set(name, stream);
    stream.answer(request, response);
    return;
  }
  response.setHeader('Connection', 'close');
  response.end(pathname === '/open' ? String(open - 1) : String(streams.get(name)?.end() ?? 0));
});
server.on('connection', (socket) => {
  open++;
  socket.on('error', () => {});
  socket.once('close', () => open--);
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
stdin.resume().once('end', () => process.exit(0));
