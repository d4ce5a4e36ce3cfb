/** The panels of this window: how one comes to be, with a stream or a recording, and which of them is active. */

import { type Disposable, EventEmitter, type Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { ConnectionStatus, RequestDraft } from '../../shared/boundary/page.ts';
import type { StopRule, StreamRequest } from '../../shared/stream/records.ts';
import { Panel, type PanelOwner, type PanelStart } from '../panel/panel.ts';
import { emptyDraft } from '../request/draft.ts';
import type { EngineSetup } from '../streams/open-recording.ts';
import type { Stream } from '../streams/stream.ts';
import { setContext } from '../vscode/context-keys.ts';
import { viewTypes } from '../vscode/manifest-names.ts';
import { stopOnSetting } from '../vscode/settings.ts';
import type { Drafts } from './drafts.ts';

export class Panels implements Disposable {
  readonly #owner: PanelOwner;
  readonly #drafts: Drafts;
  readonly #engineSetup: () => EngineSetup;
  readonly #panels = new Set<Panel>();
  readonly #closed = new EventEmitter<void>();
  /** One is gone. */
  readonly onDidClose = this.#closed.event;

  /** @param owner - of each of them */
  constructor(owner: PanelOwner, drafts: Drafts, engineSetup: () => EngineSetup) {
    this.#owner = owner;
    this.#drafts = drafts;
    this.#engineSetup = engineSetup;
  }

  get all(): readonly Panel[] {
    return [...this.#panels];
  }

  /** The one that is the active editor. */
  get active(): Panel | undefined {
    return this.all.find((panel) => panel.active);
  }

  /** The parameters are those of `Monitor.openPanel`. */
  open(
    draft?: RequestDraft,
    stopOn: readonly StopRule[] = stopOnSetting(),
    focusUrl = draft === undefined,
    isWorkspaces?: boolean,
  ): Panel {
    if (draft !== undefined) this.#drafts.saveSecrets(draft);
    const webviewPanel = window.createWebviewPanel(viewTypes.panel, 'SSE Monitor', ViewColumn.Active);
    return this.#adopt(webviewPanel, { draft: draft ?? this.#drafts.empty, stopOn, focusUrl }, isWorkspaces);
  }

  /** Opens one for a stream, which ends when that cannot be done. @param draft - what is put in its request bar */
  openWith(stream: Stream, request: StreamRequest, draft: RequestDraft): void {
    handedOver(stream, () => {
      const panel = this.open(draft, request.stopOn);
      panel.show(stream, request);
      this.#owner.connected(panel);
    });
  }

  /** One that VS Code brings back after its window was reloaded. */
  restore(webviewPanel: WebviewPanel, draft: RequestDraft, status: ConnectionStatus | undefined): void {
    this.#adopt(webviewPanel, { ...startOf(draft), ...(status !== undefined && { status }) });
  }

  /** Opens one with the recording of a file, or with one that was copied as text. @throws the system's error */
  async openRecording(from: Uri | string): Promise<void> {
    const { pastedRecording, recordingOf } = await import('../streams/open-recording.ts');
    const setup = this.#engineSetup();
    const recording = typeof from === 'string' ? pastedRecording(from, setup) : await recordingOf(from, setup);
    handedOver(recording, () => this.open(emptyDraft, stopOnSetting(), false).showRecording(recording));
  }

  /** Shows the recording of a file in the place that VS Code has made for it. @throws the system's error */
  async adoptRecording(webviewPanel: WebviewPanel, uri: Uri): Promise<void> {
    const { recordingOf } = await import('../streams/open-recording.ts');
    const recording = await recordingOf(uri, this.#engineSetup());
    handedOver(recording, () => this.#adopt(webviewPanel, startOf(emptyDraft)).showRecording(recording));
  }

  /** The stream has ended for good, and with it the panel that shows it. */
  closeOf(stream: Stream): void {
    this.all.find((panel) => panel.stream === stream)?.dispose();
  }

  /** The person has added names of secrets, or taken some away. */
  sendSecretNames(): void {
    for (const panel of this.#panels) panel.sendSecretNames();
  }

  dispose(): void {
    for (const panel of this.#panels) panel.dispose();
    this.#closed.dispose();
  }

  #adopt(
    webviewPanel: WebviewPanel,
    start: Omit<PanelStart, 'isWorkspaces'>,
    isWorkspaces = this.#owner.trust.hasPartsIn(start.draft),
  ): Panel {
    const panel = handedOver(webviewPanel, () => new Panel(webviewPanel, this.#owner, { ...start, isWorkspaces }));
    this.#panels.add(panel);
    const watching = webviewPanel.onDidChangeViewState(() => this.#updateContext());
    panel.onDidDispose(() => {
      watching.dispose();
      this.#panels.delete(panel);
      this.#updateContext();
      this.#closed.fire();
    });
    this.#updateContext();
    return panel;
  }

  #updateContext(): void {
    setContext('panelActive', this.active !== undefined);
  }
}

/** How a panel begins that nobody types a URL into at once. */
function startOf(draft: RequestDraft): Omit<PanelStart, 'isWorkspaces'> {
  return { draft, stopOn: stopOnSetting(), focusUrl: false };
}

/** What was opened is disposed of when its receiver could not take it: nobody else would ever end it. */
function handedOver<T>(opened: Pick<Disposable, 'dispose'>, take: () => T): T {
  try {
    return take();
  } catch (error) {
    opened.dispose();
    throw error;
  }
}
