/** Reads the answers of language models out of the log, when there is time; and says what is wrong with them. */

import type { Fault, FaultKind } from '../../llm/answer/faults.ts';
import { llmEvent } from '../../llm/formats/format.ts';
import { terminatorOf } from '../../llm/reading/ending.ts';
import { judgeOver } from '../../llm/reading/judge.ts';
import type { Judged } from '../../llm/reading/judge.ts';
import { Merge } from '../../llm/reading/merge.ts';
import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { AnswerEnded } from '../../shared/stream/engine.ts';
import type { DiagnosisBook } from '../lint/diagnosis-book.ts';
import type { EventLog } from '../log/event-log.ts';
import type { EventReader } from '../log/event-reader.ts';
import type { LogFollower } from '../log/log-follower.ts';

/** When somebody waits, so many slices come one after the other. */
const maxSlicesAtOnce = 4;
/** A slice ends after so many bytes of events. It takes 2 to 5 ms; a single event can take longer. */
const sliceBytes = 1 << 18;
/** What an event, or a part, costs beside its bytes, in bytes. */
const eventCost = 500;
/** An event with more data is passed by: it has no piece of a text. */
const maxDataBytes = 1 << 22;

/** Where a body begins or ends, by the number of the next event. */
interface Mark {
  readonly seq: number;
  readonly isEnd: boolean;
  /** This side ended it: what the server hadn't sent yet is no fault of its. */
  readonly isOwn?: boolean;
}

/**
 * One answer for each body, the last of which is kept. Of a stream that is of no known format only the first events are
 * looked at. The bytes stay in the log: what is kept of an event is the piece of the text that it brought.
 */
export class AnswerFollower implements LogFollower {
  readonly #log: EventLog;
  readonly #reader: EventReader;
  readonly #book: DiagnosisBook;
  #merge = this.#newMerge();
  /** The number of the next event to look at. */
  #next = 1;
  #marks: Mark[] = [];
  /** Events that were dropped before they were read: the answer lacks their pieces. */
  #missed = 0;
  /** Looks at the parts of the body that is over, one in each step. */
  #judgment: Generator<Judged> | undefined;
  #revision = 0;
  /** Nothing more comes of the body that was read last. */
  #isOver = false;

  constructor(log: EventLog, reader: EventReader, book: DiagnosisBook) {
    this.#log = log;
    this.#reader = reader;
    this.#book = book;
  }

  /** Of the last body. */
  get merge(): Merge {
    return this.#merge;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** The number of the next event to look at. */
  get next(): number {
    return this.#next;
  }

  /** How many events the answer lacks. */
  get missed(): number {
    return this.#missed;
  }

  /** Counts up with each fault, with each slice of an answer, and with its end. */
  get revision(): number {
    return this.#revision;
  }

  /**
   * What has ended the answer, by its format's terminator, and nothing has come since; absent: nothing, or more is to be read. A
   * stream that several answers share has no end of its own.
   */
  get ended(): AnswerEnded | undefined {
    const { answer, recognition } = this.#merge;
    if (recognition === undefined || recognition.format.isShared || !this.isAtRest) return undefined;
    const by = terminatorOf(answer, recognition.format);
    const last = answer.endings.at(-1);
    if (by === undefined || last === undefined || last.seq !== this.#log.nextSeq - 1) return undefined;
    return { by, seq: last.seq };
  }

  /** Whether that event is an end that the format of the answer knows, as far as it was read. */
  isEnd(seq: number): boolean {
    const { answer, recognition } = this.#merge;
    const isOwn = recognition !== undefined && !recognition.format.isShared;
    return isOwn && answer.endings.some((ending) => ending.seq === seq);
  }

  get isAtRest(): boolean {
    return this.#next >= this.#log.nextSeq && this.#marks.length === 0 && this.#judgment === undefined;
  }

  beginBody(): void {
    this.#marks.push({ seq: this.#log.nextSeq, isEnd: false });
  }

  endBody(): void {
    this.#marks.push({ seq: this.#log.nextSeq, isEnd: true });
  }

  endOwn(): void {
    this.#marks.push({ seq: this.#log.nextSeq, isEnd: true, isOwn: true });
  }

  clear(): void {
    this.#merge = this.#newMerge();
    this.#marks = [];
    this.#judgment = undefined;
    this.#missed = 0;
    this.#next = this.#log.nextSeq;
  }

  /** Reads what is left at once, if it isn't much. */
  catchUp(): void {
    for (let slices = 0; slices < maxSlicesAtOnce && !this.isAtRest; slices++) this.advance();
  }

  advance(): void {
    const before = this.#next;
    this.#readSlice();
    const isRead = this.#merge.recognition !== undefined && this.#next > before;
    if (isRead || this.ended !== undefined) this.#revision++;
  }

  #readSlice(): void {
    this.#skipDropped();
    let left = sliceBytes;
    while (left > 0) {
      left -= this.#judge(left);
      if (this.#judgment) return;
      this.#heedMarks();
      if (this.#judgment) continue;
      const end = this.#marks[0]?.seq ?? this.#log.nextSeq;
      if (this.#merge.isForeign) this.#next = end;
      if (this.#next >= end) {
        if (this.#marks.length === 0) return;
        continue;
      }
      left -= this.#read(this.#next++) + eventCost;
    }
  }

  #skipDropped(): void {
    const { firstSeq } = this.#log;
    if (this.#next >= firstSeq) return;
    if (!this.#merge.isForeign) this.#missed += firstSeq - this.#next;
    this.#next = firstSeq;
  }

  #heedMarks(): void {
    for (let mark = this.#marks[0]; mark !== undefined && mark.seq <= this.#next; mark = this.#marks[0]) {
      if (this.#judgment) return;
      this.#marks.shift();
      this.#isOver = mark.isEnd;
      if (mark.isEnd) {
        if (mark.isOwn !== true) this.#end();
      } else {
        this.#merge = this.#newMerge();
        this.#missed = 0;
      }
    }
  }

  /** @returns the bytes that were read */
  #read(seq: number): number {
    const bytes = this.#reader.dataBytes(seq);
    if (bytes > maxDataBytes) return 0;
    const id = this.#reader.ownId(seq) ?? '';
    this.#merge.add(llmEvent(seq, this.#reader.type(seq), this.#reader.data(seq), id));
    return bytes;
  }

  /** The body is over: what it lacks is known now. */
  #end(): void {
    const { answer, recognition } = this.#merge;
    if (!recognition || this.#missed > 0) return;
    this.#judgment = judgeOver(answer, recognition.format, this.#next - 1);
  }

  /** @returns what it cost */
  #judge(most: number): number {
    let cost = 0;
    while (this.#judgment && cost < most) {
      const { value, done } = this.#judgment.next();
      if (done === true) this.#judgment = undefined;
      else for (const fault of value.faults) this.#note(fault);
      cost += eventCost + (value?.characters ?? 0);
    }
    return cost;
  }

  #newMerge(): Merge {
    const merge = new Merge();
    merge.answer.faults.onFault = (fault) => {
      if (this.#missed === 0) this.#note(fault);
    };
    return merge;
  }

  #note({ kind, seq, facts }: Fault): void {
    this.#revision++;
    this.#book.add(kindOf(kind), '', shortened(facts), { seq, isBetween: false });
  }
}

export function kindOf(kind: FaultKind): DiagnosisKind {
  const name = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}` as Capitalize<FaultKind>;
  return `llm${name}` satisfies DiagnosisKind;
}

/** A server's words are as long as it likes. */
function shortened(facts: Fault['facts']): Fault['facts'] {
  const entries = Object.entries(facts).map(([name, fact]) => {
    return [name, typeof fact === 'string' && fact.length > 200 ? `${fact.slice(0, 200)}…` : fact] as const;
  });
  return Object.fromEntries(entries);
}
