/** What a panel has around it, and how it begins. */

import type { LogOutputChannel, Uri } from 'vscode';
import type { Cookies } from '../../net/connection/cookies.ts';
import type { OpenStreams } from '../../net/session/connection-diagnoses.ts';
import type { ConnectionStatus, RequestDraft } from '../../shared/boundary/page.ts';
import type { GridLayout } from '../../shared/stream/columns.ts';
import type { StopRule, StreamRequest } from '../../shared/stream/records.ts';
import type { Variables } from '../request/variables/variables.ts';
import type { Stream } from '../streams/stream.ts';
import type { WorkspaceTrust } from '../trust/workspace-trust.ts';
import type { EventDocuments } from './event-documents.ts';
import type { FilterMemory } from './filter-memory.ts';
import type { Panel } from './panel.ts';

/** What a panel needs of the extension around it. */
export interface PanelOwner {
  readonly root: Uri;
  readonly log: LogOutputChannel;
  /** Of the extension. */
  readonly version: string;
  /** What stands for what in a draft. */
  readonly variables: Variables;
  readonly trust: WorkspaceTrust;
  /** Where events go that are compared. */
  readonly documents: EventDocuments;
  /**
   * @param cookies - of the panel; absent: the stream begins with none
   * @throws {@link RequestError}
   */
  openStream(request: StreamRequest, cookies?: Cookies): Promise<Stream>;
  /** @param before - what it was before it was edited */
  saveDraft(draft: RequestDraft, before: RequestDraft): void;
  /** What filters the person has. */
  readonly filters: FilterMemory;
  /** The columns that were chosen last. Absent: never any. */
  readonly layout: GridLayout | undefined;
  saveLayout(layout: GridLayout): void;
  /** A draft that was kept on disk, with its secrets. */
  restoreSecrets(draft: RequestDraft): Promise<RequestDraft>;
  /** All of this window. */
  readonly openStreams: OpenStreams;
  /** The panel has opened a stream. */
  connected(panel: Panel): void;
  /** The keyboard is in its page now, or has left it. */
  focused(panel: Panel, isFocused: boolean): void;
}

export interface PanelStart {
  readonly draft: RequestDraft;
  readonly stopOn: readonly StopRule[];
  /** Shown until a stream is opened. @defaultValue idle */
  readonly status?: ConnectionStatus;
  /** Whether the cursor belongs in the URL box at first. */
  readonly focusUrl: boolean;
  /** Whether the draft, or a part of it, came with the workspace. */
  readonly isWorkspaces: boolean;
  /** What its page is to know for itself, as {@link Hydration} has it. Absent: what VS Code remembers of the place. */
  readonly kept?: unknown;
}
