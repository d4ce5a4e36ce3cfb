/** Two runs of a request, compared. */

import type { EventDigests } from './event-digest.ts';
import type { TypeCount } from './engine.ts';

/** What is compared of one run, as it was when the comparison began. */
export interface RunFigures {
  /** Of the run: counts from 1 in each panel. */
  readonly number: number;
  /** Whether more may arrive. */
  readonly isLive: boolean;
  /** That are kept. */
  readonly events: number;
  /** From the request to the first event, in ms. Absent: there is none, or nobody knows when it was asked for. */
  readonly firstEventMs?: number;
  /** From the first event to the last, in ms. Absent: there are not two. */
  readonly durationMs?: number;
  /** Between two events, in ms; the median is off by 4.5 % at most. Absent: there are not two. */
  readonly medianGapMs?: number;
  readonly maxGapMs?: number;
}

/** How many events of a type each run has. */
export interface TypeDifference {
  readonly name: string;
  readonly left: number;
  readonly right: number;
}

/** One event as a run has it; its data around the place where the two differ. */
export interface ComparedEvent {
  readonly type: string;
  readonly id?: string;
  readonly data: string;
}

/** An event that differs. */
export interface EventDifference {
  readonly seq: number;
  /** What of it does; empty where one of the runs has no such event. */
  readonly in: readonly ('type' | 'id' | 'data')[];
  readonly left?: ComparedEvent;
  readonly right?: ComparedEvent;
}

export interface RunComparison {
  readonly left: RunFigures;
  readonly right: RunFigures;
  /** In the order in which they first appeared; a hundred at most. */
  readonly types: readonly TypeDifference[];
  readonly typeCount: number;
  /** Whether the types first appeared in the same order. */
  readonly isOrderSame: boolean;
  /** The number of the first event that was compared: earlier ones were dropped. 0: none was. */
  readonly comparedFrom: number;
  /** How many events were compared one by one. */
  readonly compared: number;
  /** The first event that differs; and the first that differs in more than its ID, if that is another. None: all are equal. */
  readonly differences: readonly EventDifference[];
}

/** So many types are listed. */
const maxTypes = 100;

/** @param left - as the engine counts them, in the order of first appearance */
export function compareTypes(
  left: readonly TypeCount[],
  right: readonly TypeCount[],
): Pick<RunComparison, 'types' | 'typeCount' | 'isOrderSame'> {
  const names = [left, right].map((types) => types.filter(({ kept }) => kept > 0).map(({ name }) => name));
  const counts = [left, right].map((types) => new Map(types.map(({ name, kept }) => [name, kept])));
  const [ofLeft = new Map<string, number>(), ofRight = new Map<string, number>()] = counts;
  const all = [...new Set(names.flat())];
  return {
    types: all.slice(0, maxTypes).map((name) => ({
      name,
      left: ofLeft.get(name) ?? 0,
      right: ofRight.get(name) ?? 0,
    })),
    typeCount: all.length,
    isOrderSame: JSON.stringify(names[0]) === JSON.stringify(names[1]),
  };
}

/** Looks for the first events that differ, slice by slice. */
export class DifferenceSearch {
  /** The next event to ask both runs for. */
  nextSeq = 1;
  /** Whether there is nothing more to find. */
  isOver = false;
  comparedFrom = 0;
  compared = 0;
  /** The numbers of the first event that differs, and of the first that differs in type or data, or is missing in one run. */
  first: number | undefined;
  firstContent: number | undefined;

  /**
   * @param left - of a run's events from {@link nextSeq} on, as many as there is room for; empty when there are no more
   */
  take(left: EventDigests, right: EventDigests): void {
    const from = Math.max(left.firstSeq, right.firstSeq, this.nextSeq);
    const to = Math.min(endOf(left), endOf(right));
    if (to > from) {
      if (this.compared === 0) this.comparedFrom = from;
      this.#compare(left, right, from, to);
      this.nextSeq = to;
    } else if (left.content.length > 0 && right.content.length > 0) {
      // What one of them dropped is passed over.
      this.nextSeq = from;
    } else {
      this.#end(left, right);
    }
  }

  #compare(left: EventDigests, right: EventDigests, from: number, to: number): void {
    for (let seq = from; seq < to; seq++) {
      const [l, r] = [seq - left.firstSeq, seq - right.firstSeq];
      this.compared++;
      const isSame = left.content[l] === right.content[r];
      if (isSame && left.ids[l] === right.ids[r]) continue;
      this.first ??= seq;
      if (isSame) continue;
      this.firstContent = seq;
      this.isOver = true;
      return;
    }
  }

  /** One of them has no more. */
  #end(left: EventDigests, right: EventDigests): void {
    this.isOver = true;
    const more = [left, right].find(({ content }) => content.length > 0);
    if (more === undefined) return;
    this.firstContent = Math.max(more.firstSeq, this.nextSeq);
    this.first ??= this.firstContent;
  }
}

function endOf({ firstSeq, content }: EventDigests): number {
  return firstSeq + content.length;
}

/** So much of the data of an event is shown, in UTF-16 code units, and so much of that before the first difference. */
const maxChars = 400;
const charsBefore = 80;

/** The event, with the part of its data where it begins to differ from that of another run. */
export function excerptOf(event: ComparedEvent, other: ComparedEvent | undefined): ComparedEvent {
  const { type, id, data } = event;
  const from = Math.max(0, firstDifference(data, other?.data ?? '') - charsBefore);
  const text = data.slice(from, from + maxChars);
  return {
    type: cut(type),
    ...(id !== undefined && { id: cut(id) }),
    data: `${from > 0 ? '…' : ''}${text}${from + maxChars < data.length ? '…' : ''}`,
  };
}

function cut(text: string): string {
  return text.length > maxChars ? `${text.slice(0, maxChars)}…` : text;
}

function firstDifference(text: string, other: string): number {
  const end = Math.min(text.length, other.length);
  for (let at = 0; at < end; at++) if (text.charCodeAt(at) !== other.charCodeAt(at)) return at;
  return end;
}

/** @returns what of it differs; empty when one of them is not there */
export function differenceIn(left: ComparedEvent | undefined, right: ComparedEvent | undefined): EventDifference['in'] {
  if (left === undefined || right === undefined) return [];
  return (['type', 'id', 'data'] as const).filter((name) => left[name] !== right[name]);
}
