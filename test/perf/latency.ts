/** How long an event takes from the server's write to the client's code, at a rate that keeps nothing busy. */

import { EventSource } from 'eventsource';
import { fill } from './engine-client.ts';
import { percentile } from './statistics.ts';

/** In ms. */
export interface LatencyFigures {
  readonly events: number;
  readonly p50: number;
  readonly p99: number;
}

/** In ms since the epoch, with fractions. */
const now = (): number => performance.timeOrigin + performance.now();

/** @param url - of a paced stream */
export async function measureLatency(client: string, url: string, workerFile: string): Promise<LatencyFigures> {
  const delays = client === 'engine' ? await engineDelays(url, workerFile) : await eventSourceDelays(url);
  return summarize(delays);
}

/** @param delays - in the order of the events; the first ones are warm-up */
export function summarize(delays: readonly number[]): LatencyFigures {
  const counted = delays.slice(50);
  return { events: counted.length, p50: percentile(counted, 50), p99: percentile(counted, 99) };
}

function eventSourceDelays(url: string): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const delays: number[] = [];
    const source = new EventSource(url);
    source.addEventListener('message', ({ data }) => delays.push(now() - Number(data)));
    source.addEventListener('error', () => reject(new Error('eventsource lost the connection')));
    source.addEventListener('done', () => {
      source.close();
      resolve(delays);
    });
  });
}

/** From the socket through the worker and back: the host knows then that the event is in the log. */
async function engineDelays(url: string, workerFile: string): Promise<number[]> {
  const times: number[] = [];
  const engine = await fill(workerFile, url, (received) => {
    while (times.length < received) times.push(now());
  });
  const records = await engine.read(1, 10_000);
  await engine.dispose();
  const events = records.filter(({ type }) => type === 'message');
  return events.map(({ seq, data }) => (times[seq - 1] as number) - Number(data));
}
