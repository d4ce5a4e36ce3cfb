/**
 * A loopback server in a process of its own that sends prepared bytes as fast as the client takes them.
 *
 * - `/load`: the headers at once, and the load when `/release` is asked for, so that the clock measures the stream and not
 *   how a client is set up
 * - `/held`: answered when a client waits for its load
 * - `/now`: the load without waiting
 * - `/paced?rate=100&count=500`: so many events a second, each with the time of its writing as its data
 * - `/written`: those times, of the stream that was paced last
 * - `/flood?rate=200000&seconds=5`: so many events a second; see {@link flood}
 * - `/proof`: what the load holds; `/cost`: processor time that the server has used, in ms
 *
 * Its arguments are the name of the load and its coding. It prints its port, and ends when its standard input does.
 */

import { once } from 'node:events';
import { type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { argv, cpuUsage, stdin } from 'node:process';
import { type LoadCoding, codedLoad, send } from './coded-load.ts';
import { flood } from './flood.ts';
import { type LoadName, makeLoad } from './load.ts';

const { load, chunks } = makeLoad(argv[2] as LoadName);
const coded = codedLoad(chunks, argv[3] as LoadCoding);
const held: (() => void)[] = [];
const watchers: (() => void)[] = [];

// Without a length, as real event streams are: in chunked encoding.
const eventStream = { 'Content-Type': 'text/event-stream' };
const loadHeaders = { ...eventStream, ...coded.headers };

function hold(response: ServerResponse): void {
  response.writeHead(200, loadHeaders).flushHeaders();
  held.push(() => coded.send(response));
  for (const watcher of watchers.splice(0)) watcher();
}

/** In ms since the epoch, with fractions. */
const now = (): number => performance.timeOrigin + performance.now();

let written: number[] = [];

async function sendPaced(response: ServerResponse, rate: number, count: number): Promise<void> {
  response.writeHead(200, eventStream).flushHeaders();
  written = [];
  const begun = performance.now();
  for (let n = 1; n <= count; n++) {
    const wait = Math.max(0, begun + (n * 1000) / rate - performance.now());
    await new Promise((resolve) => setTimeout(resolve, wait));
    const time = now();
    written.push(time);
    response.write(`data: ${time}\n\n`);
  }
  response.end('event: done\ndata: 0\n\n');
  await once(response, 'close');
}

async function answer(url: URL, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = url;
  const parameter = (name: string): number => Number(searchParams.get(name));
  if (pathname === '/load') return hold(response);
  if (pathname === '/now') {
    response.writeHead(200, loadHeaders).flushHeaders();
    return coded.send(response);
  }
  if (pathname === '/paced') return sendPaced(response, parameter('rate'), parameter('count'));
  if (pathname === '/flood') {
    const batches = flood({ perSecond: parameter('rate'), seconds: parameter('seconds') });
    return send(batches, response.writeHead(200, eventStream));
  }
  if (pathname === '/held' && held.length === 0) await new Promise<void>((resolve) => watchers.push(resolve));
  response.end(answers[pathname]?.() ?? '');
}

const answers: Record<string, () => string> = {
  '/release': () => {
    for (const release of held.splice(0)) release();
    return '';
  },
  '/written': () => JSON.stringify(written),
  '/proof': () => JSON.stringify(load),
  '/cost': () => String((cpuUsage().user + cpuUsage().system) / 1000),
};

const server = createServer((request, response) => {
  // Browsers may ask from a page of another origin.
  response.setHeader('Access-Control-Allow-Origin', '*');
  void answer(new URL(request.url ?? '', 'http://localhost'), response);
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
stdin.resume().once('end', () => process.exit(0));
