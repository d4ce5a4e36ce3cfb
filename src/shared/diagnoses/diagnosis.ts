/** What the monitor has to say about a stream: diagnoses, each of a kind that the catalogue describes. */

import type { RecipeName } from './recipes.ts';

/** How much a diagnosis matters: `error`: what was sent is lost to browsers; `warning`: something will go wrong; `hint`: good to know. */
export type Severity = 'error' | 'warning' | 'hint';

/** What a diagnosis is described with: what the sentences of its kind need to know. */
export type DiagnosisFacts = Readonly<Record<string, string | number>>;

/** One place in the stream that a diagnosis is about. */
export interface DiagnosisPlace {
  /** The number of the event; with `isBetween`, of the event before, or 0 when it arrived before the first. */
  readonly seq: number;
  /** Whether the place isn't an event but something between events. */
  readonly isBetween: boolean;
  /** The bytes that show it, cut. Absent: there are none to show. */
  readonly excerpt?: Uint8Array<ArrayBuffer>;
}

/** Something that was found, and how often. */
export interface Diagnosis<Kind extends string = string> {
  readonly kind: Kind;
  /** Tells diagnoses of one kind apart: the name of a field, a type. Empty when there is only one. */
  readonly subject: string;
  readonly count: number;
  readonly facts: DiagnosisFacts;
  /** The first ones. */
  readonly places: readonly DiagnosisPlace[];
}

/** A stop rule as a diagnosis offers it: the members that it may have. */
export interface OfferedRule {
  readonly type?: string;
  readonly data?: string;
  readonly path?: string;
  readonly equals?: string | boolean;
}

/** What is said of a kind. */
export interface DiagnosisEntry {
  /** Never used again; the hundreds are for the theme. */
  readonly number: number;
  readonly severity: Severity;
  /** A few words, for a list. */
  readonly title: string;
  /** What happened, in one sentence. */
  readonly what: (facts: DiagnosisFacts) => string;
  /** What browsers do about it. */
  readonly browsers: string;
  /** How to fix it in the server. */
  readonly fix: (facts: DiagnosisFacts) => string;
  /** The stop rule that it would have met, to be added with one click; undefined where none can help. */
  readonly rule?: (facts: DiagnosisFacts) => OfferedRule | undefined;
  /** The option of a connection that avoids it, to be turned on with one click. */
  readonly option?: 'reconnectOnSave';
  /** How the usual servers do it right. */
  readonly recipe?: RecipeName;
}
