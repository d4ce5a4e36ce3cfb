/**
 * The questions of a page that its stream's engine answers; the host between them hands them on as they are. A new one is
 * declared here and answered by a method of `Engine`: nothing else names it but who asks it.
 */

import type { AnswerRange, AnswerWindow } from '../stream/answer.ts';
import type { EventDetails, FoundRow, StorageAccount } from '../stream/engine.ts';
import type { StreamStatistics } from '../stream/statistics.ts';
import { type ArgumentGuards, isCount, oneOf } from './shape.ts';

/** What can be asked, and what is answered. */
export interface EngineQuestions {
  /**
   * One event whole, for a person to look at.
   *
   * @param maxChars - bounds the data in UTF-16 code units, and the raw block in bytes
   * @returns `undefined` when the event was dropped
   */
  details(seq: number, maxChars: number): EventDetails | undefined;
  /**
   * A piece of an event's data, for anyone who wants it whole and not in one message. To be asked for one after the other.
   *
   * @param from - offset in UTF-16 code units, less than `maxPieceChars`
   * @returns at most `maxChars` code units, fewer at the end; `undefined` when the event was dropped
   */
  dataPiece(seq: number, from: number, maxChars: number): string | undefined;
  /** The next event of the same type (1), or the previous one (-1); `undefined` when there is none in the log. */
  sameType(seq: number, step: 1 | -1): number | undefined;
  /** The ordinal of the row of that event, or of the first row after it, under the current filter. */
  locate(seq: number): number;
  /** The ordinal of the row of that annotation, or of the first row after it. */
  locateAnnotation(number: number): number;
  /** The number of the event with that ordinal; of the nearest row if there is no such row, 0 if there is none at all. */
  seqAt(ordinal: number): number;
  /** The row that was found next after that event, or before it; goes on at the other end. `null`: none was found so far. */
  findRow(seq: number, direction: 'next' | 'previous'): FoundRow | null;
  /** Where the events are that are kept, and how much they may take. `undefined` while there is no stream. */
  storage(): StorageAccount | undefined;
  /** What is measured of the stream; `undefined` while there is none. As long as some are `left`, it is to be asked again. */
  statistics(): StreamStatistics | undefined;
  /**
   * The answer of a language model: its header, and a stretch of one of its choices.
   *
   * @param choice - by its place; beyond the last one: the last one
   * @param from - where the stretch begins; too near to the end, or beyond it: the end of the answer
   * @param maxChars - bounds the stretch, and so does a fixed number of parts
   * @returns `undefined` while the stream is of no known format
   */
  answerWindow(choice: number, from: number, maxChars: number): AnswerWindow | undefined;
  /** The event that brought that character of the part; `undefined` where there is none. */
  answerSeqAt(part: number, offset: number): number | undefined;
  /** What the event added to the answer. */
  answerRanges(seq: number): readonly AnswerRange[];
  /** The next event that added something to the answer (1), or the previous one (-1). */
  answerStep(seq: number, step: 1 | -1): number | undefined;
}

export type QuestionName = keyof EngineQuestions;

interface Question<Ask extends (...args: never[]) => unknown> {
  /** The page shows hostile data: its words are not taken on trust. */
  readonly takes: ArgumentGuards<Ask>;
  /** What the host answers while there is no stream. */
  readonly withoutStream: ReturnType<Ask>;
}

/** By this table the page asks, the host checks and hands on, and the worker answers. */
export const engineQuestions: { readonly [Name in QuestionName]: Question<EngineQuestions[Name]> } = {
  details: { takes: [isCount, isCount], withoutStream: undefined },
  dataPiece: { takes: [isCount, isCount, isCount], withoutStream: undefined },
  sameType: { takes: [isCount, oneOf(1, -1)], withoutStream: undefined },
  locate: { takes: [isCount], withoutStream: 0 },
  locateAnnotation: { takes: [isCount], withoutStream: 0 },
  seqAt: { takes: [isCount], withoutStream: 0 },
  findRow: { takes: [isCount, oneOf('next', 'previous')], withoutStream: null },
  storage: { takes: [], withoutStream: undefined },
  statistics: { takes: [], withoutStream: undefined },
  answerWindow: { takes: [isCount, isCount, isCount], withoutStream: undefined },
  answerSeqAt: { takes: [isCount, isCount], withoutStream: undefined },
  answerRanges: { takes: [isCount], withoutStream: [] },
  answerStep: { takes: [isCount, oneOf(1, -1)], withoutStream: undefined },
};

export const questionNames = Object.keys(engineQuestions) as readonly QuestionName[];

/** The questions as functions whose answers come later. */
export type AskedQuestions = {
  readonly [Name in QuestionName]: (
    ...args: Parameters<EngineQuestions[Name]>
  ) => Promise<ReturnType<EngineQuestions[Name]>>;
};

/** A function for each question. @param ask - is given each that is asked */
export function askedQuestions(
  ask: <Name extends QuestionName>(
    name: Name,
    ...args: Parameters<EngineQuestions[Name]>
  ) => Promise<ReturnType<EngineQuestions[Name]>>,
): AskedQuestions {
  // The types pair each name with its arguments, which TypeScript cannot follow through the table.
  const asked = ask as (name: QuestionName, ...args: unknown[]) => Promise<unknown>;
  const functions = questionNames.map((name) => [name, (...args: unknown[]) => asked(name, ...args)]);
  return Object.fromEntries(functions) as AskedQuestions;
}

/** The guards of each question's arguments. */
export const questionArguments = Object.fromEntries(
  questionNames.map((name) => [name, engineQuestions[name].takes]),
) as unknown as { readonly [Name in QuestionName]: ArgumentGuards<EngineQuestions[Name]> };
