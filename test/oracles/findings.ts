/** What each library makes of each recording and of each fault, in a form that is kept in `found.json`. */

import type { FaultKind } from '../../src/llm/answer/faults.ts';
import { faultyStreams, healthyEvents } from '../support/faulty-llm-streams.ts';
import { recordings } from '../support/llm-recordings.ts';
import { bytesOf, outcomeOf, ownReading } from './oracles.ts';
import type { Oracle, Outcome } from './oracles.ts';

/** By the short name of the library; those that don't read the format are left out. */
type Outcomes = Readonly<Record<string, Outcome>>;

export interface Findings {
  /** By the short name of the library: its package with the version, and the others that it reads with. */
  readonly versions: Readonly<Record<string, string>>;
  /** By file; with the faults that are reported here. */
  readonly recordings: Readonly<Record<string, { readonly faults: readonly FaultKind[]; readonly by: Outcomes }>>;
  readonly faults: Readonly<Record<string, Outcomes>>;
  /** Of streams like those that the faults are in, without one. */
  readonly healthy: Readonly<Record<string, Outcomes>>;
}

export async function findingsOf(oracles: readonly Oracle[]): Promise<Findings> {
  const found: Record<string, Findings['recordings'][string]> = {};
  for (const { file, bytes, events, expected } of recordings) {
    const own = ownReading(events);
    if (!own) continue;
    const names = expected.toolCalls.map(({ name }) => name);
    const by = await outcomes(oracles, (oracle) => outcomeOf(oracle, bytes, own, names));
    const faults = [...new Set(own.faults.map(({ kind }) => kind))];
    if (Object.keys(by).length > 0) found[file] = { faults, by };
  }
  const faulty = faultyStreams.map(({ kind, events }) => [kind, events] as const);
  return {
    versions: Object.fromEntries(oracles.map(({ name, version }) => [name, version])),
    recordings: found,
    faults: await ofStreams(oracles, faulty),
    healthy: await ofStreams(oracles, Object.entries(healthyEvents)),
  };
}

async function ofStreams(
  oracles: readonly Oracle[],
  streams: Iterable<readonly [string, Parameters<typeof bytesOf>[0]]>,
): Promise<Findings['faults']> {
  const found: Record<string, Outcomes> = {};
  for (const [name, events] of streams) {
    const own = ownReading(events);
    if (own) found[name] = await outcomes(oracles, (oracle) => outcomeOf(oracle, bytesOf(events), own, ['f']));
  }
  return found;
}

async function outcomes(
  oracles: readonly Oracle[],
  of: (oracle: Oracle) => Promise<Outcome | undefined>,
): Promise<Outcomes> {
  const by: Record<string, Outcome> = {};
  for (const oracle of oracles) {
    const outcome = await of(oracle);
    if (outcome) by[oracle.name] = outcome;
  }
  return by;
}
