/** Bridges the moment between a pause and the host's answer to it. */

import type { ViewUpdate } from '../../shared/stream/engine.ts';
import type { AnnotationAccount } from '../../shared/stream/annotations.ts';
import { eventsEnd } from './row-count.ts';

/**
 * What the list shows of a new state. The host may not know of the pause yet, and its state have rows that arrived after it:
 * then the rows stay what they were, and the counts are the new ones.
 *
 * @param pausedAt - number of the newest event that is to be shown; absent: the list is not paused
 */
export function pausedView(next: ViewUpdate, shown: ViewUpdate, pausedAt: number | undefined): ViewUpdate {
  if (pausedAt === undefined || next.paused?.until === pausedAt) return next;
  // Ordinals mean other events.
  if (next.generation !== shown.generation) return next;
  const { end, window } = shown;
  const paused = { until: pausedAt, waiting: eventsEnd(next) - eventsEnd(shown) };
  const annotations = heldAnnotations(next.annotations, shown.annotations);
  return {
    ...next,
    start: Math.min(next.start, end),
    end,
    ...(annotations !== undefined && { annotations }),
    window,
    paused,
  };
}

function heldAnnotations(
  next: AnnotationAccount | undefined,
  shown: AnnotationAccount | undefined,
): AnnotationAccount | undefined {
  return next && shown && { ...shown, start: Math.min(next.start, shown.end), lost: next.lost };
}
