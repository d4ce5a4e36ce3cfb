/** What a gateway, a retry or a lossy proxy does to a stream, and what the libraries and we make of it then. */

import { isDeepStrictEqual } from 'node:util';
import { llmEvent } from '../../src/llm/formats/format.ts';
import type { LlmEvent } from '../../src/llm/formats/format.ts';
import type { Recording } from '../support/llm-recordings.ts';
import { bytesOf, outcomeOf, ownReading } from './oracles.ts';
import type { Oracle } from './oracles.ts';

const mutations: Readonly<Record<string, (events: readonly LlmEvent[], at: number) => readonly LlmEvent[]>> = {
  dropped: (events, at) => [...events.slice(0, at), ...events.slice(at + 1)],
  doubled: (events, at) => [...events.slice(0, at + 1), ...events.slice(at)],
  'swapped with the next': (events, at) => [
    ...events.slice(0, at),
    ...events.slice(at, at + 2).toReversed(),
    ...events.slice(at + 2),
  ],
};

/** So many events are read for one recording, about: what a library takes depends on them. */
const readEvents = 1200;

/** What was compared, and what differed in silence. */
export interface Disturbed {
  readonly compared: number;
  /** Each: the event, what was done to it, and what the library made of it. */
  readonly silent: readonly string[];
}

/** Compares with each library that reads the recording as it is shown here. */
export async function disturbed(recording: Recording, oracles: readonly Oracle[]): Promise<Disturbed> {
  const own = ownReading(recording.events);
  let compared = 0;
  const silent: string[] = [];
  for (const oracle of oracles) {
    const whole = own && (await outcomeOf(oracle, recording.bytes, own, namesIn(recording)));
    if (whole?.result !== 'agrees') continue;
    for await (const difference of differences(recording, oracle)) {
      compared++;
      if (difference !== undefined) silent.push(difference);
    }
  }
  return { compared, silent };
}

/** @returns for each disturbance what differs in silence; `undefined` where nothing does */
async function* differences(recording: Recording, oracle: Oracle): AsyncGenerator<string | undefined> {
  const whole = ownReading(recording.events)?.summary;
  for (const [name, mutate] of Object.entries(mutations)) {
    for (const at of placesIn(recording.events)) {
      const events = mutate(recording.events, at).map(({ type, data, id }, seq) => llmEvent(seq, type, data, id));
      const own = ownReading(events);
      // Of what is of no known format nothing is said, and a fault is said by its name.
      const isSaid = !own || own.faults.length > 0;
      const outcome = isSaid ? undefined : await outcomeOf(oracle, bytesOf(events), own, namesIn(recording));
      // Where it did no harm, what is shown is the whole message, whatever the library makes of it.
      const isFine = isSaid || outcome?.result === 'agrees' || isDeepStrictEqual(own.summary, whole);
      const isShown = isFine || hasNoArguments(own.summary.toolCalls, oracle);
      yield isShown ? undefined : `event ${at} ${name}: ${oracle.version} ${outcome?.result} ${outcome?.detail}`;
    }
  }
}

/** Where a stream begins and ends most is told: those places first, and fewer of them in a long stream. */
function placesIn(events: readonly LlmEvent[]): readonly number[] {
  const { length } = events;
  const places = [1, length - 2, 0, length >> 1, length - 1, length - 3, 2].filter((at) => at >= 0 && at < length);
  const count = Math.max(2, Math.ceil(readEvents / length / Object.keys(mutations).length));
  return [...new Set(places)].slice(0, count);
}

function namesIn({ expected }: Recording): readonly string[] {
  return expected.toolCalls.map(({ name }) => name);
}

/** This library makes an empty object of arguments without a character; they are shown as they came. */
function hasNoArguments(calls: readonly { readonly arguments: unknown }[], oracle: Oracle): boolean {
  return oracle.name === 'ai' && calls.some((call) => call.arguments === '');
}
