/** The clients that are measured in plain node as well as in the extension host. */

import http from 'node:http';
import { createGunzip } from 'node:zlib';
import { EventSource } from 'eventsource';
import { type Client, type KeptEvent, receiptOf } from './client.ts';

/** The reference: takes the bytes, lets node undo their codings, and throws them away. */
export const drain: Client = (url) =>
  new Promise((resolve, reject) => {
    const request = http.get(url, { agent: false }, (response) => {
      const isZipped = response.headers['content-encoding'] === 'gzip';
      const body = isZipped ? response.pipe(createGunzip()).once('error', reject) : response;
      let bytes = 0;
      body.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      body.once('end', () => resolve(() => ({ bytes })));
    });
    request.once('error', reject);
  });

/** `eventsource` alone, keeping a record of every event, whatever its type. */
export const eventSource: Client = (url) =>
  new Promise((resolve, reject) => {
    const kept: KeptEvent[] = [];
    class Keeping extends EventSource {
      override dispatchEvent(event: Event): boolean {
        if (!(event instanceof MessageEvent)) return super.dispatchEvent(event);
        kept.push({ type: event.type, data: event.data as string });
        if (event.type === 'done') {
          this.close();
          resolve(() => receiptOf(kept));
        }
        return true;
      }
    }
    const source = new Keeping(url);
    source.addEventListener('error', () => reject(new Error('eventsource lost the connection')));
  });
