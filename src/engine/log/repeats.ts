import type { EngineProgress } from '../../protocol/engine.ts';
import type { EventLog } from './event-log.ts';
import { lastAtMost } from './halving.ts';

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
  #known: Set<string> | undefined;
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
    this.#known = undefined;
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
    // Nobody asks for them any more.
    if (this.#left === 0) this.#known = undefined;
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
    const isKnown = (this.#known ??= this.#idsBefore()).has(text);
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

  #idsBefore(): Set<string> {
    const ids = new Set<string>();
    const oldest = Math.max(this.#log.firstSeq, this.#firstSeq - maxIds);
    for (let seq = this.#firstSeq - 1; seq >= oldest; seq--) {
      const { text, isOwn } = this.#log.idOf(seq);
      if (isOwn && text.length <= maxIdChars) ids.add(text);
    }
    return ids;
  }
}

/** Of whole numbers one can tell. */
function direction(before: string, now: string): 'on' | 'back' | undefined {
  const isNumber = /^\d{1,15}$/;
  if (!isNumber.test(before) || !isNumber.test(now)) return undefined;
  return Number(now) > Number(before) ? 'on' : 'back';
}
