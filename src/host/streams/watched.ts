/** What a panel can show: a log of events that fills, wherever they come from, and what is said of it beside them. */

import type { EngineClient } from '../../engine/client/client.ts';
import type { OpenStreams } from '../../net/session/connection-notes.ts';
import type { ConnectionStatus, EventFacts, PanelNote } from '../../shared/boundary/page.ts';
import type { NoteKind } from '../../shared/notes/catalogue.ts';
import type { EngineNotes } from '../../shared/stream/engine.ts';
import type { StreamCounts } from '../../shared/stream/records.ts';
import type { HarSource } from '../export/har-frame.ts';

export interface Watched {
  readonly engine: EngineClient;
  /** Where its events come from, in a few words. Without secrets, as are all texts here. */
  readonly title: string;
  readonly status: ConnectionStatus;
  /** What a person may wonder about. */
  readonly notices: readonly PanelNote[];
  /** Requests that were sent for it; absent: none ever are. */
  readonly attemptCount?: number;
  readonly counts: StreamCounts;
  /** Called at once after every change; the panel's own flow control stands behind it. */
  onDidProgress: (() => void) | undefined;
  /** What there is to know of an event; `undefined` when it was dropped. */
  info(seq: number): Promise<EventFacts | undefined>;
  /** Everything that there is to say about the stream. */
  notes(open: OpenStreams): Promise<EngineNotes>;
  /** Kinds of those notes that its engine does not know of: cheap. */
  noteKinds(open: OpenStreams): readonly NoteKind[];
  /** What a HAR file tells of it beside events. */
  harSource(): HarSource;
  dispose(): void;
}
