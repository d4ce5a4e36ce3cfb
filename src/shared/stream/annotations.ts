/** What is between the events of a stream and can be shown among its rows: comments, `retry` lines, attempts, gaps. */

/** In the order in which they are offered. */
export const annotationKinds = ['comment', 'retry', 'attempt', 'gap'] as const;

export type AnnotationKind = (typeof annotationKinds)[number];

interface AnnotationPlace {
  /** Counts from 1 over all kinds, in the order in which they arrived. Never used again. */
  readonly number: number;
  /** The number of the event before it; 0: it arrived before the first one. */
  readonly afterSeq: number;
  /** When it arrived, in ms since the epoch. Of a gap: when it ended. */
  readonly time: number;
}

/** A line that is part of no event, or does not matter to the one in whose block it is. */
export interface LineAnnotation extends AnnotationPlace {
  readonly kind: 'comment' | 'retry';
  /** Where the line begins: bytes of event stream since the stream began. */
  readonly offset: number;
  /** Of the line, without its line end. */
  readonly bytes: number;
  /** The line, without its line end; one that is cut ends with `…`. Absent: its bytes are not kept any more. */
  readonly text?: string;
}

/** A request for the stream was answered, or is over. */
export interface AttemptAnnotation extends AnnotationPlace {
  readonly kind: 'attempt';
  /** Of the attempt, from 1. */
  readonly attempt: number;
  readonly phase: AttemptPhase;
  /** The status line, or why it ended. */
  readonly text: string;
}

export type AttemptPhase = 'answered' | 'ended';

/** A time without an event. */
export interface GapAnnotation extends AnnotationPlace {
  readonly kind: 'gap';
  /** How long it was, in ms. */
  readonly ms: number;
}

export type Annotation = LineAnnotation | AttemptAnnotation | GapAnnotation;

/** What becomes an {@link AttemptAnnotation}: only the host knows of it. */
export type AttemptNews = Pick<AttemptAnnotation, 'attempt' | 'phase' | 'text' | 'time'>;

/** Which annotations are rows. */
export interface AnnotationChoice {
  readonly kinds: readonly AnnotationKind[];
  /** Gaps that are shorter aren't rows, in ms; those below {@link leastGapMs} never are. */
  readonly gapMs: number;
}

/** Shorter times without an event are no gaps. */
export const leastGapMs = 1000;

export const noAnnotations: AnnotationChoice = { kinds: [], gapMs: leastGapMs };

/** How many rows are annotations. */
export interface AnnotationAccount {
  /** Of the rows before `ViewUpdate.start`, and of those before `ViewUpdate.end`, this many are annotations. */
  readonly start: number;
  readonly end: number;
  /** The number of the newest annotation that is shown; 0: there is none. */
  readonly newest: number;
  /** Of the kinds that are shown, this many older ones are not kept any more because there are too many. */
  readonly lost: number;
}

/** An annotation, and which row of a window it is, from 0. */
export type PlacedAnnotation = Annotation & { readonly row: number };
