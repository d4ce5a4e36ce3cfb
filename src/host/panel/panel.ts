/**
 * One panel: a request bar, and the stream that was opened from it. The host is the truth; the page shows it and may be
 * thrown away and made anew at any moment.
 */

import { type Disposable, EventEmitter, type LogOutputChannel, Uri, type WebviewPanel, workspace } from 'vscode';
import type { GridLayout } from '../../shared/stream/columns.ts';
import type { HostFunctions } from '../../shared/boundary/host-functions.ts';
import type {
  ConnectionStatus,
  Hydration,
  Refusal,
  RequestDraft,
  StreamDiagnoses,
} from '../../shared/boundary/page.ts';
import type { AnnotationAction, RowAction } from '../../shared/boundary/row-action.ts';
import type { StopRule, StreamRequest } from '../../shared/stream/records.ts';
import { secretsOf } from '../../shared/request/secrets.ts';
import { requestOf } from '../request/draft.ts';
import type { Cookies } from '../../net/connection/cookies.ts';
import { endings } from '../../shared/messages/endings.ts';
import type { FilterMemory } from './filter-memory.ts';
import type { EventDocuments } from './event-documents.ts';
import { PanelExports } from './panel-exports.ts';
import { PanelCookies } from './panel-cookies.ts';
import { PanelRequest } from './panel-request.ts';
import { PanelRuns } from './panel-runs.ts';
import { PageLink } from './page-link.ts';
import { panelHtml } from './panel-html.ts';
import { pickFilter } from './pick-filter.ts';
import { redactor } from '../../net/redaction.ts';
import { orError } from '../../net/request-error.ts';
import { setContext } from '../vscode/context-keys.ts';
import type { Variables } from '../request/variables/variables.ts';
import { diagnosisCode } from '../../shared/diagnoses/diagnosis-code.ts';
import type { OpenStreams } from '../../net/session/connection-diagnoses.ts';
import { diagnosesOf, noDiagnoses } from '../streams/stream-diagnoses.ts';
import { addedSecretNames } from '../../shared/request/secret-names.ts';
import { settingsPrefix, setDiagnosisHidden } from '../vscode/settings.ts';
import { idleStatus } from '../streams/status.ts';
import { StreamView } from './stream-view.ts';
import type { Stream } from '../streams/stream.ts';
import type { Watched } from '../streams/watched.ts';
import type { WorkspaceTrust } from '../trust/workspace-trust.ts';

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
  /** It is closed, and the panel keeps it as a run. */
  retire(stream: Stream): void;
  /** The panel has opened a stream. */
  connected(panel: Panel): void;
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
}

export class Panel implements Disposable {
  readonly #webviewPanel: WebviewPanel;
  readonly #owner: PanelOwner;
  readonly #link: PageLink;
  readonly #disposables: Disposable[] = [];
  readonly #disposed = new EventEmitter<void>();
  readonly onDidDispose = this.#disposed.event;
  readonly #view: StreamView;
  /** That of the current run, unless that is a recording. */
  #stream: Stream | undefined;
  readonly runs: PanelRuns;
  readonly exports: PanelExports;
  readonly #cookies = new PanelCookies(() => this.#view.changed());
  readonly #asked: PanelRequest;
  #draft: RequestDraft;
  /** Once for a panel: a secret that the person empties stays empty. */
  #secretsRestored = false;
  /** The request that was opened last, with what the request bar does not show: reconnection. */
  #request: StreamRequest | undefined;
  #stopOn: readonly StopRule[];
  #focusUrl: boolean;
  #isDisposed = false;
  #icon: string | undefined;
  /** The saved connection that it was opened from, or saved as. */
  savedAs: string | undefined;

  constructor(webviewPanel: WebviewPanel, owner: PanelOwner, start: PanelStart) {
    this.#webviewPanel = webviewPanel;
    this.#owner = owner;
    this.#draft = start.draft;
    this.#asked = new PanelRequest(owner, start.isWorkspaces, this.#cookies);
    this.#stopOn = start.stopOn;
    this.#focusUrl = start.focusUrl;
    const { webview } = webviewPanel;
    webview.options = { enableScripts: true, localResourceRoots: [Uri.joinPath(owner.root, 'dist')] };
    this.#view = new StreamView(start.status ?? idleStatus, {
      documents: owner.documents,
      isSeen: () => webviewPanel.visible && !this.#isDisposed,
      draw: (update) => this.#link.update({ ...this.runs.withRuns(update), ...this.#cookies.account }),
      openStreams: owner.openStreams,
      onDidProgress: () => this.runs.check(),
      onDidChange: () => this.#decorate(),
    });
    this.runs = new PanelRuns(this.#view, owner.documents, (left, right) => this.#link.compareRuns(left, right));
    this.exports = new PanelExports(this.#view, owner.version);
    this.#link = new PageLink(webview, this.#functions(), {
      // An error may have in it what it stumbled over.
      error: (text) => owner.log.error(redactor([...secretsOf(this.#draft).values()].flat())(text)),
    });
    this.#disposables.push(
      this.#link,
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${settingsPrefix}.rows`)) this.#view.followSettings();
        if (change.affectsConfiguration(`${settingsPrefix}.log`)) this.runs.followLimits();
      }),
      webviewPanel.onDidChangeViewState(() => this.#view.changed()),
      owner.variables.onDidChange(() => this.#link.setEnvironments(owner.variables.environmentNames)),
      webviewPanel.onDidDispose(() => this.dispose()),
    );
    this.#decorate();
    webview.html = panelHtml(webview, owner.root);
  }

  get stream(): Stream | undefined {
    return this.#stream;
  }

  /** What the request bar holds. */
  get draft(): RequestDraft {
    return this.#draft;
  }

  /** Whether anything in the request bar came with the workspace. */
  get holdsWorkspaces(): boolean {
    return this.#asked.isOfWorkspace(this.#draft);
  }

  get stopOn(): readonly StopRule[] {
    return this.#stopOn;
  }

  get active(): boolean {
    return this.#webviewPanel.active;
  }

  get title(): string {
    return this.#webviewPanel.title;
  }

  /** The state of its stream, as the name of a picture. */
  get icon(): 'idle' | 'open' | 'waiting' | 'closed' | 'error' {
    return stateIcon(this.runs.current);
  }

  /** Brings the panel to the front. */
  reveal(): void {
    this.#webviewPanel.reveal();
  }

  /** Puts the cursor in the URL box. */
  focusUrl(): void {
    this.#focusUrl = true;
    this.#link.focusUrl();
  }

  /** Does what the person chose in the menu on the row of that event. */
  actOnRow(action: RowAction, seq: number): void {
    this.#link.actOnRow(action, seq);
  }

  /** The same on the row of that annotation. */
  actOnAnnotation(action: AnnotationAction, number: number): void {
    this.#link.actOnAnnotation(action, number);
  }

  /** The person has added names of secrets, or taken some away. */
  sendSecretNames(): void {
    this.#link.setSecretNames(addedSecretNames());
  }

  /** Connects with what the request bar holds, as its button does. */
  async connect(): Promise<{ error?: string }> {
    await this.#restoreSecrets();
    return this.#connect(this.#draft);
  }

  /** Shows another stream, in place of the one shown, which is kept as a run. */
  show(stream: Stream, request: StreamRequest): void {
    // Closed while the stream was being made.
    if (this.#isDisposed) return stream.dispose();
    this.#request = request;
    this.#cookies.adopt(stream.connection.cookies);
    const before = this.#stream;
    this.#stream = stream;
    this.runs.begin(stream, () => this.#retire(before));
  }

  /** Shows a recording, in place of what is shown, which is kept as a run. */
  showRecording(recording: Watched): void {
    if (this.#isDisposed) return recording.dispose();
    const before = this.#stream;
    this.#stream = undefined;
    this.runs.begin(recording, () => this.#retire(before));
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#view.end();
    this.stream?.close(endings.panelClosed());
    this.runs.dispose();
    for (const disposable of this.#disposables) disposable.dispose();
    this.#webviewPanel.dispose();
    this.#disposed.fire();
    this.#disposed.dispose();
  }

  #functions(): HostFunctions {
    return {
      hydrate: () => this.#hydrate(),
      connect: (draft) => this.#connect(draft),
      disconnect: () => this.stream?.close(),
      reconnectNow: () => this.stream?.connection.reconnectNow(),
      resumeFrom: (seq) => this.#view.ofShown(async (shown) => this.#resumeFrom(shown, seq), false),
      acceptAnswer: () => this.stream?.connection.acceptAnswer(),
      reconnectOnSave: () => this.stream?.reconnectOnSave(),
      attempts: (limit) => (limit === 0 ? [] : (this.#view.shown?.attempts?.slice(-limit) ?? [])),
      diagnoses: () => this.#diagnoses(),
      showDiagnoses: (kind, isShown) => setDiagnosisHidden(diagnosisCode(kind), !isShown),
      ...this.#cookies.functions,
      saveDraft: (draft) => this.#saveDraft(draft),
      saveLayout: (layout) => this.#owner.saveLayout(layout),
      ...this.#asked.functions,
      filterHistory: () => this.#owner.filters.history,
      rememberFilter: (query) => this.#owner.filters.remember(query),
      pickFilter: (query) => pickFilter(this.#owner.filters, query),
      setStopRules: (rules) => {
        this.#stopOn = rules;
        this.stream?.setStopRules(rules);
      },
      ...this.#view.functions(),
      ...this.runs.functions,
      ...this.exports.functions,
    };
  }

  /** @returns false for an earlier run, which is over */
  async #resumeFrom(shown: Watched, seq: number): Promise<boolean> {
    return shown === this.#stream && (await this.#stream.resumeFrom(seq));
  }

  /** It goes on as an earlier run. */
  #retire(stream: Stream | undefined): void {
    if (stream === undefined) return;
    stream.close(endings.newRun());
    this.#owner.retire(stream);
    stream.onDidDispose(() => this.runs.forget(stream));
  }

  async #diagnoses(): Promise<StreamDiagnoses> {
    const found = await this.#view.ofShown((stream) => diagnosesOf(stream, this.#owner.openStreams), noDiagnoses);
    if (found.diagnoses.length > 0) setContext('hasSeenDiagnostics', true);
    return found;
  }

  /** A new page: what an earlier one was asked will never be answered. */
  async #hydrate(): Promise<Hydration> {
    this.#link.forget();
    await this.#restoreSecrets();
    const focusUrl = this.#focusUrl;
    this.#focusUrl = false;
    this.#view.begin();
    const { layout, variables } = this.#owner;
    return {
      draft: this.#draft,
      filter: this.#view.filter,
      stopOn: this.#stopOn,
      focusUrl,
      environments: variables.environmentNames,
      secretNames: addedSecretNames(),
      ...(layout !== undefined && { layout }),
    };
  }

  async #restoreSecrets(): Promise<void> {
    if (this.#secretsRestored) return;
    this.#draft = await this.#owner.restoreSecrets(this.#draft);
    this.#secretsRestored = true;
  }

  async #connect(draft: RequestDraft): Promise<Refusal> {
    this.#saveDraft(draft);
    // The page says all there is to say: a draft without headers has none.
    const whole = { headers: [], body: '', options: {}, ...draft };
    const request = { ...requestOf(whole, this.#request), stopOn: this.#stopOn };
    const refused = await this.#asked.refusal(draft, request);
    if (refused !== undefined) return refused;
    const problems = await this.#asked.check(draft);
    if (problems.length > 0) return { problems };
    if (!(await this.#asked.mayConnect(draft))) return {};
    return orError(async () => {
      this.show(await this.#owner.openStream(request, this.#cookies.jar), request);
      this.#owner.connected(this);
      return {};
    });
  }

  #saveDraft(draft: RequestDraft): void {
    const before = this.#draft;
    this.#draft = draft;
    this.#owner.saveDraft(draft, before);
  }

  /** Title and icon: where, and in which state. */
  #decorate(): void {
    const { current } = this.runs;
    const title = current === undefined ? 'SSE Monitor' : titleOf(current);
    if (this.#webviewPanel.title !== title) this.#webviewPanel.title = title;
    const { icon } = this;
    if (this.#icon === icon) return;
    this.#icon = icon;
    this.#webviewPanel.iconPath = Uri.joinPath(this.#owner.root, 'media', `state-${icon}.svg`);
  }
}

/** Of a title so much is seen at most; links and files may have names of any length. */
const longestTitle = 120;

function titleOf({ title }: Watched): string {
  return title.length <= longestTitle ? title : `${title.slice(0, longestTitle - 1)}…`;
}

function stateIcon(shown: Watched | undefined): Panel['icon'] {
  if (shown === undefined) return 'idle';
  const { state, severity } = shown.status;
  if (state === 'open') return 'open';
  if (state === 'closed') return severity === 'error' ? 'error' : 'closed';
  return 'waiting';
}
