/** All clients in turn, each in a process of its own, beside one server for each load. */

import { pid } from 'node:process';
import type { LoadCoding } from '../../../test/perf/coded-load.ts';
import type { LoadName } from '../../../test/perf/load.ts';
import { findOnPath } from '../../system/command.ts';
import { type Contender, type LoadFigures, runRounds } from '../../../test/perf/rounds.ts';
import { Browser } from '../clients/browser.ts';
import { Children } from '../clients/child.ts';
import { workerFile, withServer } from '../clients/context.ts';
import { curlTurn } from '../clients/curl.ts';

/** A client by its name in a child's process, or a way of its own. */
type ClientName =
  | 'drain'
  | 'engine'
  | 'engine, limits raised'
  | 'eventsource'
  | 'eventsource-client'
  | '@microsoft/fetch-event-source'
  | 'launchdarkly-eventsource'
  | 'curl'
  | 'array'
  | 'rows';

const titles: Readonly<Partial<Record<ClientName, string>>> = {
  drain: 'bare node:http drain',
  engine: 'SSE Monitor, the engine in plain Node',
  'engine, limits raised': 'SSE Monitor, the engine in plain Node',
  curl: 'curl -N to nothing',
  array: 'Chromium, EventSource into an array',
  rows: 'Chromium, a row appended for each event',
};

/** The parts of this benchmark that compare clients. */
export const throughputParts = {
  small: {
    load: 'one million of 100 bytes',
    rounds: 5,
    clients: ['drain', 'curl', 'engine', 'eventsource', 'eventsource-client', '@microsoft/fetch-event-source', 'array'],
  },
  // Beside a drain for which node undoes the same codings.
  chunked: { load: 'one million of 100 bytes', coding: 'chunks', rounds: 5, clients: ['drain', 'engine'] },
  gzip: { load: 'one million of 100 bytes', coding: 'gzip', rounds: 5, clients: ['drain', 'engine'] },
  kilobyte: {
    load: '200,000 of 1 KB',
    rounds: 5,
    clients: ['drain', 'curl', 'engine', 'eventsource', 'eventsource-client', '@microsoft/fetch-event-source', 'array'],
  },
  large: {
    load: '20 of 10 MB',
    rounds: 5,
    clients: ['drain', 'curl', 'engine', 'eventsource', 'array'],
  },
  viewer: {
    load: '100,000 of 100 bytes',
    rounds: 3,
    clients: ['drain', 'engine', 'rows'],
  },
  // Its cost grows with the square of the events, so it has a load of its own.
  launchdarkly: {
    load: '10,000 of 100 bytes',
    rounds: 3,
    clients: ['drain', 'engine', 'launchdarkly-eventsource'],
  },
} satisfies Record<string, Competition>;

/** A load, the clients that read it in turn, the reference first, and the number of rounds that count. */
export interface Competition {
  readonly load: LoadName;
  /** @defaultValue `blocks` */
  readonly coding?: LoadCoding;
  readonly rounds: number;
  readonly clients: readonly ClientName[];
}

/** The same in a second: shows that the benchmark itself works. Its figures say nothing about the budgets. */
export function trialOf(competition: Competition): Competition {
  return { ...competition, load: '10,000 of 100 bytes', rounds: 1 };
}

export async function measureThroughput({ load, coding, rounds, clients }: Competition): Promise<LoadFigures> {
  using children = new Children();
  await using browser = clients.some((name) => name === 'array' || name === 'rows') ? await Browser.start() : undefined;
  const contenders = clients.map((name) => contender(name, children, browser)).filter((made) => made !== undefined);
  return await withServer(load, (server) => runRounds(contenders, server, rounds, pid), coding);
}

function contender(name: ClientName, children: Children, browser: Browser | undefined): Contender | undefined {
  const title = titles[name] ?? name;
  if (name === 'curl') return curlContender(title);
  if (name === 'array' || name === 'rows') {
    if (browser === undefined) throw new Error('The browser was not started.');
    return { name: title, turn: (origin) => browser.turn(name, origin) };
  }
  const child = children.start();
  return { name: title, turn: (origin) => child.perform('turn', name, origin, workerFile) };
}

/** Absent where there is no curl. */
function curlContender(name: string): Contender | undefined {
  const file = findOnPath(['curl']);
  return file === undefined ? undefined : { name, turn: (origin) => curlTurn(file, origin) };
}
