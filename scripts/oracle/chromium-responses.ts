/** What Chromium makes of responses, over real sockets: for the oracle of test/fixtures/chromium-responses.json. */

import { createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import type { ChromiumRecord, ChromiumVerdict } from '../../test/support/chromium-verdicts.ts';
import { Listening } from '../../test/support/listening.ts';
import type { ResponseCase } from '../../test/support/response-cases.ts';

/** Ways to write a response: in one piece, in three, and with a read that ends between CR and LF. */
const splits: readonly ((bytes: Buffer) => readonly number[])[] = [
  () => [],
  ({ length }) => [Math.floor(length / 3), Math.floor((2 * length) / 3)],
  (bytes) => [...bytes.keys()].filter((at) => bytes[at - 1] === 13).slice(0, 12),
];

/** Long enough for two reads. */
const gapMs = 2;

/** Pages that ask at the same time; Chromium has six connections to a host. */
const pages = 5;

/** Records what Chromium makes of each case in three splits. @param browser - is not closed */
export async function recordResponses(
  browser: Browser,
  cases: readonly ResponseCase[],
): Promise<readonly ChromiumRecord[]> {
  await using server = await Listening.start(createServer({ noDelay: true }, (socket) => serve(socket, cases)));
  const origin = `http://127.0.0.1:${server.port}`;
  const context = await browser.newContext();
  const records = new Map<number, ChromiumRecord>();
  const left = cases.keys();
  const work = async (): Promise<void> => {
    const page = await context.newPage();
    await page.goto(`${origin}/page`);
    for (const index of left) records.set(index, await record(page, index, cases[index] as ResponseCase));
  };
  await Promise.all(Array.from({ length: pages }, work));
  await context.close();
  return cases.map((_, index) => records.get(index) as ChromiumRecord);
}

async function record(page: Page, index: number, { name, method }: ResponseCase): Promise<ChromiumRecord> {
  const verdicts: ChromiumVerdict[] = [];
  for (const split of splits.keys()) verdicts.push(await page.evaluate(look, { path: `/${index}/${split}/`, method }));
  const isSame = new Set(verdicts.map((verdict) => JSON.stringify(verdict))).size === 1;
  return { name, verdicts: isSame ? verdicts.slice(0, 1) : verdicts };
}

/** Runs in the page. */
async function look({ path, method }: { path: string; method: string }): Promise<ChromiumVerdict> {
  const short = (text: string): string =>
    text.length <= 200 ? text : `${text.slice(0, 20)}… ${text.length} characters`;
  const read = async (): Promise<ChromiumVerdict['fetched']> => {
    const response = await fetch(`${path}fetch`, { method, redirect: 'manual', cache: 'no-store' }).catch(
      () => undefined,
    );
    if (response === undefined) return 'refused';
    let body = '';
    let isComplete = true;
    const reader = response.body?.getReader();
    try {
      for (let got = await reader?.read(); got?.value !== undefined; got = await reader?.read())
        body += Array.from(got.value, (byte) => String.fromCharCode(byte)).join('');
    } catch {
      isComplete = false;
    }
    const headers = [...response.headers].filter(([, value]) => value !== 'text/event-stream');
    return {
      status: response.status,
      statusText: short(response.statusText),
      headers: headers.map(([name, value]): [string, string] => [short(name), short(value)]),
      body: short(body),
      isComplete,
    };
  };
  const stream = (): Promise<ChromiumVerdict['streamed']> =>
    new Promise((resolve) => {
      const source = new EventSource(`${path}stream`);
      const events: [string, string][] = [];
      let opened = false;
      const add = ({ type, data }: MessageEvent): unknown => events.push([type, data as string]);
      source.addEventListener('open', () => (opened = true));
      source.addEventListener('message', add);
      source.addEventListener('tick', add);
      source.addEventListener('error', () => {
        const { readyState } = source;
        source.close();
        resolve({ opened, events, readyState });
      });
    });
  const fetched = await read();
  const streamed = method === 'GET' ? await stream() : undefined;
  return { fetched, ...(streamed && { streamed }) };
}

/** Answers one request for `/page`, or for `/CASE/SPLIT/…`. */
function serve(socket: Socket, cases: readonly ResponseCase[]): void {
  let request = '';
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes) => {
    request += bytes.toString('latin1');
    if (!request.endsWith('\r\n\r\n')) return;
    const [, index = '', split = ''] = request.split(' ', 2)[1]?.split('/') ?? [];
    request = '';
    const found = cases[Number(index)];
    if (index === 'page' || found === undefined) socket.end(pageResponse);
    else void write(socket, found.bytes, splits[Number(split)]?.(found.bytes) ?? []);
  });
}

const pageResponse =
  'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<!doctype html><link rel=icon href=data:,>';

async function write(socket: Socket, bytes: Buffer, cuts: readonly number[]): Promise<void> {
  let from = 0;
  for (const cut of cuts) {
    if (socket.destroyed) return;
    socket.write(bytes.subarray(from, cut));
    from = cut;
    await delay(gapMs);
  }
  socket.end(bytes.subarray(from));
}
