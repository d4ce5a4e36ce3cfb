/** What the measured clients have in common. */

import { addText } from './checksum.ts';
import type { Load } from './load.ts';

/** What a client says that it has received. A client that does not look at the bytes can only count them. */
export type Receipt = Partial<Pick<Load, 'events' | 'bytes' | 'dataLength' | 'checksum'>>;

/**
 * Reads a whole load: resolves with the last event, and the clock stops there. The function that it resolves with makes
 * the receipt, and lets go of what was kept.
 */
export type Client = (url: string) => Promise<() => Receipt | Promise<Receipt>>;

/** An event as clients keep it. */
export interface KeptEvent {
  readonly type: string;
  readonly data: string;
}

/** @param events - all of them, in the order in which they came */
export function receiptOf(events: readonly KeptEvent[]): Receipt {
  let [dataLength, checksum] = [0, 0];
  for (const { type, data } of events) {
    dataLength += data.length;
    checksum = addText(addText(checksum, type), data);
  }
  return { events: events.length, dataLength, checksum };
}

/** @throws Error when something is missing, or was changed on its way */
export function prove(client: string, receipt: Receipt, load: Load): void {
  for (const [key, value] of Object.entries(receipt) as [keyof Receipt, number][]) {
    if (value !== load[key]) throw new Error(`${client} received ${key} ${value}, and ${load[key]} was sent.`);
  }
  if (Object.keys(receipt).length === 0) throw new Error(`${client} proves nothing.`);
}
