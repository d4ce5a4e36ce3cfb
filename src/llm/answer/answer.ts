/**
 * An answer as it grows: what a format's reader makes of the events. Everything is appended, and each event costs what it
 * carries, however long the answer is.
 */

import { isRecord, textAt, textOf } from '../json/values.ts';
import { FaultBook } from './faults.ts';
import { Numbers } from './numbers.ts';
import { Part } from './part.ts';
import type { PartKind, PartSpec, TextRange } from './part.ts';
import { Proof } from './proof.ts';
import type { ProofSubject } from './proof.ts';

export interface Stop {
  /** In the provider's own word. */
  readonly reason: string;
  readonly seq: number;
}

export interface UsageReport {
  /** As the provider sent it. */
  readonly value: unknown;
  readonly seq: number;
  /** How many reports there were: all but the last are running totals, and none is added to another. */
  readonly reports: number;
}

export interface ModelName {
  readonly name: string;
  readonly seq: number;
}

export interface AnswerError {
  readonly value: unknown;
  readonly message: string;
  readonly seq: number;
  /** How much text had come by then. */
  readonly afterCharacters: number;
}

export interface Ending {
  /** The terminator's name: `[DONE]`, `message_stop`. */
  readonly name: string;
  readonly seq: number;
}

/** A piece of the text that an event brought. */
export interface PartRange extends TextRange {
  readonly part: Part;
}

export interface UnknownKind {
  readonly first: number;
  count: number;
}

/** More parts, pieces and characters than that are not kept: no answer of a model is as long. */
const mostParts = 100_000;
const mostPieces = 4_000_000;
const mostCharacters = 1 << 25;

/** Kinds that a format doesn't know are kept by name, this many of them. */
const keptUnknownKinds = 100;
/** The beginning of a tag that the next piece may complete is shorter than this. */
const tagLength = '</think>'.length;

export class Answer {
  readonly parts: Part[] = [];
  readonly faults = new FaultBook();
  readonly proof = new Proof();
  readonly models: ModelName[] = [];
  readonly errors: AnswerError[] = [];
  readonly unknownKinds = new Map<string, UnknownKind>();
  /** By choice; the stop that was sent last holds. */
  readonly stops = new Map<string, Stop>();
  /** All terminators, in their order. */
  readonly endings: Ending[] = [];
  usage: UsageReport | undefined;
  /** Messages that said something beside the answer: progress, logs. */
  notifications = 0;
  /** The last message that parts belong to, where the format has more than one. */
  lastMessage = '';
  /** Whether more came than is kept. */
  isCut = false;
  /** A dialect that ends without the format's terminator. */
  endsSilently = false;
  /** Of all text of the answer itself. */
  characters = 0;
  #stored = 0;
  /** Takes what belongs to parts that aren't kept. */
  #overflow: Part | undefined;
  #live = new Map<string, Part>();
  #flowing = new Map<string, Part>();
  #pieceSeqs = new Numbers();
  #pieceParts = new Numbers();
  #pieceNumbers = new Numbers();

  get isEnded(): boolean {
    return this.endings.length > 0;
  }

  /** Counts up with whatever an event brings of the answer: a part, a piece, a stop reason, the first usage. */
  get growth(): number {
    return this.parts.length + this.#pieceSeqs.length + this.stops.size + (this.usage ? 1 : 0);
  }

  /** @returns the part that the format now means by the key */
  part(key: string): Part | undefined {
    return this.#live.get(key);
  }

  open(spec: PartSpec): Part {
    if (this.parts.length >= mostParts) return (this.#overflow ??= new Part(spec, this.parts.length));
    const part = new Part(spec, this.parts.length);
    this.parts.push(part);
    this.#live.set(spec.key, part);
    this.#flowing.delete(part.choice);
    return part;
  }

  /** @returns the part of the key; a fault and a new part where none was opened, a fault where it was closed */
  expect(spec: PartSpec): Part {
    const part = this.#live.get(spec.key);
    if (!part) {
      this.faults.add('partNotOpened', spec.seq, { part: spec.key, kind: spec.kind });
      return this.open(spec);
    }
    if (part.closedAt !== undefined) this.faults.add('partAfterClose', spec.seq, { part: spec.key, kind: part.kind });
    return part;
  }

  /** Opens a part as the format says; a fault where it is open already. */
  openOnce(spec: PartSpec): Part {
    const known = this.#live.get(spec.key);
    if (known && !known.isSuperseded) {
      this.faults.add('partOpenedTwice', spec.seq, { part: spec.key, kind: spec.kind, first: known.openedAt });
    }
    const part = this.open(spec);
    part.isBracketed = true;
    return part;
  }

  close(key: string, seq: number): Part | undefined {
    const part = this.#live.get(key);
    if (!part) this.faults.add('partNotOpened', seq, { part: key, kind: '' });
    else if (part.closedAt !== undefined) this.faults.add('partAfterClose', seq, { part: key, kind: part.kind });
    else part.closedAt = seq;
    return part;
  }

  append(part: Part, seq: number, piece: string): void {
    if (piece === '' || this.#isFull(part, piece)) return;
    if (part.kind === 'text') {
      this.characters += piece.length;
      this.#lookForTags(part, seq, piece);
    }
    if (piece.includes('\uFFFD')) {
      this.faults.add('replacementCharacter', seq, { kind: part.kind, offset: part.length + piece.indexOf('\uFFFD') });
    }
    this.#pieceSeqs.push(seq);
    this.#pieceParts.push(part.index);
    this.#pieceNumbers.push(part.pieceCount);
    part.append(seq, piece);
  }

  /**
   * Arguments of a call, which are JSON. Where a second value begins behind the first, calls were glued together: it becomes
   * a call of its own.
   *
   * @returns the part that the last character went to
   */
  appendArguments(part: Part, seq: number, piece: string): Part {
    const seam = part.scan?.add(piece);
    if (seam === undefined || !/^[[{]/.test(piece.slice(seam))) {
      this.append(part, seq, piece);
      return part;
    }
    this.append(part, seq, piece.slice(0, seam));
    this.faults.add('gluedArguments', seq, { part: part.key, name: part.name, offset: part.length });
    const { key, kind, choice, message, name } = part;
    return this.appendArguments(this.open({ key, kind, seq, choice, message, name }), seq, piece.slice(seam));
  }

  /** Text of a format that opens no parts: it goes on in the last part of its kind, unless another one came between. */
  flow(kind: PartKind, seq: number, piece: string, choice = '0', message = ''): void {
    if (piece === '') return;
    let part = this.#flowing.get(choice);
    if (part?.kind !== kind || part.message !== message) {
      part = this.open({ key: `${choice}:${kind}:${this.parts.length}`, kind, seq, choice, message });
      this.#flowing.set(choice, part);
    }
    this.append(part, seq, piece);
  }

  /** A text that the format always sends whole: what is new in it is appended where it only grew. */
  replace(part: Part, seq: number, text: string): void {
    const known = part.text;
    if (text.startsWith(known)) return this.append(part, seq, text.slice(known.length));
    if (part.kind === 'text') this.characters -= part.length;
    part.clear();
    this.append(part, seq, text);
  }

  /** A part that comes whole in one event. */
  whole(spec: PartSpec, text: string, value?: unknown): Part {
    const part = this.open(spec);
    this.append(part, spec.seq, text);
    if (value !== undefined) part.value = value;
    part.closedAt = spec.seq;
    return part;
  }

  /** A new message takes the place of what has come so far. */
  supersede(): void {
    for (const part of this.#live.values()) part.isSuperseded = true;
    this.#live.clear();
    this.#flowing.clear();
  }

  stop(reason: unknown, seq: number, choice = '0'): void {
    const word = textOf(reason);
    if (word !== '') this.stops.set(choice, { reason: word, seq });
  }

  report(value: unknown, seq: number): void {
    if (!isRecord(value)) return;
    this.usage = { value, seq, reports: (this.usage?.reports ?? 0) + 1 };
  }

  model(name: unknown, seq: number): void {
    const word = textOf(name);
    if (word !== '' && word !== this.models.at(-1)?.name && this.models.length < 1000)
      this.models.push({ name: word, seq });
  }

  error(value: unknown, seq: number): void {
    const message = textOf(value) || textAt(value, 'message') || textAt(value, 0, 'message');
    if (this.errors.length < 100) this.errors.push({ value, message, seq, afterCharacters: this.characters });
    this.faults.add('errorInside', seq, { message, characters: this.characters });
  }

  end(name: string, seq: number): void {
    if (this.endings.some((ending) => ending.name === name)) this.faults.add('doneTwice', seq, { name });
    else this.endings.push({ name, seq });
  }

  /** Beside the deltas, the stream has the same as a whole. */
  prove(subject: ProofSubject, seq: number, merged: string, final: string): void {
    const difference = this.proof.compare(subject, seq, merged, final);
    if (difference) this.faults.add('differsFromFinal', seq, { subject, offset: difference.offset });
  }

  unknown(kind: string, seq: number): void {
    const known = this.unknownKinds.get(kind);
    if (known) known.count++;
    else if (this.unknownKinds.size < keptUnknownKinds) this.unknownKinds.set(kind, { first: seq, count: 1 });
  }

  /** @returns what the event added to the answer */
  rangesOf(seq: number): readonly PartRange[] {
    const ranges: PartRange[] = [];
    const from = this.#pieceSeqs.firstAtLeast(seq);
    for (let i = from; i < this.#pieceSeqs.length && this.#pieceSeqs.at(i) === seq; i++) {
      const part = this.parts[this.#pieceParts.at(i)];
      const range = part?.rangeOf(this.#pieceNumbers.at(i));
      if (part && range) ranges.push({ part, ...range });
    }
    return ranges;
  }

  /** @returns the next event that added something (1), or the previous one (-1); `undefined` where there is none */
  pieceBeside(seq: number, step: 1 | -1): number | undefined {
    const at = this.#pieceSeqs.firstAtLeast(step === 1 ? seq + 1 : seq) + (step === 1 ? 0 : -1);
    return at >= 0 && at < this.#pieceSeqs.length ? this.#pieceSeqs.at(at) : undefined;
  }

  #isFull(part: Part, piece: string): boolean {
    this.#stored += piece.length;
    const isFull = this.#stored > mostCharacters || this.#pieceSeqs.length >= mostPieces || part === this.#overflow;
    this.isCut ||= isFull;
    return isFull;
  }

  /** A tag may be split over pieces: its beginning is kept until then. */
  #lookForTags(part: Part, seq: number, piece: string): void {
    if (part.tagBeginning === '' && !piece.includes('<')) return;
    const before = part.tagBeginning;
    const seen = before + piece;
    const tag = ['<think>', '</think>'].find((tag) => seen.includes(tag));
    if (tag !== undefined)
      this.faults.add('thinkTags', seq, { tag, offset: part.length - before.length + seen.indexOf(tag) });
    const rest = seen.slice(seen.lastIndexOf('<'));
    part.tagBeginning = tag === undefined && seen.includes('<') && rest.length < tagLength ? rest : '';
  }
}
