/**
 * A loopback server in a process of its own that sends prepared bytes as fast as the client takes them.
 *
 * GET / is the load; GET /proof says what it holds; GET /cost says how much processor time the server has used, in ms.
 * It prints its port, and ends when its standard input does.
 */

import { type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { argv, cpuUsage, stdin } from 'node:process';
import { Readable, pipeline } from 'node:stream';
import { makeLoad } from './load.ts';

const { load, chunks } = makeLoad(Number(argv[2]));

function sendLoad(response: ServerResponse): void {
  // Without a length, as real event streams are: in chunked encoding.
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  // A client that has seen enough goes away: that is no failure of the server.
  pipeline(Readable.from(chunks), response, () => {});
}

function answer(url: string | undefined, response: ServerResponse): void {
  if (url === '/proof') response.end(JSON.stringify(load));
  else if (url === '/cost') response.end(String((cpuUsage().user + cpuUsage().system) / 1000));
  else sendLoad(response);
}

const server = createServer((request, response) => answer(request.url, response));
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
stdin.resume().once('end', () => process.exit(0));
