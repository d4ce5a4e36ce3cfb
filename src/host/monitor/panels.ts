/** The panels of this window: how one comes to be, with a stream or a recording, and which of them is active. */

import {
  type Disposable,
  EventEmitter,
  type Uri,
  ViewColumn,
  type WebviewPanel,
  type WebviewView,
  commands,
  window,
} from 'vscode';
import type { ConnectionStatus, RequestDraft } from '../../shared/boundary/page.ts';
import type { StopRule, StreamRequest } from '../../shared/stream/records.ts';
import { Panel } from '../panel/panel.ts';
import type { PanelOwner, PanelStart } from '../panel/panel-owner.ts';
import { EditorSurface, type Surface, ViewSurface } from '../panel/surface.ts';
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
  readonly #view = new BottomView();
  /** Whose page has the keyboard, and whose had it last. */
  #focused: Panel | undefined;
  #focusedLast: Panel | undefined;
  #isDisposed = false;
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
  get activeEditor(): Panel | undefined {
    return this.all.find(({ surface }) => surface.place === 'editor' && surface.front);
  }

  /** The one that commands are about: the active editor, or the view if that is in sight and was the last to be used. */
  get active(): Panel | undefined {
    const inView = this.#view.panel?.surface.front === true ? this.#view.panel : undefined;
    if (inView !== undefined && inView === this.#focusedLast) return inView;
    return this.activeEditor ?? inView;
  }

  /** The keyboard is in the page of that panel now, or has left it. */
  focused(panel: Panel, isFocused: boolean): void {
    if (isFocused) this.#focusedLast = panel;
    if (isFocused || this.#focused === panel) this.#focused = isFocused ? panel : undefined;
    this.updateContext();
  }

  /** A command comes from the title bar of the active editor, wherever the keyboard was before. */
  turnToEditor(): void {
    this.#focusedLast = this.activeEditor;
    this.updateContext();
  }

  /** VS Code shows the view of the bottom panel for the first time, or after it was hidden for good. @param draft - that it begins with */
  showView(view: WebviewView, draft: RequestDraft, status: ConnectionStatus | undefined): void {
    const coming = this.#view.resolved(view);
    if (coming !== undefined) this.#putInView(coming, view);
    else this.#fillView(view, { ...startOf(draft), ...(status !== undefined && { status }) });
  }

  /** Moves one to the bottom panel, with its stream. What is there moves to an editor, unless it is unused. */
  async moveToView(panel: Panel): Promise<void> {
    if (panel.surface.place === 'view') return;
    await this.#view.expect(panel);
    await commands.executeCommand(`${viewTypes.stream}.focus`);
    const coming = this.#view.takeComing();
    if (coming !== undefined) this.#putInView(coming, this.#view.view);
  }

  /** Moves the one in the bottom panel to an editor, with its stream; the view has an empty one then. */
  async moveToEditor(): Promise<void> {
    const { panel, view } = this.#view;
    if (panel === undefined || view === undefined) return;
    const kept = await panel.pageState();
    // Closed while its page was asked.
    if (this.#view.panel !== panel) return;
    this.#view.panel = undefined;
    if (this.#focused === panel) this.#focused = undefined;
    panel.moveTo(newEditor(), kept);
    this.#fillView(view, { ...startOf(emptyDraft), kept: null });
    this.updateContext();
  }

  /** The parameters are those of `Monitor.openPanel`. */
  open(
    draft?: RequestDraft,
    stopOn: readonly StopRule[] = stopOnSetting(),
    focusUrl = draft === undefined,
    isWorkspaces?: boolean,
  ): Panel {
    if (draft !== undefined) this.#drafts.saveSecrets(draft);
    return this.#adopt(newEditor(), { draft: draft ?? this.#drafts.last, stopOn, focusUrl }, isWorkspaces);
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
    this.#adopt(new EditorSurface(webviewPanel), { ...startOf(draft), ...(status !== undefined && { status }) });
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
    handedOver(recording, () =>
      this.#adopt(new EditorSurface(webviewPanel), startOf(emptyDraft)).showRecording(recording),
    );
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
    this.#isDisposed = true;
    for (const panel of this.#panels) panel.dispose();
    this.#closed.dispose();
  }

  #adopt(
    surface: Surface,
    start: Omit<PanelStart, 'isWorkspaces'>,
    isWorkspaces = this.#owner.trust.hasPartsIn(start.draft),
  ): Panel {
    const panel = handedOver(surface, () => new Panel(surface, this.#owner, { ...start, isWorkspaces }));
    this.#panels.add(panel);
    const watching = panel.onDidChangeSurface(() => this.#surfaceChanged(panel));
    panel.onDidDispose(() => {
      watching.dispose();
      this.#panels.delete(panel);
      this.#forget(panel);
      this.updateContext();
      this.#closed.fire();
    });
    this.updateContext();
    return panel;
  }

  /** A page that VS Code takes away has no time to say that the keyboard has left it. */
  #surfaceChanged(panel: Panel): void {
    if (this.#focused === panel && !panel.surface.front) this.#focused = undefined;
    this.updateContext();
  }

  #forget(panel: Panel): void {
    if (this.#focused === panel) this.#focused = undefined;
    if (this.#focusedLast === panel) this.#focusedLast = undefined;
    const { view } = this.#view;
    if (this.#view.panel !== panel) return;
    this.#view.panel = undefined;
    // Its stream was closed by somebody; the view stays where it is.
    if (view !== undefined && !this.#isDisposed) this.#fillView(view, { ...startOf(emptyDraft), kept: null });
  }

  #fillView(view: WebviewView, start: Omit<PanelStart, 'isWorkspaces'>): void {
    this.#view.panel = this.#adopt(new ViewSurface(view), start);
  }

  #putInView({ panel, kept, keptBefore }: Coming, view: WebviewView | undefined): void {
    // Closed on its way, or there is no view.
    if (view === undefined || !this.#panels.has(panel)) return;
    const before = this.#view.panel;
    this.#view.panel = panel;
    if (before?.isUsed === true) before.moveTo(newEditor(), keptBefore);
    else before?.dispose();
    panel.moveTo(new ViewSurface(view), kept);
    this.#focused = undefined;
    this.#focusedLast = panel;
    this.updateContext();
  }

  /** What `when` clauses are told; called also when a stream has changed its state. */
  updateContext(): void {
    setContext('panelActive', this.active !== undefined);
    setContext('panelFocused', this.#focused !== undefined);
    setContext('editorLive', isLive(this.activeEditor));
  }
}

/** A panel on its way to the view, with what its page knew for itself. */
interface Coming {
  readonly panel: Panel;
  readonly kept: unknown;
  /** The same of the one that is in the view until then. */
  readonly keptBefore: unknown;
}

/** The view of the bottom panel: there is one, with one panel in it. */
class BottomView {
  /** Undefined until VS Code has shown it, and once a person has hidden it for good. */
  view: WebviewView | undefined;
  panel: Panel | undefined;
  #coming: Coming | undefined;

  /** @returns the panel that is to be in it, if one is on its way */
  resolved(view: WebviewView): Coming | undefined {
    this.view = view;
    view.onDidDispose(() => {
      if (this.view === view) this.view = undefined;
    });
    return this.takeComing();
  }

  /** That panel is on its way. */
  async expect(panel: Panel): Promise<void> {
    this.#coming = { panel, kept: await panel.pageState(), keptBefore: await this.panel?.pageState() };
  }

  takeComing(): Coming | undefined {
    const coming = this.#coming;
    if (this.view !== undefined) this.#coming = undefined;
    return this.view === undefined ? undefined : coming;
  }
}

function newEditor(): EditorSurface {
  return new EditorSurface(window.createWebviewPanel(viewTypes.panel, 'SSE Monitor', ViewColumn.Active));
}

function isLive(panel: Panel | undefined): boolean {
  return panel?.stream !== undefined && panel.stream.state !== 'closed';
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
