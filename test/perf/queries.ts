/** Filters over a log that holds the whole load. */

import type { EngineClient } from '../../src/engine/client/client.ts';
import { type EventFilter, noFilter } from '../../src/shared/stream/engine.ts';
import { usualFlags } from '../../src/shared/stream/pattern.ts';
import { fill } from './engine-client.ts';

/** In ms from the question. */
export interface QueryTimes {
  /** To the first screen of rows, or to the end if there are fewer. */
  readonly firstScreen: number;
  /** To the end of the search. */
  readonly complete: number;
  readonly rows: number;
}

export interface QueryFigures {
  readonly byType: readonly QueryTimes[];
  readonly byText: readonly QueryTimes[];
  readonly byPattern: readonly QueryTimes[];
}

const rounds = 7;
const screen = { from: 0, count: 50, follow: false };

/**
 * @param type - of events that are in the load
 * @param text - that a few of its events contain
 * @param pattern - a regular expression that a few of its events match
 */
export async function measureQueries(
  origin: string,
  workerFile: string,
  type: string,
  text: string,
  pattern: string,
): Promise<QueryFigures> {
  const engine = await fill(workerFile, `${origin}/now`);
  const [byType, byText, byPattern]: [QueryTimes[], QueryTimes[], QueryTimes[]] = [[], [], []];
  for (let round = 0; round <= rounds; round++) {
    byType.push(await query(engine, { ...noFilter, only: [type] }));
    byText.push(await query(engine, { ...noFilter, where: { kind: 'text', text } }));
    byPattern.push(
      await query(engine, { ...noFilter, where: { kind: 'pattern', source: pattern, flags: usualFlags } }),
    );
  }
  await engine.dispose();
  // The first round is the warm-up.
  return { byType: byType.slice(1), byText: byText.slice(1), byPattern: byPattern.slice(1) };
}

/** Sets the filter and asks for the window again and again, as the page does while it is being searched. */
async function query(engine: EngineClient, filter: EventFilter): Promise<QueryTimes> {
  engine.setFilter(noFilter);
  await engine.view(screen);
  const begun = performance.now();
  engine.setFilter(filter);
  let firstScreen: number | undefined;
  for (;;) {
    const { window, searched, searchFailure, start, end } = await engine.view(screen);
    if (searchFailure !== undefined) throw new Error(`The search failed: ${JSON.stringify(searchFailure)}.`);
    const time = performance.now() - begun;
    if (window.seq.length === screen.count) firstScreen ??= time;
    if (searched === undefined) return { firstScreen: firstScreen ?? time, complete: time, rows: end - start };
  }
}
