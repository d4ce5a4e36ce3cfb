/** Rows of events and of what came between them, as texts. */

import type { Engine } from '../../src/engine/door/engine.ts';
import type { ViewUpdate } from '../../src/shared/stream/engine.ts';
import { type Annotation, type AnnotationKind, annotationKinds } from '../../src/shared/stream/annotations.ts';

/** A window in which all rows are. */
export const all = { from: 0, count: 2000, follow: false } as const;

/** The rows of an update, as texts: `#5` for an event. */
export function rowsOf({ window }: ViewUpdate): string[] {
  const seqs = [...window.seq];
  const annotations = new Map(window.annotations?.map((annotation) => [annotation.row, annotation]));
  return Array.from({ length: seqs.length + annotations.size }, (_, row) => {
    const annotation = annotations.get(row);
    return annotation === undefined ? `#${seqs.shift()}` : textOf(annotation);
  });
}

/** What a mark says. */
export function textOf(annotation: Annotation): string {
  switch (annotation.kind) {
    case 'comment':
    case 'retry':
      return annotation.text ?? '(gone)';
    case 'attempt':
      return `attempt ${annotation.attempt} ${annotation.phase}: ${annotation.text}`;
    case 'gap':
      return `gap ${annotation.ms}`;
  }
}

/** Has these marks shown. */
export function show(engine: Engine, kinds: readonly AnnotationKind[] = annotationKinds, gapMs = 1000): void {
  engine.setAnnotations({ kinds, gapMs });
}

/** All rows. */
export function rows(engine: Engine): string[] {
  return rowsOf(engine.view(all));
}

/** The host tells of an answer. */
export function answered(engine: Engine, attempt: number): void {
  engine.attempt({ attempt, phase: 'answered', text: '200 OK', time: 0 });
}
