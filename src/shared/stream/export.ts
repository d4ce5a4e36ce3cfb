/** What can be exported, and as what. Host, engine and page agree on it. */

import type { EventFilter } from './engine.ts';

/**
 * `csv` is exact; `spreadsheet` is CSV in which no cell can be taken for a formula; `raw` are the bytes of the stream.
 */
export type ExportFormat = 'ndjson' | 'json' | 'csv' | 'spreadsheet' | 'raw' | 'har';

/** What can be put on the clipboard. */
export const copyFormats = ['ndjson', 'json', 'csv', 'raw'] as const satisfies readonly ExportFormat[];

export type CopyFormat = (typeof copyFormats)[number];

/** Which events: all that are kept, those that the filter shows, or those of them that are selected. */
export type ExportScope = 'all' | 'shown' | 'selected';

/** From one event to another, both included, by their numbers. */
export interface SeqRange {
  readonly from: number;
  readonly to: number;
}

/** What the engine is to write. */
export interface ExportRequest {
  readonly format: ExportFormat;
  /** Absent: all events, and of the raw bytes also what isn't an event. */
  readonly filter?: EventFilter;
  /** Absent: from the oldest to the newest that is there when the export begins. */
  readonly range?: SeqRange;
  /** For HAR: what is around the events. */
  readonly frame?: HarFrame;
}

/** A HAR file without its messages: the host knows the attempts, the engine the events. */
export interface HarFrame {
  /** JSON up to the first entry, and after the last. */
  readonly head: string;
  readonly tail: string;
  /** In their order. */
  readonly entries: readonly HarEntryFrame[];
}

export interface HarEntryFrame {
  /** Of the first event that came with that attempt, or would have arrived. */
  readonly firstSeq: number;
  /** JSON of the entry up to its first message, and after its last. */
  readonly head: string;
  readonly tail: string;
}

/** The next piece of an export, and how far it is. */
export interface ExportChunk {
  /** May be empty: the events are still searched. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether that was all. */
  readonly isLast: boolean;
  /** Events written so far. */
  readonly events: number;
  /** Events that the log had dropped before the export came to them. */
  readonly dropped: number;
  /** How much is done, 0 to 1. */
  readonly share: number;
}
