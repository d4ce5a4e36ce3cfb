/**
 * One panel: a request bar, and the stream that was opened from it. The host is the truth; the page shows it and may be
 * thrown away and made anew at any moment.
 */

import { type Disposable, EventEmitter, Uri, workspace } from 'vscode';
import type { HostFunctions } from '../../shared/boundary/host-functions.ts';
import type { Hydration, Refusal, RequestDraft, SnippetKind, StreamDiagnoses } from '../../shared/boundary/page.ts';
import type { PageAction } from '../../shared/boundary/page-action.ts';
import type { AnnotationAction, RowAction } from '../../shared/boundary/row-action.ts';
import type { StopRule, StreamRequest } from '../../shared/stream/records.ts';
import { secretsOf } from '../../shared/request/secrets.ts';
import { requestOf } from '../request/draft.ts';
import { endings } from '../../shared/messages/endings.ts';
import { PanelExports } from './panel-exports.ts';
import { PanelCookies } from './panel-cookies.ts';
import { PanelRequest } from './panel-request.ts';
import { PageLink } from './page-link.ts';
import { panelHtml } from './panel-html.ts';
import { pickFilter } from './pick-filter.ts';
import { redactor } from '../../net/redaction.ts';
import { orError } from '../../net/request-error.ts';
import { setContext } from '../vscode/context-keys.ts';
import { diagnosisCode } from '../../shared/diagnoses/diagnosis-code.ts';
import { diagnosesOf, noDiagnoses } from '../streams/stream-diagnoses.ts';
import { addedSecretNames } from '../../shared/request/secret-names.ts';
import { settingsPrefix, setDiagnosisHidden } from '../vscode/settings.ts';
import { idleStatus } from '../streams/status.ts';
import type { PanelOwner, PanelStart } from './panel-owner.ts';
import { type StateIcon, stateIcon, titleOf } from './panel-look.ts';
import { StreamView } from './stream-view.ts';
import type { Surface } from './surface.ts';
import type { Stream } from '../streams/stream.ts';
import type { Watched } from '../streams/watched.ts';

/** A surface, with the wire to the page that is on it. */
interface Place extends Disposable {
  readonly surface: Surface;
  readonly link: PageLink;
}

export class Panel implements Disposable {
  readonly #owner: PanelOwner;
  #place: Place;
  readonly #disposables: Disposable[] = [];
  readonly #disposed = new EventEmitter<void>();
  readonly onDidDispose = this.#disposed.event;
  readonly #surfaceChanged = new EventEmitter<void>();
  /** It came into sight or left it, or is the active editor now or no more. */
  readonly onDidChangeSurface = this.#surfaceChanged.event;
  readonly #view: StreamView;
  /** What is shown, unless that is a recording. */
  #stream: Stream | undefined;
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
  /** What the next page begins with, once: as {@link Hydration} has it. */
  #kept: unknown;
  /** Whether a page at this place has said hello; VS Code may have taken it away since. */
  #hasPage = false;
  #isDisposed = false;
  #icon: string | undefined;
  /** The saved connection that it was opened from, or saved as. */
  savedAs: string | undefined;

  constructor(surface: Surface, owner: PanelOwner, start: PanelStart) {
    this.#owner = owner;
    this.#draft = start.draft;
    this.#asked = new PanelRequest(owner, start.isWorkspaces, this.#cookies);
    this.#stopOn = start.stopOn;
    this.#focusUrl = start.focusUrl;
    this.#kept = start.kept;
    this.#view = new StreamView(start.status ?? idleStatus, {
      documents: owner.documents,
      isSeen: () => this.surface.visible && !this.#isDisposed,
      draw: (update) => this.#link.update({ ...update, ...this.#cookies.account }),
      openStreams: owner.openStreams,
      onDidChange: () => this.#decorate(),
    });
    this.exports = new PanelExports(this.#view, owner.version);
    this.#disposables.push(
      workspace.onDidChangeConfiguration(
        (change) => change.affectsConfiguration(`${settingsPrefix}.rows`) && this.#view.followSettings(),
      ),
      owner.variables.onDidChange(() => this.#link.setEnvironments(owner.variables.environmentNames)),
    );
    this.#place = this.#placeOn(surface);
    this.#showPage();
  }

  /** Where it is. */
  get surface(): Surface {
    return this.#place.surface;
  }

  /**
   * Goes on at another place, with a page of its own; the stream stays as it is. The old place is closed.
   *
   * @param kept - what the page knew for itself, from {@link pageState}
   */
  moveTo(surface: Surface, kept: unknown): void {
    const before = this.#place;
    this.#kept = kept ?? null;
    this.#icon = undefined;
    this.#view.end();
    this.#hasPage = false;
    this.#place = this.#placeOn(surface);
    before.dispose();
    this.#showPage();
  }

  /** What its page knows for itself. @returns undefined when there is none that answers */
  async pageState(): Promise<unknown> {
    return this.surface.visible && this.#hasPage ? this.#link.state() : undefined;
  }

  #placeOn(surface: Surface): Place {
    const { webview } = surface;
    webview.options = { enableScripts: true, localResourceRoots: [Uri.joinPath(this.#owner.root, 'dist')] };
    const link = new PageLink(webview, this.#functions(), {
      // An error may have in it what it stumbled over.
      error: (text) => this.#owner.log.error(redactor([...secretsOf(this.#draft).values()].flat())(text)),
    });
    const listening = [
      surface.onDidChange(() => {
        this.#view.changed();
        this.#surfaceChanged.fire();
      }),
      surface.onDidDispose(() => this.dispose()),
    ];
    const dispose = (): void => {
      for (const part of [...listening, link, surface]) part.dispose();
    };
    return { surface, link, dispose };
  }

  #showPage(): void {
    this.#decorate();
    const { webview } = this.surface;
    webview.html = panelHtml(webview, this.#owner.root);
  }

  get #link(): PageLink {
    return this.#place.link;
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

  get title(): string {
    const { shown } = this.#view;
    return shown === undefined ? 'SSE Monitor' : titleOf(shown);
  }

  /** The state of its stream, as the name of a picture. */
  get icon(): StateIcon {
    return stateIcon(this.#view.shown);
  }

  /** Brings the panel to the front. */
  reveal(): void {
    this.surface.reveal();
  }

  /** Whether it shows a stream or a recording. */
  get isUsed(): boolean {
    return this.#view.shown !== undefined;
  }

  /** Has the page do what the person ran a command for. */
  act(action: PageAction): void {
    this.#link.act(action);
  }

  /** Puts the request on the clipboard. */
  copyRequest(kind: SnippetKind): Promise<Refusal> {
    return Promise.resolve(this.#asked.functions.copyRequest(this.#draft, kind));
  }

  /** Asks the server again, with what the request bar holds; the page, if there is one, says what came of it. */
  async reconnect(): Promise<{ error?: string }> {
    if (this.surface.visible) this.act('reconnect');
    else if (this.stream?.state === 'waiting') this.stream.connection.reconnectNow();
    else return this.connect();
    return {};
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

  /** Shows another stream, in place of the one shown, which is disposed of. */
  show(stream: Stream, request: StreamRequest): void {
    // Closed while the stream was being made.
    if (this.#isDisposed) return stream.dispose();
    this.#request = request;
    this.#cookies.adopt(stream.connection.cookies);
    this.#stream = stream;
    this.#view.show(stream);
  }

  /** Shows a recording, in place of what is shown, which is disposed of. */
  showRecording(recording: Watched): void {
    if (this.#isDisposed) return recording.dispose();
    this.#stream = undefined;
    this.#view.show(recording);
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#view.end();
    this.stream?.close(endings.panelClosed());
    this.#view.shown?.dispose();
    for (const disposable of this.#disposables) disposable.dispose();
    this.#place.dispose();
    this.#disposed.fire();
    this.#disposed.dispose();
    this.#surfaceChanged.dispose();
  }

  #functions(): HostFunctions {
    return {
      hydrate: () => this.#hydrate(),
      setFocused: (isFocused) => this.#owner.focused(this, isFocused),
      connect: (draft) => this.#connect(draft),
      disconnect: () => this.stream?.close(),
      reconnectNow: () => this.stream?.connection.reconnectNow(),
      resumeFrom: (seq) => this.#view.ofShown(async () => this.stream?.resumeFrom(seq) ?? false, false),
      acceptAnswer: () => this.stream?.connection.acceptAnswer(),
      reconnectOnSave: () => this.stream?.reconnectOnSave(),
      attempts: (limit) => (limit === 0 ? [] : (this.stream?.attempts.slice(-limit) ?? [])),
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
      ...this.exports.functions,
    };
  }

  async #diagnoses(): Promise<StreamDiagnoses> {
    const found = await this.#view.ofShown((stream) => diagnosesOf(stream, this.#owner.openStreams), noDiagnoses);
    if (found.diagnoses.length > 0) setContext('hasSeenDiagnostics', true);
    return found;
  }

  /** A new page: what an earlier one was asked will never be answered. */
  async #hydrate(): Promise<Hydration> {
    this.#link.forget();
    this.#hasPage = true;
    await this.#restoreSecrets();
    const focusUrl = this.#focusUrl;
    this.#focusUrl = false;
    this.#view.begin();
    const { layout, variables } = this.#owner;
    const kept = this.#kept;
    this.#kept = undefined;
    return {
      draft: this.#draft,
      filter: this.#view.filter,
      stopOn: this.#stopOn,
      focusUrl,
      environments: variables.environmentNames,
      secretNames: addedSecretNames(),
      ...(layout !== undefined && { layout }),
      ...(kept !== undefined && { kept }),
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
    const { icon, surface, title } = this;
    if (surface.title !== title) surface.title = title;
    if (this.#icon === icon) return;
    this.#icon = icon;
    surface.setIcon(Uri.joinPath(this.#owner.root, 'media', `state-${icon}.svg`));
  }
}
