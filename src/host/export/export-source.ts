/** What can be exported. */

import type { EngineClient } from '../../engine/client/client.ts';
import type { EventFilter } from '../../shared/stream/engine.ts';
import type { ExportFormat, ExportRequest, ExportScope, HarFrame, SeqRange } from '../../shared/stream/export.ts';

/** The events of a panel, and how the person looks at them. */
export interface ExportSource {
  readonly engine: Pick<EngineClient, 'export' | 'progress'>;
  /** That the panel shows its events by. */
  readonly filter: EventFilter;
  /** What is selected there; absent: nothing. */
  readonly selection?: SeqRange | undefined;
  /** For the name of a file. */
  readonly name: string;
  /** What is around the events in a HAR file. */
  harFrame(): HarFrame;
}

/** @returns undefined when nothing is selected, and that is what is wanted */
export function exportRequest(
  source: ExportSource,
  scope: ExportScope,
  format: ExportFormat,
): ExportRequest | undefined {
  const { filter, selection } = source;
  const request = { format, ...(format === 'har' && { frame: source.harFrame() }) };
  if (scope === 'all') return request;
  if (scope === 'shown') return { ...request, filter };
  return selection && { ...request, filter, range: selection };
}
