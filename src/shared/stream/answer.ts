/** The answer of a language model in a stream: as the page shows it, and as other extensions get it. */

import type { DiagnosisKind } from '../diagnoses/catalogue.ts';

export type AnswerPartKind =
  | 'text'
  | 'thinking'
  | 'refusal'
  | 'toolCall'
  | 'toolResult'
  | 'serverTool'
  | 'citation'
  | 'image'
  | 'fallback'
  | 'compaction'
  /** What a protocol carries that isn't an answer of a model: results of a subscription. Each piece is one value, as JSON. */
  | 'values';

/** A stretch of one part. Offsets are in UTF-16 code units of the part's text. */
export interface AnswerPiece {
  /** The part's place in the answer, from 0. */
  readonly part: number;
  readonly kind: AnswerPartKind;
  /** Of the tool, or of what the format calls the part. */
  readonly name: string;
  /** Of the event that opened it. */
  readonly openedAt: number;
  readonly start: number;
  readonly text: string;
  /** Of the whole part's text. */
  readonly length: number;
  /** What the format has whole, beside the text: as JSON. */
  readonly value?: string;
  /** The text of a call is not JSON. */
  readonly isFreeText: boolean;
  /** It was sent in a message that another one took the place of. */
  readonly isSuperseded: boolean;
  /** Its content was encrypted or left out by the provider. */
  readonly isHidden: boolean;
}

export interface AnswerEndState {
  readonly state: 'running' | 'complete' | 'truncated' | 'error' | 'stalled';
  /** The kind of the last part when it ended. */
  readonly during?: AnswerPartKind;
  /** Of the text that had come. */
  readonly characters: number;
  /** What said so: a terminator, a stop reason, the words of the error; "" where nothing did. */
  readonly by: string;
}

export interface AnswerProof {
  readonly state: 'matches' | 'differs' | 'none';
  /** The first difference: of what, at which character, and the event with the final text. */
  readonly difference?: { readonly subject: string; readonly offset: number; readonly seq: number };
}

export interface AnswerUsage {
  /** As the provider sent it, as JSON. */
  readonly value: string;
  readonly seq: number;
  /** How many reports there were: all but the last are running totals. */
  readonly reports: number;
  /** Tokens, where the provider says. */
  readonly input?: number | undefined;
  readonly output?: number | undefined;
}

/** The header of an answer, and a stretch of it. */
export interface AnswerWindow {
  readonly format: string;
  /** What it was recognized by. */
  readonly why: string;
  /** Each name that the model had, the last 20. */
  readonly models: readonly string[];
  /** Those of several answers that the stream has, at most 100. */
  readonly choices: readonly string[];
  /** The one that is shown, by its place in `choices`. */
  readonly choice: number;
  readonly stop?: { readonly reason: string; readonly seq: number };
  readonly usage?: AnswerUsage;
  readonly end: AnswerEndState;
  readonly proof: AnswerProof;
  /** Events that were dropped before they were read. */
  readonly missed: number;
  /** Whether more came than is kept. */
  readonly isCut: boolean;
  /** Where the stretch begins, and how long the choice is: a part takes its text and one more. */
  readonly from: number;
  readonly length: number;
  readonly pieces: readonly AnswerPiece[];
}

/** What an event added: a range of a part. */
export interface AnswerRange {
  readonly part: number;
  readonly start: number;
  readonly end: number;
  /** The part's choice, by its place in `choices`, and where the range begins in it. */
  readonly choice: number;
  readonly at: number;
}

/** What a stream does against the rules of its format. */
export interface AnswerFault {
  readonly kind: DiagnosisKind;
  readonly seq: number;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** The first choice in plain values. */
export interface AnswerReading {
  readonly format: string;
  readonly text: string;
  readonly thinking: string;
  readonly toolCalls: readonly { readonly name: string; readonly arguments: unknown }[];
  readonly stopReason?: string;
  readonly usage?: Readonly<Record<string, unknown>>;
  readonly end: 'open' | 'complete' | 'cut' | 'error';
  readonly proof: 'agrees' | 'differs' | 'nothing';
  readonly faults: readonly AnswerFault[];
}
