/** The exported API, as another extension gets it. */

import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { extensions } from 'vscode';
import type { MonitoredStream, SseMonitorApi, SseMonitorExports } from '../../../src/host/vscode/api.ts';
import type { StreamRequest } from '../../../src/shared/stream/records.ts';
import { patienceMs } from '../../support/patience.ts';

export async function getApi(): Promise<SseMonitorApi> {
  const extension = extensions.getExtension<SseMonitorExports>('sse-monitor.sse-monitor');
  assert.ok(extension, 'the extension is installed');
  return (await extension.activate()).getAPI(1);
}

/** A stream that is disposed of with the block that it was opened in. */
export async function connect(request: StreamRequest): Promise<MonitoredStream & Disposable> {
  const stream = await (await getApi()).connect({ reveal: false, ...request });
  return Object.assign(stream, { [Symbol.dispose]: () => stream.dispose() });
}

/**
 * Resolves as soon as the condition holds; it is looked at after every change of the stream.
 *
 * @throws when it did not come true in a long time, with the state of the stream
 */
export async function until(stream: MonitoredStream, condition: (stream: MonitoredStream) => boolean): Promise<void> {
  const waiting = new AbortController();
  const met = new Promise<void>((resolve) => {
    const check = (): void => void (condition(stream) && resolve());
    const subscription = stream.onDidChange(check);
    waiting.signal.addEventListener('abort', () => subscription.dispose());
    check();
  });
  const tooLate = delay(patienceMs, true, { signal: waiting.signal }).catch(() => false);
  if ((await Promise.race([met, tooLate])) === true) {
    const { state, end, counts, attempts } = stream;
    assert.fail(`${String(condition)} did not come true: ${JSON.stringify({ state, end, counts, attempts })}`);
  }
  waiting.abort();
}

export const closed = (stream: MonitoredStream): boolean => stream.state === 'closed';
