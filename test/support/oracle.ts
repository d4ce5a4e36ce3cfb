/**
 * The scenarios of test/fixtures/connection-oracle.json: what a server answers, step by step, and what the native
 * EventSource of Chromium did with it.
 */

import { readFixture } from './fixtures.ts';
import type { WireScript } from './wire-script.ts';

/** What happened in the page that held the EventSource, in order. */
export interface OracleEvent {
  /** Milliseconds since the EventSource was made, +-60. */
  readonly t: number;
  readonly kind: 'connection-event' | 'message-event';
  readonly type: string;
  /** Inside the handler: 0 connecting (it will reconnect), 1 open, 2 closed for good. */
  readonly readyState: 0 | 1 | 2;
  /** Of a message. */
  readonly data?: string;
  readonly lastEventId?: string;
  readonly origin?: string;
}

/** A request as the server saw it; a preflight is not listed. */
export interface OracleRequest {
  /** For example `GET /s HTTP/1.1`. */
  readonly line: string;
  /** The header, decoded as UTF-8; null when it was not sent. */
  readonly lastEventId: string | null;
  /** +-60; absent for the first request. */
  readonly msAfterPreviousEnded?: number;
  readonly cookie?: string;
}

export interface OracleOutcome {
  readonly finalReadyState: 0 | 1 | 2;
  readonly events: readonly OracleEvent[];
  readonly eventCount: number;
  readonly requestCount: number;
  /** The first eight at most. */
  readonly requests: readonly OracleRequest[];
}

export interface OracleScenario {
  readonly group: string;
  readonly name: string;
  readonly chromium: OracleOutcome;
  /** Whether `eventsource` 5.1.5 has the same outcome. */
  readonly eventsource5Same: boolean;
  readonly server: ScenarioServer;
}

export interface ScenarioServer extends WireScript {
  /** How long Chromium was watched: nothing more happened in this time. */
  readonly watchMs: number;
  /** The client calls `close()` in its first handler of this type. */
  readonly clientClosesOn?: string;
}

/**
 * Reads the scenarios, in the order of the file.
 *
 * @param folder - where the fixtures are, for tests that are bundled elsewhere
 */
export function loadConnectionScenarios(folder?: string | URL): readonly OracleScenario[] {
  const file = readFixture('connection-oracle.json', folder) as { scenarios: readonly OracleScenario[] };
  return file.scenarios;
}
