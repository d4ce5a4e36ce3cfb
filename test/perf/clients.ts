/** The clients that are measured. Each reads the whole load and proves it. */

import http from 'node:http';
import { EventSource } from 'eventsource';
import type { SseMonitorApi } from '../../src/host/api.ts';

/** What a client says that it has received. */
export interface Receipt {
  /** Absent for a client that does not look at the bytes. */
  readonly events?: number;
  readonly bytes?: number;
  readonly dataLength?: number;
}

export type Client = (url: string) => Promise<Receipt>;

/** The reference: takes the bytes and throws them away. */
export const drain: Client = (url) =>
  new Promise((resolve, reject) => {
    const request = http.get(url, { agent: false }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.once('end', () => resolve({ bytes }));
    });
    request.once('error', reject);
  });

/** `eventsource` alone, keeping a record of every event, whatever its type. */
export const eventSource: Client = (url) =>
  new Promise((resolve, reject) => {
    const kept: { type: string; data: string; lastEventId: string }[] = [];
    class Keeping extends EventSource {
      override dispatchEvent(event: Event): boolean {
        if (!(event instanceof MessageEvent)) return super.dispatchEvent(event);
        const { type, lastEventId } = event;
        const data = event.data as string;
        kept.push({ type, data, lastEventId });
        if (type === 'done') {
          this.close();
          resolve({ events: kept.length, dataLength: kept.reduce((sum, { data }) => sum + data.length, 0) });
        }
        return true;
      }
    }
    const source = new Keeping(url);
    source.addEventListener('error', () => reject(new Error('eventsource lost the connection')));
  });

/** The extension, through its exported API. What it keeps is read back after the clock has stopped, by `proveKept`. */
export function monitor(
  api: SseMonitorApi,
  kept: (stream: Awaited<ReturnType<SseMonitorApi['connect']>>) => void,
): Client {
  return async (url) => {
    const stream = await api.connect({ url, reveal: false, stopOn: [{ type: 'done' }] });
    await new Promise<void>((resolve, reject) => {
      const check = (): void => {
        if (stream.state !== 'closed') return;
        subscription.dispose();
        if (stream.end?.kind === 'stopRule') resolve();
        else reject(new Error(stream.end?.message));
      };
      const subscription = stream.onDidChange(check);
      check();
    });
    kept(stream);
    return { events: stream.counts.received, bytes: stream.counts.bytes };
  };
}
