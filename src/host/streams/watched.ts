/** What a panel can show: a log of events that fills, wherever they come from, and what is said of it beside them. */

import type { EngineClient } from '../../engine/client/client.ts';
import type { OpenStreams } from '../../net/session/connection-diagnoses.ts';
import type { ConnectionStatus, EventFacts, PanelNotice } from '../../shared/boundary/page.ts';
import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { EngineDiagnoses } from '../../shared/stream/engine.ts';
import type { ConnectionAttempt, StreamCounts } from '../../shared/stream/records.ts';
import type { Redact, Redacted } from '../../net/redaction.ts';
import type { HarSource } from '../export/har-frame.ts';

export interface AskedRequest {
  readonly startedAt: number;
  readonly method: string;
  /** Without credentials. */
  readonly url: Redacted;
}

export interface Watched {
  readonly engine: EngineClient;
  /** Where its events come from, in a few words. Without secrets, as are all texts here. */
  readonly title: string;
  readonly status: ConnectionStatus;
  /** What a person may wonder about. */
  readonly notices: readonly PanelNotice[];
  /** Requests that were sent for it; absent: none ever are. */
  readonly attemptCount?: number;
  /** The newest thousand of them. */
  readonly attempts?: readonly ConnectionAttempt[];
  /** The request, and when it was made: in ms since the epoch. Absent: there was none. */
  readonly asked?: AskedRequest;
  readonly counts: StreamCounts;
  /** Called at once after every change; the panel's own flow control follows it. */
  onDidProgress: (() => void) | undefined;
  /** What there is to know of an event; `undefined` when it was dropped. */
  info(seq: number): Promise<EventFacts | undefined>;
  /** Everything that there is to say about the stream. */
  diagnoses(open: OpenStreams): Promise<EngineDiagnoses>;
  /** Kinds of those diagnoses that its engine does not know of: cheap. */
  diagnosisKinds(open: OpenStreams): readonly DiagnosisKind[];
  /** Takes the secrets of its request out of a text. */
  readonly redact: Redact;
  /** What a HAR file tells of it beside events. */
  harSource(): HarSource;
  dispose(): void;
}
