import type { EngineProgress } from '../../shared/stream/engine.ts';
import type { EventLog } from './event-log.ts';
import { lastAtMost } from '../bytes/binary-search.ts';

/** So many IDs from before a body are known, and so many of its events are looked at: a replay shows at its beginning. */
const maxIds = 65_536;

/** Longer IDs are not known: they would be in memory a second time, beyond what bounds the log. */
const maxIdChars = 500;

/** Stretches of events that are remembered. */
const maxStretches = 10_000;

/** Events with consecutive numbers. */
interface Stretch {
  readonly from: number;
  to: number;
}

/**
 * Which events came again after a reconnect: their own ID was that of an event before. The first body of a stream is not
 * looked at, so that it costs nothing.
 */
export class Repeats {
  readonly #log: EventLog;
  /** In ascending order. */
  readonly #stretches: Stretch[] = [];
  /**
   * The IDs of events before the body, each with the newest event that had it, in the order of these. They are not read anew
   * for each body: that much garbage with each reconnect would be what a stream that is cut often takes most memory for.
   */
  readonly #known = new Map<string, number>();
  /** Events before this one are known, or too old to be. */
  #knownTo = 0;
  /** The IDs before this body are known. */
  #isReady = false;
  /** Number of the body's first event, and how many of its events are still to be looked at. */
  #firstSeq = 0;
  #left = 0;
  /** The last event ID string when the body began. */
  #idBefore = '';
  #events = 0;
  #idWent: 'on' | 'back' | undefined;
  /** The body has had an ID. */
  #hasId = false;

  constructor(log: EventLog) {
    this.#log = log;
  }

  /** Whether {@link look} is to be called. */
  get isLooking(): boolean {
    return this.#left > 0;
  }

  /** Of the body that is being read; undefined: nothing is known of an ID. */
  get ofBody(): EngineProgress['again'] {
    if (this.#idWent === undefined && this.#events === 0) return undefined;
    return { events: this.#events, ...(this.#idWent !== undefined && { idWent: this.#idWent }) };
  }

  beginBody(): void {
    this.#isReady = false;
    this.#firstSeq = this.#log.nextSeq;
    this.#left = this.#log.kept > 0 ? maxIds : 0;
    this.#idBefore = this.#log.lastEventId;
    this.#events = 0;
    this.#idWent = undefined;
    this.#hasId = false;
  }

  /** To be called with each event, once it is in the log. */
  look(seq: number): void {
    this.#left--;
    const { text, isOwn } = this.#log.idOf(seq);
    if (isOwn && text !== '') this.#judge(seq, text);
    // Nobody asks for them any more, and before the next body they are too old.
    if (this.#left === 0) this.#known.clear();
  }

  /** Whether that event came again. */
  has(seq: number): boolean {
    return this.areIn(seq, seq);
  }

  /** Whether any of these did; most streams have none at all. Asked for each row of each window. */
  areIn(from: number, to: number): boolean {
    const last = this.#stretches[lastAtMost(this.#stretches.length, (index) => this.#stretches[index]?.from ?? 0, to)];
    return last !== undefined && from <= last.to;
  }

  #judge(seq: number, text: string): void {
    if (!this.#isReady) this.#learn();
    const isKnown = this.#known.has(text);
    if (!this.#hasId) this.#idWent = isKnown ? 'back' : direction(this.#idBefore, text);
    this.#hasId = true;
    if (isKnown) this.#add(seq);
  }

  #add(seq: number): void {
    this.#events++;
    const last = this.#stretches.at(-1);
    if (last?.to === seq - 1) last.to = seq;
    else this.#stretches.push({ from: seq, to: seq });
    if (this.#stretches.length > maxStretches) this.#stretches.shift();
  }

  /** The IDs of the last events before the body that are in the log. */
  #learn(): void {
    this.#isReady = true;
    const oldest = Math.max(this.#log.firstSeq, this.#firstSeq - maxIds);
    for (let seq = Math.max(oldest, this.#knownTo); seq < this.#firstSeq; seq++) {
      const { text, isOwn } = this.#log.idOf(seq);
      if (!isOwn || text.length > maxIdChars) continue;
      this.#known.delete(text);
      this.#known.set(text, seq);
    }
    this.#knownTo = this.#firstSeq;
    for (const [text, seq] of this.#known) {
      if (seq >= oldest) break;
      this.#known.delete(text);
    }
  }
}

/** Of whole numbers one can tell. */
function direction(before: string, now: string): 'on' | 'back' | undefined {
  const isNumber = /^\d{1,15}$/;
  if (!isNumber.test(before) || !isNumber.test(now)) return undefined;
  return Number(now) > Number(before) ? 'on' : 'back';
}
