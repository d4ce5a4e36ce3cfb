/** The runs of one panel: the current one, and those before it that are kept until the panel is closed. */

import type { PanelNotice } from '../../shared/boundary/page.ts';
import type { RunsAccount, RunSummary } from '../../shared/boundary/runs.ts';
import type { Message } from '../../shared/messages/message.ts';
import { runMessages } from '../../shared/messages/run-messages.ts';
import type { LogLimits } from '../../shared/stream/engine.ts';
import { noticeOf } from '../streams/status.ts';
import type { Watched } from '../streams/watched.ts';
import { isWorthKeeping, type Run, summaryOf } from './run.ts';

/** So many are kept beside the current one. */
export const maxKept = 5;

/** Of the memory for a log, a kept run has this share; what is more of it goes to its file. The current run has the rest. */
const keptShare = 1 / 16;

/** A current run that is cleared holds less than it received: the engine is asked again only after so many more bytes. */
const askAgainBytes = 1 << 20;

export interface RunsOwner {
  /** Of the settings: for all runs of a panel together. */
  limits(): LogLimits;
  /** It is the current run no longer, and is kept. */
  retire(watched: Watched): void;
  /** A run is not kept any more, and is about to be disposed of. */
  onDidDrop(watched: Watched): void;
}

export class Runs {
  readonly #owner: RunsOwner;
  /** Asking the settings takes time, and every block of a stream is checked. */
  #limits: LogLimits;
  #current: Run | undefined;
  /** The oldest first. */
  #kept: readonly Run[] = [];
  /** What their logs hold, once they have said so. */
  readonly #held = new WeakMap<Run, number>();
  /** What is said of those that are kept: it changes with the current run, and every update of the page has it. */
  #summaries = new WeakMap<Run, RunSummary>();
  /** What was dropped since the current run began, and why. */
  #notices: readonly PanelNotice[] = [];
  /** The bytes that the current run had received when its engine was asked last what it holds. */
  #askedAt = -Infinity;
  /** What it holds fewer than it received. */
  #releasedBytes = 0;

  constructor(owner: RunsOwner) {
    this.#owner = owner;
    this.#limits = owner.limits();
  }

  get current(): Run | undefined {
    return this.#current;
  }

  /** The newest first: that is the current one. */
  get all(): readonly Run[] {
    return [...this.#kept, ...(this.#current === undefined ? [] : [this.#current])].toReversed();
  }

  /** That are not there any more, since the current run began. */
  get notices(): readonly PanelNotice[] {
    return this.#notices;
  }

  find(number: number): Run | undefined {
    return this.all.find((run) => run.number === number);
  }

  /** @param shown - one of them @returns undefined when there is nothing to choose from */
  account(shown: Watched | undefined): RunsAccount | undefined {
    const current = this.#current;
    const run = this.all.find(({ watched }) => watched === shown);
    if (current === undefined || run === undefined || this.#kept.length === 0) return undefined;
    return {
      shown: run.number,
      current: current.number,
      state: current.watched.status.state,
      list: [summaryOf(current, current), ...this.#kept.map((one) => this.#summaryOf(one, current)).toReversed()],
    };
  }

  /** Another run begins. The one before is kept; one that has nothing to look at gives way, and its number with it. */
  begin(watched: Watched): void {
    const before = this.#current;
    const isKept = before !== undefined && isWorthKeeping(before);
    this.#current = { number: before === undefined ? 1 : before.number + Number(isKept), watched };
    this.#notices = [];
    this.#summaries = new WeakMap();
    this.#askedAt = -Infinity;
    this.#releasedBytes = 0;
    if (isKept) this.#keep(before);
    else before?.watched.dispose();
    if (this.#kept.length > 0) this.#shareMemory();
  }

  /** The settings say other bounds. */
  followLimits(): void {
    this.#limits = this.#owner.limits();
    this.#shareMemory();
    this.check();
  }

  /** To be called whenever the current run has progressed: kept ones give way, the oldest first, when all hold too much. */
  check(): void {
    while (this.#kept.length > 0 && this.#isOver()) this.#dropOldest(runMessages.overLimits);
  }

  /** Somebody else has disposed of it. */
  forget(watched: Watched): void {
    if (!this.#kept.some((run) => run.watched === watched)) return;
    this.#kept = this.#kept.filter((run) => run.watched !== watched);
    this.#owner.onDidDrop(watched);
  }

  dispose(): void {
    const all = this.all;
    this.#kept = [];
    this.#current = undefined;
    for (const { watched } of all) watched.dispose();
  }

  /** Of one that is kept. What was on its way to its engine when it was closed is still counted. */
  #summaryOf(run: Run, current: Run): RunSummary {
    const summary = this.#summaries.get(run) ?? summaryOf(run, current);
    this.#summaries.set(run, summary);
    return { ...summary, events: run.watched.counts.received };
  }

  #keep(run: Run): void {
    const { engine } = run.watched;
    this.#owner.retire(run.watched);
    engine.rest();
    this.#kept = [...this.#kept, run];
    void this.#measure(run);
    while (this.#kept.length > maxKept) this.#dropOldest(runMessages.tooMany);
    this.check();
  }

  #dropOldest(why: (number: number) => Message): void {
    const [oldest, ...rest] = this.#kept;
    if (oldest === undefined) return;
    this.#kept = rest;
    this.#notices = [...this.#notices, noticeOf(why(oldest.number))];
    this.#owner.onDidDrop(oldest.watched);
    oldest.watched.dispose();
    this.#shareMemory();
  }

  #isOver(): boolean {
    const { maxEvents, maxBytes } = this.#limits;
    const events = this.all.reduce((sum, { watched }) => sum + watched.counts.kept, 0);
    if (events > maxEvents) return true;
    const kept = this.#kept.reduce((sum, run) => sum + (this.#held.get(run) ?? 0), 0);
    const { bytes = 0 } = this.#current?.watched.counts ?? {};
    const isOver = kept + Math.min(bytes - this.#releasedBytes, maxBytes) > maxBytes;
    return isOver && !this.#asksAgain(bytes);
  }

  /** Whether the engine of the current run is to say what it really holds, before anything is dropped for it. */
  #asksAgain(bytes: number): boolean {
    if (bytes < this.#askedAt + askAgainBytes) return false;
    const run = this.#current;
    if (run === undefined) return false;
    this.#askedAt = bytes;
    void this.#measureCurrent(run, bytes);
    return true;
  }

  async #measure(run: Run): Promise<void> {
    this.#held.set(run, await this.#askHeld(run));
    this.check();
  }

  /** @param bytes - that it had received when it was asked */
  async #measureCurrent(run: Run, bytes: number): Promise<void> {
    const held = await this.#askHeld(run);
    if (run !== this.#current) return;
    this.#releasedBytes = Math.max(0, bytes - held);
    this.check();
  }

  async #askHeld({ watched: { engine, counts } }: Run): Promise<number> {
    try {
      return (await engine.ask('storage'))?.heldBytes ?? 0;
    } catch {
      // The engine is gone, and what it held.
      return counts.kept > 0 ? counts.bytes : 0;
    }
  }

  #shareMemory(): void {
    const limits = this.#limits;
    const shared = (share: number): LogLimits => ({
      ...limits,
      ...(limits.memoryBytes !== undefined && { memoryBytes: Math.floor(limits.memoryBytes * share) }),
    });
    for (const { watched } of this.#kept) watched.engine.setLimits(shared(keptShare));
    this.#current?.watched.engine.setLimits(shared(1 - this.#kept.length * keptShare));
  }
}
