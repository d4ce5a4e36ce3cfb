/** Rounds in which every client has its turn, so that a machine that slows down slows all of them down. */

import { watchOthers } from './busy.ts';
import { prove } from './client.ts';
import type { LoopFigures } from './event-loop.ts';
import type { Turn } from './measure.ts';
import type { LoadServer } from './server-process.ts';
import { median } from './statistics.ts';
import type { ThreadFigures } from './thread.ts';

export interface Contender {
  readonly name: string;
  /** Of a load of its own; absent: that of all others. */
  readonly server?: LoadServer;
  turn(origin: string): Promise<Turn>;
}

/** A turn in which other processes used more of the machine than this is marked. */
const tolerated = 0.1;

/** So many rounds more are run at most to replace those that were disturbed. */
const moreRounds = 2;

export interface TurnFigures {
  /** Wall time, in ms. */
  readonly ms: number;
  /** Processor time of the server, in ms. */
  readonly serverMs: number;
  /** Share of the machine that others used, 0 to 1; absent where that is unknown. */
  readonly others?: number;
  readonly loop?: LoopFigures;
  readonly thread?: ThreadFigures;
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
  /** That were run after the warm-up; the figures are of those that were disturbed least. */
  readonly rounds: number;
  readonly figures: readonly Figures[];
}

/**
 * Runs one round that does not count, then `rounds` that do. While others disturb them there are a few more, and those
 * count that were disturbed least.
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
  const measured: (readonly TurnFigures[])[] = [];
  await measureRound(contenders, server, rootPid);
  while (measured.filter(isQuiet).length < rounds && measured.length < rounds + moreRounds) {
    measured.push(await measureRound(contenders, server, rootPid));
  }
  // By what others did, never by how fast a client was.
  const chosen = measured.toSorted((a, b) => worst(a) - worst(b)).slice(0, rounds);
  const turns = contenders.map((_, i) => chosen.flatMap((round) => round[i] ?? []));
  const reference = turns[0] ?? [];
  const figures = contenders.map(({ name }, i) => summarize(name, turns[i] ?? [], reference, server.load.events));
  return { load: server.load, rounds: measured.length, figures };
}

async function measureRound(
  contenders: readonly Contender[],
  server: LoadServer,
  rootPid: number,
): Promise<readonly TurnFigures[]> {
  const turns: TurnFigures[] = [];
  for (const contender of contenders) turns.push(await measureTurn(contender, server, rootPid));
  return turns;
}

/** The greatest share of the machine that others used in a turn of the round. */
function worst(round: readonly TurnFigures[]): number {
  return Math.max(...round.map(({ others = 0 }) => others));
}

function isQuiet(round: readonly TurnFigures[]): boolean {
  return worst(round) <= tolerated;
}

async function measureTurn(contender: Contender, shared: LoadServer, rootPid: number): Promise<TurnFigures> {
  const server = contender.server ?? shared;
  const costBefore = await server.costMs();
  const endWatch = watchOthers(rootPid);
  const { ms, receipt, loop, thread } = await contender.turn(server.origin);
  const others = endWatch();
  prove(contender.name, receipt, server.load);
  const serverMs = (await server.costMs()) - costBefore;
  return { ms, serverMs, ...(others !== undefined && { others }), ...(loop && { loop }), ...(thread && { thread }) };
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
