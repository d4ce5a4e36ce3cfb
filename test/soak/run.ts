/** What a soak does inside the extension host. Its report goes to a file: VS Code leaves out lines of more than 100,000 characters. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env, memoryUsage } from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { ConfigurationTarget, workspace } from 'vscode';
import type { MonitoredStream, SseMonitorApi } from '../../src/host/vscode/api.ts';
import { getApi, until } from '../host/support/api.ts';
import { collectGarbage } from '../perf/measure.ts';
import { ask } from '../perf/server-process.ts';
import { median } from '../perf/statistics.ts';
import type { Outcome, Sample, SoakReport } from './samples.ts';

/** Streams that come and go beside each other, and those that stay from the beginning to the end. */
const guests = 12;
const residents = 3;
/** Every so many of the guests has a panel. */
const panelEvery = 3;
const sampleMs = 10_000;
/** Small, so that every bound is reached within minutes. */
const limits = { maxMegabytes: 8, memoryMegabytes: 8 };

export async function run(): Promise<void> {
  const minutes = Number(env['SSE_MONITOR_SOAK_MINUTES']);
  const server = spawn(process.execPath, [join(__dirname, 'server.cjs')], {
    env: { ...env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [port] = (await once(server.stdout, 'data')) as [Buffer];
  const settings = workspace.getConfiguration('sseMonitor.log');
  for (const [name, value] of Object.entries(limits)) await settings.update(name, value, ConfigurationTarget.Global);
  try {
    const soak = new Soak(await getApi(), `http://127.0.0.1:${Number(port.toString())}`);
    writeFileSync(env['SSE_MONITOR_SOAK_REPORT'] ?? '', JSON.stringify(await soak.run(minutes), undefined, 2));
    console.log('host| {}');
  } finally {
    server.kill();
  }
}

class Soak {
  readonly #api: SseMonitorApi;
  readonly #origin: string;
  readonly #begun = performance.now();
  readonly #samples: Sample[] = [];
  readonly #outcomes: Outcome[] = [];
  #latencies: number[] = [];
  #names = 0;
  #panels = 0;
  #isOver = false;

  constructor(api: SseMonitorApi, origin: string) {
    this.#api = api;
    this.#origin = origin;
  }

  async run(minutes: number): Promise<SoakReport> {
    const staying = Array.from({ length: residents }, (_, n) => this.#live(`resident-${n}`, 200, n === 0));
    const visiting = Array.from({ length: guests }, (_, n) => this.#host(n));
    const watching = this.#watch();
    const endAt = this.#begun + minutes * 60_000;
    while (performance.now() < endAt) {
      await delay(Math.min(sampleMs, Math.max(0, endAt - performance.now())));
      this.#samples.push(await this.#sample());
      this.#tell();
    }
    this.#isOver = true;
    await Promise.all([...staying, ...visiting, watching]);
    await delay(2000);
    const [samples, outcomes, panels] = [this.#samples, this.#outcomes, this.#panels];
    return { minutes, samples, outcomes, panels, after: await this.#sample() };
  }

  /** One guest after the other. */
  async #host(slot: number): Promise<void> {
    await delay(slot * 700);
    while (!this.#isOver) {
      const name = `guest-${++this.#names}`;
      await this.#live(name, 20 + 60 * Math.random(), this.#names % panelEvery === 0, 10_000 + 30_000 * Math.random());
    }
  }

  /** A stream from its first request to its last event. */
  async #live(name: string, rate: number, reveal: boolean, ms = Infinity): Promise<void> {
    const url = `${this.#origin}/s?name=${name}&rate=${rate}&cut=5000`;
    const stream = await this.#api.connect({ url, reveal, stopOn: [{ type: 'done' }] });
    if (reveal) this.#panels++;
    const endAt = performance.now() + ms;
    while (!this.#isOver && performance.now() < endAt) await delay(250);
    const made = Number(await ask(`${this.#origin}/end?name=${name}`));
    await until(stream, ({ state }) => state === 'closed');
    this.#outcomes.push(await outcomeOf(stream, name, made));
    stream.dispose();
  }

  /** How long it takes from the server into the log and out again. */
  async #watch(): Promise<void> {
    const name = 'watched';
    const url = `${this.#origin}/s?name=${name}&rate=5&cut=20000`;
    const stream = await this.#api.connect({ url, reveal: false, stopOn: [{ type: 'done' }] });
    let last = 0;
    const look = async (): Promise<void> => {
      const { received } = stream.counts;
      if (received === last) return;
      last = received;
      const [event] = await stream.read(received, 1);
      if (event !== undefined) this.#latencies.push(Date.now() - (JSON.parse(event.data) as { sent: number }).sent);
    };
    const watching = stream.onDidChange(() => void look());
    while (!this.#isOver) await delay(250);
    const made = Number(await ask(`${this.#origin}/end?name=${name}`));
    await until(stream, ({ state }) => state === 'closed');
    watching.dispose();
    this.#outcomes.push(await outcomeOf(stream, name, made));
    stream.dispose();
  }

  async #sample(): Promise<Sample> {
    const latencies = this.#latencies;
    this.#latencies = [];
    const sockets = Number(await ask(`${this.#origin}/open`));
    collectGarbage();
    const { rss, heapUsed, external } = memoryUsage();
    return {
      at: (performance.now() - this.#begun) / 1000,
      rss,
      heap: heapUsed,
      external,
      handles: handles(),
      threads: threads(),
      sockets,
      streams: this.#api.streams.length,
      latency: latencies.length === 0 ? (this.#samples.at(-1)?.latency ?? 0) : median(latencies),
    };
  }

  #tell(): void {
    const sample = this.#samples.at(-1);
    if (sample === undefined || this.#samples.length % 6 !== 0) return;
    const { at, rss, heap, streams, sockets, threads, handles, latency } = sample;
    const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
    console.log(
      `host| ${(at / 60).toFixed(0)} min: ${megabytes(rss)}, heap ${megabytes(heap)}, ${handles} handles, ${threads} threads, ${streams} streams, ${sockets} sockets, ${latency.toFixed(0)} ms`,
    );
  }
}

/** Whether the newest events follow one another, up to the last. */
async function outcomeOf(stream: MonitoredStream, name: string, made: number): Promise<Outcome> {
  const { received, kept, dropped } = stream.counts;
  const first = Math.max(dropped + 1, received - 5000);
  const events = await stream.read(first, 10_000);
  const wrong = events.findIndex(({ id }, index) => Number(id) !== first + index);
  const fault =
    wrong >= 0
      ? `event ${first + wrong} has the ID ${events[wrong]?.id ?? ''}`
      : events.length === received - first + 1
        ? undefined
        : `${events.length} of ${received - first + 1} events were read`;
  return {
    name,
    made,
    received,
    kept,
    dropped,
    attempts: stream.attempts.length,
    ...(fault !== undefined && { fault }),
  };
}

function handles(): number {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return 0;
  }
}

function threads(): number {
  try {
    return Number(/^Threads:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
