/**
 * Conditions made of others. Each asks its parts about as few events as it can, the cheap ones first; where a part stops, so
 * does the whole: what is behind will be asked about again.
 */

import type { DataCondition, Findings } from './data-condition.ts';
import type { Segment } from '../log/segment.ts';

type Stop = Omit<Findings, 'hits'>;

/** What several conditions cost together. */
class Combination {
  readonly sliceBytes: number;
  readonly readsData: boolean;
  readonly bytesPerEvent: number;
  readonly followsBlocks: boolean;
  protected readonly parts: readonly DataCondition[];

  /** @param parts - those that cost least first */
  constructor(parts: readonly DataCondition[]) {
    const readers = parts.filter(({ readsData }) => readsData);
    this.parts = parts;
    this.readsData = readers.length > 0;
    // In the worst case each of them looks at the same data.
    this.sliceBytes = Math.min(...parts.map(({ sliceBytes }) => sliceBytes)) / Math.max(1, readers.length);
    this.bytesPerEvent = parts.reduce((sum, { bytesPerEvent }) => sum + bytesPerEvent, 0) / Math.max(1, readers.length);
    this.followsBlocks = parts.every(({ followsBlocks }) => followsBlocks);
  }
}

export class AllOf extends Combination implements DataCondition {
  search(segment: Segment, candidates: readonly number[]): Findings {
    let hits = candidates;
    let stop: Stop = {};
    for (const part of this.parts) {
      const found = part.search(segment, hits);
      hits = found.hits;
      // Events behind an earlier stop are no candidates any more: this one comes before it.
      if (found.stoppedAt !== undefined) stop = stopOf(found);
    }
    return { hits, ...stop };
  }
}

export class AnyOf extends Combination implements DataCondition {
  search(segment: Segment, candidates: readonly number[]): Findings {
    let hits: readonly number[] = [];
    let open = candidates;
    let stop: Stop = {};
    for (const part of this.parts) {
      const found = part.search(segment, open);
      if (found.stoppedAt !== undefined) {
        stop = stopOf(found);
        hits = before(hits, found.stoppedAt);
        open = before(open, found.stoppedAt);
      }
      hits = merged(hits, found.hits);
      open = without(open, found.hits);
    }
    return { hits, ...stop };
  }
}

export class Not extends Combination implements DataCondition {
  constructor(part: DataCondition) {
    super([part]);
  }

  search(segment: Segment, candidates: readonly number[]): Findings {
    const [part] = this.parts as [DataCondition];
    const found = part.search(segment, candidates);
    return { hits: without(before(candidates, found.stoppedAt), found.hits), ...stopOf(found) };
  }
}

function stopOf({ stoppedAt, failure }: Findings): Stop {
  return { ...(stoppedAt !== undefined && { stoppedAt }), ...(failure !== undefined && { failure }) };
}

function before(indexes: readonly number[], end: number | undefined): readonly number[] {
  return end === undefined ? indexes : indexes.filter((index) => index < end);
}

/** Both ascending, and none in both. */
function merged(some: readonly number[], others: readonly number[]): readonly number[] {
  if (some.length === 0) return others;
  if (others.length === 0) return some;
  const all: number[] = [];
  let next = 0;
  for (const index of some) {
    while (next < others.length && (others[next] as number) < index) all.push(others[next++] as number);
    all.push(index);
  }
  return all.concat(others.slice(next));
}

/** Both ascending. @param taken - of `indexes` */
function without(indexes: readonly number[], taken: readonly number[]): readonly number[] {
  if (taken.length === 0) return indexes;
  let next = 0;
  return indexes.filter((index) => {
    if (index !== taken[next]) return true;
    next++;
    return false;
  });
}
