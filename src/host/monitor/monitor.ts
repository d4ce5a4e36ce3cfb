/** All streams and panels of this window. */

import { randomUUID } from 'node:crypto';
import {
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  Uri,
  ViewColumn,
  type WebviewPanel,
  commands,
  window,
  workspace,
} from 'vscode';
import type { GridLayout } from '../../shared/stream/columns.ts';
import { isGridLayout, isRequestDraft } from '../../shared/boundary/guards.ts';
import { keep, recall } from '../../shared/boundary/kept.ts';
import { messageText } from '../../shared/messages/message.ts';
import { secretMessages } from '../../shared/messages/variables.ts';
import type { ConnectionStatus, RequestDraft } from '../../shared/boundary/page.ts';
import type { StopRule, StreamRequest } from '../../shared/stream/records.ts';
import { ownRequest, requestFault } from '../request/request-guard.ts';
import { withoutSecrets } from '../../shared/request/secrets.ts';
import { addSecretNames } from '../../shared/request/secret-names.ts';
import type { MonitoredStream, SseMonitorApi } from '../vscode/api.ts';
import type { Cookies } from '../../net/connection/cookies.ts';
import { draftOf, emptyDraft } from '../request/draft.ts';
import { DraftSecrets } from '../request/draft-secrets.ts';
import { contextKeys, viewTypes } from '../vscode/manifest-names.ts';
import { FilterMemory } from '../panel/filter-memory.ts';
import { EventDocuments } from '../panel/event-documents.ts';
import { Panel, type PanelOwner, type PanelStart } from '../panel/panel.ts';
import { prepareConnection } from '../request/prepare.ts';
import { RequestError } from '../../net/request-error.ts';
import { SETTINGS, forgetSettings, logLimits, secretNamesSetting, stopOnSetting } from '../vscode/settings.ts';
import type { RecordingRoom } from '../streams/open-recording.ts';
import { StreamStatusBar } from './status-bar.ts';
import { Variables } from '../request/variables/variables.ts';
import type { Stream } from '../streams/stream.ts';
import { WorkspaceTrust, refusalOfCall } from '../trust/workspace-trust.ts';

/** Where the last request is kept, for each workspace. */
const LAST_DRAFT = 'lastDraft';

/** The columns that were chosen last, the same in all windows. */
const LAYOUT = 'gridLayout';

/** Names the workspace in the storage of secrets, which is one for all of them: a number that means nothing elsewhere. */
const SECRETS_ID = 'secretsId';

export class Monitor implements SseMonitorApi, PanelOwner, Disposable {
  readonly root: Uri;
  readonly log: LogOutputChannel;
  readonly variables: Variables;
  readonly filters: FilterMemory;
  readonly trust: WorkspaceTrust;
  readonly documents = new EventDocuments();
  readonly #context: ExtensionContext;
  readonly #streams = new Set<Stream>();
  readonly #panels = new Set<Panel>();
  readonly #statusBar = new StreamStatusBar();
  readonly #secrets: DraftSecrets;
  readonly #settings: Disposable;
  readonly #changed = new EventEmitter<void>();
  readonly #connected = new EventEmitter<Panel>();
  #isDisposed = false;
  /** A stream or a panel came, went or changed its state; often. */
  readonly onDidChange = this.#changed.event;
  /** A panel has opened a stream. */
  readonly onDidConnect = this.#connected.event;

  constructor(context: ExtensionContext, log: LogOutputChannel) {
    this.#context = context;
    this.root = context.extensionUri;
    this.log = log;
    this.variables = new Variables(context);
    this.filters = new FilterMemory(context.globalState);
    this.trust = new WorkspaceTrust(context.workspaceState, secretsId(context));
    this.#secrets = new DraftSecrets(context.secrets, `draftSecrets.${secretsId(context)}`, (error) =>
      log.warn(messageText(secretMessages.notKept(error instanceof Error ? error.message : String(error)))),
    );
    addSecretNames(secretNamesSetting());
    this.#settings = workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(SETTINGS)) forgetSettings();
      if (change.affectsConfiguration(`${SETTINGS}.secretNames`)) this.#setSecretNames();
      if (!change.affectsConfiguration(`${SETTINGS}.log`)) return;
      for (const stream of this.#streams) stream.engine.setLimits(logLimits());
    });
  }

  #setSecretNames(): void {
    addSecretNames(secretNamesSetting());
    for (const panel of this.#panels) panel.tellSecretNames();
  }

  get version(): string {
    const { version } = this.#context.extension.packageJSON as { readonly version: string };
    return version;
  }

  get streams(): readonly MonitoredStream[] {
    return [...this.#streams];
  }

  readonly openStreams = (): readonly Stream[] => [...this.#streams];

  get panels(): readonly Panel[] {
    return [...this.#panels];
  }

  /** The panel that is the active editor. */
  get activePanel(): Panel | undefined {
    return this.panels.find((panel) => panel.active);
  }

  /** @param given - what another program gives, which is checked before anything else */
  async connect(given: StreamRequest): Promise<MonitoredStream> {
    const fault = requestFault(given);
    if (fault !== undefined) throw new RequestError(fault);
    const request = ownRequest(given);
    const refused = await refusalOfCall(request);
    if (refused !== undefined) throw new RequestError(refused);
    const { chosen } = this.variables;
    const whole = chosen === undefined ? request : { environment: chosen, ...request };
    if (request.reveal === false) return this.openStream(whole);
    const draft = draftOf(whole);
    const stream = await this.openStream(whole);
    return handedOver(stream, () => {
      const panel = this.openPanel(draft, request.stopOn);
      panel.show(stream, whole);
      this.connected(panel);
      return stream;
    });
  }

  async openStream(request: StreamRequest, cookies?: Cookies): Promise<Stream> {
    const resolved = await prepareConnection(request, this.variables);
    // What reads a stream is loaded with the first one: activation stays short.
    const { Stream } = await import('../streams/stream.ts');
    const options = {
      ...this.#engineRoom,
      stopOn: request.stopOn ?? stopOnSetting(),
      ...(cookies !== undefined && { cookies }),
      log: this.log,
    };
    const stream = new Stream(resolved, options);
    this.#streams.add(stream);
    stream.onDidChange(() => this.#streamsChanged());
    stream.onDidDispose(() => this.#forget(stream));
    // The window was closed while it was being made.
    if (this.#isDisposed) stream.dispose();
    return stream;
  }

  /**
   * Opens a panel.
   *
   * @param draft - what its request bar holds; absent: the last request
   * @param focusUrl - whether the cursor belongs in the URL box
   * @param isWorkspaces - whether the request came with the workspace; absent: as far as anything in it is known to have
   */
  openPanel(
    draft?: RequestDraft,
    stopOn: readonly StopRule[] = stopOnSetting(),
    focusUrl = draft === undefined,
    isWorkspaces?: boolean,
  ): Panel {
    if (draft !== undefined) void this.#secrets.save(draft, emptyDraft);
    const webviewPanel = window.createWebviewPanel(viewTypes.panel, 'SSE Monitor', ViewColumn.Active);
    return this.#adopt(webviewPanel, { draft: draft ?? this.lastDraft, stopOn, focusUrl }, isWorkspaces);
  }

  /** A panel that VS Code brings back after its window was reloaded. */
  restorePanel(webviewPanel: WebviewPanel, draft: RequestDraft, status: ConnectionStatus | undefined): void {
    const start = { draft, stopOn: stopOnSetting(), focusUrl: false };
    this.#adopt(webviewPanel, { ...start, ...(status !== undefined && { status }) });
  }

  /** Opens a panel with the recording of a file, or with one that was copied as text. @throws the system's error */
  async openRecording(from: Uri | string): Promise<void> {
    const { pastedRecording, recordingOf } = await import('../streams/open-recording.ts');
    const recording =
      typeof from === 'string' ? pastedRecording(from, this.#engineRoom) : await recordingOf(from, this.#engineRoom);
    handedOver(recording, () => this.openPanel(emptyDraft, stopOnSetting(), false).showRecording(recording));
  }

  /** Shows the recording of a file in the place that VS Code has made for it. @throws the system's error */
  async adoptRecording(webviewPanel: WebviewPanel, uri: Uri): Promise<void> {
    const { recordingOf } = await import('../streams/open-recording.ts');
    const recording = await recordingOf(uri, this.#engineRoom);
    const start = { draft: emptyDraft, stopOn: stopOnSetting(), focusUrl: false };
    handedOver(recording, () => this.#adopt(webviewPanel, start).showRecording(recording));
  }

  /** What every engine needs: its file, its bounds, and where a stream goes that is longer than memory allows. */
  get #engineRoom(): RecordingRoom {
    const engineFile = Uri.joinPath(this.root, 'dist', 'engine.cjs').fsPath;
    return { engineFile, limits: logLimits(), folder: this.#context.globalStorageUri.fsPath };
  }

  saveDraft(draft: RequestDraft, before: RequestDraft): void {
    void this.#context.workspaceState.update(LAST_DRAFT, keep(withoutSecrets(draft)));
    if (draft.environment !== before.environment) this.variables.choose(draft.environment);
    const drafts = this.panels.map((panel) => panel.draft);
    void this.#secrets.save(draft, before, drafts);
  }

  get layout(): GridLayout | undefined {
    const layout = recall(this.#context.globalState.get(LAYOUT));
    return isGridLayout(layout) ? layout : undefined;
  }

  saveLayout(layout: GridLayout): void {
    void this.#context.globalState.update(LAYOUT, keep(layout));
  }

  restoreSecrets(draft: RequestDraft): Promise<RequestDraft> {
    return this.#secrets.restore(draft);
  }

  connected(panel: Panel): void {
    this.#connected.fire(panel);
    this.#changed.fire();
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const panel of this.#panels) panel.dispose();
    for (const stream of this.#streams) stream.dispose();
    this.#settings.dispose();
    this.variables.dispose();
    this.#statusBar.dispose();
    this.documents.dispose();
    this.#changed.dispose();
    this.#connected.dispose();
  }

  /** The request that was edited last in this workspace, without its secrets. */
  get lastDraft(): RequestDraft {
    const draft = recall(this.#context.workspaceState.get(LAST_DRAFT));
    const { chosen } = this.variables;
    const { environment: _environment, ...last } = isRequestDraft(draft) ? draft : emptyDraft;
    return chosen === undefined ? last : { ...last, environment: chosen };
  }

  #adopt(
    webviewPanel: WebviewPanel,
    start: Omit<PanelStart, 'isWorkspaces'>,
    isWorkspaces = this.trust.hasPartsIn(start.draft),
  ): Panel {
    const panel = handedOver(webviewPanel, () => new Panel(webviewPanel, this, { ...start, isWorkspaces }));
    this.#panels.add(panel);
    const watching = webviewPanel.onDidChangeViewState(() => this.#updateContext());
    panel.onDidDispose(() => {
      watching.dispose();
      this.#panels.delete(panel);
      this.#updateContext();
      this.#changed.fire();
    });
    this.#updateContext();
    return panel;
  }

  #forget(stream: Stream): void {
    this.#streams.delete(stream);
    this.#streamsChanged();
    this.panels.find((panel) => panel.stream === stream)?.dispose();
  }

  #streamsChanged(): void {
    this.#statusBar.update([...this.#streams]);
    this.#changed.fire();
  }

  #updateContext(): void {
    void commands.executeCommand('setContext', contextKeys.panelActive, this.activePanel !== undefined);
  }
}

/** What was opened is disposed of when whoever was to have it could not take it: nobody else would ever end it. */
function handedOver<T>(opened: Pick<Disposable, 'dispose'>, take: () => T): T {
  try {
    return take();
  } catch (error) {
    opened.dispose();
    throw error;
  }
}

/** Names the workspace in the storage of secrets, and nowhere else. */
export function secretsId({ workspaceState }: ExtensionContext): string {
  const known = workspaceState.get(SECRETS_ID);
  if (typeof known === 'string') return known;
  const id = randomUUID();
  void workspaceState.update(SECRETS_ID, id);
  return id;
}
