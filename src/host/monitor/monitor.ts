/** All of the extension in this window: what commands and other extensions call, and what each panel has around it. */

import {
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  type Uri,
  type WebviewPanel,
  type WebviewView,
  workspace,
} from 'vscode';
import type { Cookies } from '../../net/connection/cookies.ts';
import { RequestError } from '../../net/request-error.ts';
import type { ConnectionStatus, RequestDraft } from '../../shared/boundary/page.ts';
import { addSecretNames } from '../../shared/request/secret-names.ts';
import type { GridLayout } from '../../shared/stream/columns.ts';
import type { StopRule, StreamRequest } from '../../shared/stream/records.ts';
import { EventDocuments } from '../panel/event-documents.ts';
import { FilterMemory } from '../panel/filter-memory.ts';
import type { Panel } from '../panel/panel.ts';
import type { PanelOwner } from '../panel/panel-owner.ts';
import type { RecentRequests, WaysIn } from '../panel/panel-ways-in.ts';
import { draftOf } from '../request/draft.ts';
import { ownRequest, requestFault } from '../request/request-guard.ts';
import { Variables } from '../request/variables/variables.ts';
import { SampleServer } from '../sample/sample-server.ts';
import { StreamRates } from '../streams/rates.ts';
import type { Stream } from '../streams/stream.ts';
import { WorkspaceTrust, refusalOfCall } from '../trust/workspace-trust.ts';
import type { MonitoredStream, SseMonitorApi } from '../vscode/api.ts';
import { setContext } from '../vscode/context-keys.ts';
import { settingsPrefix, forgetSettings, secretNamesSetting } from '../vscode/settings.ts';
import { Drafts, secretsId } from './drafts.ts';
import { Panels } from './panels.ts';
import { StreamStatusBar } from './status-bar.ts';
import { Streams } from './streams.ts';

export class Monitor implements SseMonitorApi, PanelOwner, Disposable {
  readonly root: Uri;
  readonly log: LogOutputChannel;
  /** Of the extension. */
  readonly version: string;
  readonly variables: Variables;
  readonly filters: FilterMemory;
  readonly trust: WorkspaceTrust;
  readonly documents = new EventDocuments();
  readonly #sample = new SampleServer();
  /** The recent requests, which the saved connections know. */
  recents: RecentRequests = { list: async () => [], find: async () => undefined };
  readonly waysIn: WaysIn = {
    recents: {
      list: () => this.recents.list(),
      find: (key) => this.recents.find(key),
    },
    sampleUrl: (name) => this.#sample.start(name),
  };
  readonly #drafts: Drafts;
  readonly #streams: Streams;
  readonly #panels: Panels;
  readonly rates: StreamRates;
  readonly #statusBar: StreamStatusBar;
  readonly #settings: Disposable;
  readonly #changed = new EventEmitter<void>();
  readonly #connected = new EventEmitter<Panel>();
  readonly #ticked = new EventEmitter<void>();
  /** Of all streams. */
  #states = '';
  /** The rates of the streams were measured: once a second while there is a stream that is not closed. */
  readonly onDidTick = this.#ticked.event;
  /** A stream or a panel came, went or changed its state; often. */
  readonly onDidChange = this.#changed.event;
  /** A panel has opened a stream. */
  readonly onDidConnect = this.#connected.event;

  constructor(context: ExtensionContext, log: LogOutputChannel) {
    this.root = context.extensionUri;
    this.log = log;
    this.version = (context.extension.packageJSON as { readonly version: string }).version;
    this.variables = new Variables(context);
    this.filters = new FilterMemory(context.globalState);
    this.trust = new WorkspaceTrust(context.workspaceState, secretsId(context));
    this.#drafts = new Drafts(context, this.variables, log);
    this.#streams = new Streams(context, this.variables, log);
    this.#panels = new Panels(this, this.#drafts, () => this.#streams.engineSetup);
    this.rates = new StreamRates(() => this.#streams.all);
    this.#statusBar = new StreamStatusBar(this.rates);
    this.rates.onDidTick = () => this.#measured();
    this.#streams.onDidChange(() => this.#streamsChanged());
    this.#streams.onDidEnd((stream) => this.#panels.closeOf(stream));
    this.#panels.onDidClose(() => this.#changed.fire());
    addSecretNames(secretNamesSetting());
    this.#settings = workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(settingsPrefix)) forgetSettings();
      if (change.affectsConfiguration(`${settingsPrefix}.secretNames`)) this.#setSecretNames();
      if (change.affectsConfiguration(`${settingsPrefix}.log`)) this.#streams.followLimits();
    });
  }

  get streams(): readonly MonitoredStream[] {
    return this.#streams.all;
  }

  readonly openStreams = (): readonly Stream[] => this.#streams.all;

  get panels(): readonly Panel[] {
    return this.#panels.all;
  }

  /** The panel that commands are about: the active editor, or the view if that is in sight and was the last to be used. */
  get activePanel(): Panel | undefined {
    return this.#panels.active;
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
    this.#panels.openWith(stream, whole, draft);
    return stream;
  }

  openStream(request: StreamRequest, cookies?: Cookies): Promise<Stream> {
    return this.#streams.open(request, cookies);
  }

  retire(stream: Stream): void {
    this.#streams.retire(stream);
  }

  /**
   * Opens a panel.
   *
   * @param draft - what its request bar holds; absent: nothing
   * @param focusUrl - whether the cursor belongs in the URL box
   * @param isWorkspaces - whether the request came with the workspace; absent: as far as anything in it is known to have
   */
  openPanel(draft?: RequestDraft, stopOn?: readonly StopRule[], focusUrl?: boolean, isWorkspaces?: boolean): Panel {
    return this.#panels.open(draft, stopOn, focusUrl, isWorkspaces);
  }

  /** A panel that VS Code brings back after its window was reloaded. */
  restorePanel(webviewPanel: WebviewPanel, draft: RequestDraft, status: ConnectionStatus | undefined): void {
    this.#panels.restore(webviewPanel, draft, status);
  }

  /** VS Code shows the view of the bottom panel. @param draft - that it begins with */
  showView(view: WebviewView, draft: RequestDraft, status: ConnectionStatus | undefined): void {
    this.#panels.showView(view, draft, status);
  }

  /** Moves the panel to the bottom panel, with its stream. */
  moveToView(panel: Panel): Promise<void> {
    return this.#panels.moveToView(panel);
  }

  /** Moves what is in the bottom panel to an editor, with its stream. */
  moveToEditor(): Promise<void> {
    return this.#panels.moveToEditor();
  }

  /** A command comes from the title bar of the active editor. */
  turnToEditor(): void {
    this.#panels.turnToEditor();
  }

  /** Opens a panel with the recording of a file, or with one that was copied as text. @throws the system's error */
  openRecording(from: Uri | string): Promise<void> {
    return this.#panels.openRecording(from);
  }

  /** Shows the recording of a file in the place that VS Code has made for it. @throws the system's error */
  adoptRecording(webviewPanel: WebviewPanel, uri: Uri): Promise<void> {
    return this.#panels.adoptRecording(webviewPanel, uri);
  }

  /** The request that was edited last in this workspace, without its secrets. */
  get lastDraft(): RequestDraft {
    return this.#drafts.last;
  }

  saveDraft(draft: RequestDraft, before: RequestDraft): void {
    const all = this.panels.map((panel) => panel.draft);
    this.#drafts.save(draft, before, all);
  }

  restoreSecrets(draft: RequestDraft): Promise<RequestDraft> {
    return this.#drafts.restoreSecrets(draft);
  }

  get layout(): GridLayout | undefined {
    return this.#drafts.layout;
  }

  saveLayout(layout: GridLayout): void {
    this.#drafts.saveLayout(layout);
  }

  connected(panel: Panel): void {
    this.#connected.fire(panel);
    this.#changed.fire();
  }

  focused(panel: Panel, isFocused: boolean): void {
    this.#panels.focused(panel, isFocused);
  }

  async connectRecorded(url: string): Promise<void> {
    const draft = draftOf({ url });
    // The recording may be a file of the workspace.
    this.trust.remember(draft);
    await this.openPanel(draft, undefined, false, true).connect();
  }

  dispose(): void {
    this.#panels.dispose();
    this.#streams.dispose();
    this.#sample.dispose();
    this.#settings.dispose();
    this.variables.dispose();
    this.#statusBar.dispose();
    this.documents.dispose();
    this.#changed.dispose();
    this.#connected.dispose();
    this.rates.dispose();
    this.#ticked.dispose();
  }

  /** Called with every frame in which something came: what is told of rates waits for their next measurement. */
  #streamsChanged(): void {
    const states = this.#streams.all.map(({ state }) => state).join(' ');
    if (states !== this.#states) {
      this.#states = states;
      this.rates.follow();
      this.#statusBar.update(this.#streams.all);
      setContext('hasStreams', states !== '');
    }
    this.#panels.updateContext();
    this.#changed.fire();
  }

  #measured(): void {
    this.#statusBar.update(this.#streams.all);
    this.#ticked.fire();
  }

  #setSecretNames(): void {
    addSecretNames(secretNamesSetting());
    this.#panels.sendSecretNames();
  }
}
