/** What an ending of a connection is, and how those of the catalogue are made. */

import type { StatusOffer } from '../boundary/page.ts';
import type { Authorization, EndKind, StreamEnd } from '../stream/records.ts';

/**
 * Why something ended, with advice for the person. Its `message` is a clause without a full stop, to be after `Closed: `,
 * `Failed: ` or `Waiting 3 s to reconnect: `, which say what will happen.
 */
export interface Ending extends StreamEnd {
  readonly advice?: string;
  /** The event that it happened at. */
  readonly seq?: number;
  /** What a person can do about it with one click. */
  readonly offer?: StatusOffer;
  /** With the offer to add authorization: the kind that the server asks for. */
  readonly authorization?: Authorization['kind'];
  /** The server asks not to be asked again before that, in ms since the epoch. */
  readonly retryAt?: number;
}

/** For the files beside this one. */
export function ending(kind: EndKind, message: string, advice?: string, offer?: StatusOffer): Ending {
  return { kind, message, ...(advice !== undefined && { advice }), ...(offer !== undefined && { offer }) };
}
