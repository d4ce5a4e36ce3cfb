/** What a stream tells of its life, for examples of diagnoses. */

import type { ConnectionAttempt } from '../../src/shared/stream/records.ts';

/** What is known of a stream. */
export interface LifeCase {
  /** As they are told in documents. */
  readonly told: string;
  readonly attempts: readonly ConnectionAttempt[];
  readonly retryMs?: number;
  readonly longestSilenceMs?: number;
  /** The file after whose save the server took no new connections. */
  readonly heldUpBy?: string;
  /** How many streams are open to the same host. */
  readonly open?: number;
}

export interface LifeExample {
  readonly trigger: LifeCase;
  readonly nearMiss: LifeCase;
}

const healthyHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-cache',
  'Access-Control-Allow-Origin': 'https://app.example',
};

/** An attempt without anything to say about it, but for what is given. */
export function attempt(
  given: Partial<ConnectionAttempt> = {},
  headers: Readonly<Record<string, string>> = {},
): ConnectionAttempt {
  return {
    number: 1,
    url: 'http://localhost/events',
    finalUrl: 'http://localhost/events',
    method: 'GET',
    startedAt: 1000,
    headersAt: 1010,
    status: 200,
    httpVersion: '1.1',
    responseHeaders: Object.entries({ ...healthyHeaders, ...headers }).filter(([, value]) => value !== ''),
    events: 1,
    bytes: 10,
    ...given,
  };
}
