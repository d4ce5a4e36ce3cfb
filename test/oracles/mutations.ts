/** What a gateway, a retry or a lossy proxy does to a stream: an event is lost, sent twice, or sent too late. */

import type { LlmEvent } from '../../src/llm/formats/format.ts';

export const mutations: Readonly<Record<string, (events: readonly LlmEvent[], at: number) => readonly LlmEvent[]>> = {
  dropped: (events, at) => numbered([...events.slice(0, at), ...events.slice(at + 1)]),
  doubled: (events, at) => numbered([...events.slice(0, at + 1), ...events.slice(at)]),
  'swapped with the next': (events, at) =>
    numbered([...events.slice(0, at), ...events.slice(at, at + 2).toReversed(), ...events.slice(at + 2)]),
};

function numbered(events: readonly LlmEvent[]): readonly LlmEvent[] {
  return events.map((event, seq) => ({ ...event, seq }));
}

/** So many events are read for one recording, about: what a library takes depends on them. */
const readEvents = 400;

/** Where a stream begins and ends most is told: those places first, and fewer of them in a long stream. */
export function placesIn(events: readonly LlmEvent[]): readonly number[] {
  const { length } = events;
  const places = [1, length - 2, 0, length >> 1, length - 1, length - 3, 2].filter((at) => at >= 0 && at < length);
  const count = Math.max(2, Math.ceil(readEvents / length / Object.keys(mutations).length));
  return [...new Set(places)].slice(0, count);
}
