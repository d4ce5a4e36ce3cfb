/** Rounds in which every client has its turn, so that a machine that slows down slows all of them down. */

import { watchOthers } from './busy.ts';
import { prove } from './client.ts';
import type { LoopFigures } from './event-loop.ts';
import type { Turn } from './measure.ts';
import type { LoadServer } from './server-process.ts';
import { median } from './statistics.ts';

export interface Contender {
  readonly name: string;
  turn(origin: string): Promise<Turn>;
}

/** A turn in which other processes used more of the machine than this is marked. */
const tolerated = 0.1;

export interface TurnFigures {
  /** Wall time, in ms. */
  readonly ms: number;
  /** Processor time of the server, in ms. */
  readonly serverMs: number;
  /** Share of the machine that others used, 0 to 1; absent where that is unknown. */
  readonly others?: number;
  readonly loop?: LoopFigures;
}

export interface Figures {
  readonly name: string;
  readonly turns: readonly TurnFigures[];
  readonly medianMs: number;
  readonly eventsPerSecond: number;
  /** To the first contender, the median of the ratios round by round. */
  readonly ratio: number;
  readonly serverMs: number;
  /** Turns in which the machine was busy with something else. */
  readonly disturbed: number;
}

export interface LoadFigures {
  readonly load: LoadServer['load'];
  readonly figures: readonly Figures[];
}

/**
 * Runs one round that does not count, then `rounds` that do.
 *
 * @param rootPid - see {@link watchOthers}
 * @throws when a client did not receive the whole load
 */
export async function runRounds(
  contenders: readonly Contender[],
  server: LoadServer,
  rounds: number,
  rootPid: number,
): Promise<LoadFigures> {
  const turns = contenders.map((): TurnFigures[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [i, contender] of contenders.entries()) {
      const figures = await measureTurn(contender, server, rootPid);
      if (round > 0) turns[i]?.push(figures);
    }
  }
  const reference = turns[0] ?? [];
  const figures = contenders.map(({ name }, i) => summarize(name, turns[i] ?? [], reference, server.load.events));
  return { load: server.load, figures };
}

async function measureTurn(contender: Contender, server: LoadServer, rootPid: number): Promise<TurnFigures> {
  const costBefore = await server.costMs();
  const endWatch = watchOthers(rootPid);
  const { ms, receipt, loop } = await contender.turn(server.origin);
  const others = endWatch();
  prove(contender.name, receipt, server.load);
  const serverMs = (await server.costMs()) - costBefore;
  return { ms, serverMs, ...(others !== undefined && { others }), ...(loop !== undefined && { loop }) };
}

function summarize(
  name: string,
  turns: readonly TurnFigures[],
  reference: readonly TurnFigures[],
  events: number,
): Figures {
  const medianMs = median(turns.map(({ ms }) => ms));
  return {
    name,
    turns,
    medianMs,
    eventsPerSecond: events / (medianMs / 1000),
    ratio: median(turns.map(({ ms }, round) => ms / (reference[round]?.ms ?? Number.NaN))),
    serverMs: median(turns.map(({ serverMs }) => serverMs)),
    disturbed: turns.filter(({ others = 0 }) => others > tolerated).length,
  };
}
