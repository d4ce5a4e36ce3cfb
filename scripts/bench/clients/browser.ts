/**
 * Chromium's own `EventSource`. Nothing is attached to the browser: a debugger that watches its network is told of every
 * event, which makes it several times slower. Its page asks a small server of ours what to do, and tells it the result.
 */

import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { chromium, chromiumFlags } from '../../system/chromium.ts';
import { type Service, startService, temporaryFolder } from '../../system/child.ts';
import { addText } from '../../../test/perf/checksum.ts';
import type { Turn } from '../../../test/perf/measure.ts';

/** What the page can do, and what it makes of each event. */
const visits = { array: readIntoArray, rows: readIntoRows, paced: readPaced } as const;

type Visit = keyof typeof visits;

interface Task {
  readonly visit: Visit;
  readonly url: string;
}

/** How long a visit may take: far longer than any does. */
const patienceMs = 120_000;

export class Browser implements AsyncDisposable {
  readonly #server: Server;
  readonly #service: Service;
  /** The page waits for its next task. */
  #idle = Promise.withResolvers<ServerResponse>();
  #result = Promise.withResolvers<string>();

  static async start(): Promise<Browser> {
    const file = await chromium();
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Browser(server, file);
  }

  private constructor(server: Server, file: string) {
    this.#server = server.on('request', (request, response) => void this.#answer(request, response));
    const { port } = server.address() as AddressInfo;
    const profile = `--user-data-dir=${temporaryFolder('bench-chromium')}`;
    this.#service = startService(file, ['--headless', ...chromiumFlags, profile, `http://127.0.0.1:${port}/`]);
  }

  /** One turn in a fresh document. The clock is the page's. @param viewer - what the page makes of each event */
  async turn(viewer: 'array' | 'rows', origin: string): Promise<Turn> {
    return (await this.#visit({ visit: viewer, url: origin })) as Turn;
  }

  /** @returns what each event took from the server's write to its listener, in ms */
  async delays(url: string): Promise<readonly number[]> {
    return (await this.#visit({ visit: 'paced', url })) as number[];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#service.stop();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** @throws when the page does, or says nothing in a long time */
  async #visit(task: Task): Promise<unknown> {
    const tooLate = setTimeout(() => this.#fail(), patienceMs);
    try {
      const page = await Promise.race([this.#idle.promise, this.#result.promise]);
      this.#idle = Promise.withResolvers();
      if (typeof page !== 'string') page.end(JSON.stringify(task));
      const answer = JSON.parse(await this.#result.promise) as { value: unknown } | { error: string };
      if ('error' in answer) throw new Error(`Chromium: ${answer.error}`);
      return answer.value;
    } finally {
      clearTimeout(tooLate);
      this.#result = Promise.withResolvers();
    }
  }

  #fail(): void {
    const error = `It did not answer in ${patienceMs / 1000} s. It printed:\n${this.#service.output()}`;
    this.#result.resolve(JSON.stringify({ error }));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/next') return this.#idle.resolve(response);
    if (request.url === '/result') this.#result.resolve(await text(request));
    if (request.url !== '/') return void response.end();
    response.setHeader('Content-Type', 'text/html').end(document());
  }
}

function document(): string {
  const functions = [addText, receiptOfKept, readInto, ...Object.values(visits), work].map(String).join('\n');
  const names = Object.values(visits).map(({ name }) => name);
  const byName = Object.keys(visits).map((visit, i) => `${visit}: ${names[i]}`);
  return `<!doctype html><title>A simple viewer</title><body style="font: 13px monospace"><ol id="rows"></ol>
    <script type="module">${functions}\nawait work({ ${byName.join(', ')} });</script>`;
}

// From here on everything runs in the page, and sees nothing of this file but what is listed above.

async function work(visits: Record<string, (url: string) => Promise<unknown>>): Promise<void> {
  const { visit, url } = (await (await fetch('/next')).json()) as Task;
  const answer = await visits[visit]?.(url).then(
    (value) => ({ value }),
    (error: unknown) => ({ error: String(error) }),
  );
  await fetch('/result', { method: 'POST', body: JSON.stringify(answer) });
  location.reload();
}

interface KeptEvent {
  readonly type: string;
  readonly data: string;
}

function readIntoArray(origin: string): Promise<Turn> {
  const kept: KeptEvent[] = [];
  return readInto(origin, kept, ({ type, data }) => void kept.push({ type, data }));
}

function readIntoRows(origin: string): Promise<Turn> {
  const kept: KeptEvent[] = [];
  const rows = globalThis.document.querySelector('#rows') as HTMLElement;
  return readInto(origin, kept, ({ type, data }) => {
    kept.push({ type, data });
    const row = globalThis.document.createElement('li');
    row.textContent = `${type} ${data}`;
    rows.append(row);
  });
}

async function readInto(
  origin: string,
  kept: readonly KeptEvent[],
  keep: (event: MessageEvent<string>) => void,
): Promise<Turn> {
  const source = new EventSource(`${origin}/load`);
  for (const type of ['price', 'trade', 'news', 'message', 'done']) source.addEventListener(type, keep);
  const done = new Promise<void>((resolve, reject) => {
    source.addEventListener('done', () => resolve());
    source.addEventListener('error', () => reject(new Error('Chromium lost the connection')));
  });
  await fetch(`${origin}/held`);
  const begun = performance.now();
  void fetch(`${origin}/release`);
  await done;
  const ms = performance.now() - begun;
  source.close();
  return { ms, receipt: receiptOfKept(kept) };
}

function receiptOfKept(kept: readonly KeptEvent[]): Turn['receipt'] {
  let [dataLength, checksum] = [0, 0];
  for (const { type, data } of kept) {
    dataLength += data.length;
    checksum = addText(addText(checksum, type), data);
  }
  return { events: kept.length, dataLength, checksum };
}

function readPaced(url: string): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const delays: number[] = [];
    const source = new EventSource(url);
    source.addEventListener('message', ({ data }) => {
      delays.push(performance.timeOrigin + performance.now() - Number(data));
    });
    source.addEventListener('error', () => reject(new Error('Chromium lost the connection')));
    source.addEventListener('done', () => {
      source.close();
      resolve(delays);
    });
  });
}
