/** The panel: puts its parts together, and hands on what they tell. */

import { LitElement } from 'lit';

import type { PageFunctions, PanelUpdate } from '../../shared/boundary/page.ts';
import { appStyles } from './app.styles.ts';
import { CallFailure } from '../ui/call-failure.ts';
import type { EventDetailsPane } from '../details/event-details.ts';
import type { AnnotationDetailsPane } from '../details/annotation-details.ts';
import type { EventGrid } from '../grid/event-grid.ts';
import { annotationActs } from '../grid/annotation-actions.ts';
import { rowActs } from '../grid/row-actions.ts';
import type { Toolbar } from '../filter/toolbar.ts';
import type { FindBar } from '../find/find-bar.ts';
import { nextFrame } from '../ui/frame.ts';
import { connectHost } from '../ui/host.ts';
import { pageActs, reportFocus } from './page-acts.ts';
import { only } from '../model/page-state.ts';
import { PanelModel } from '../model/panel-model.ts';
import type { Dock } from '../dock/dock.ts';
import type { DockTabId } from '../model/dock-tab.ts';
import type { PageEvent } from '../model/events.ts';
import type { MenuSubject, Pane, PaneOwner } from './panes/pane.ts';
import { panes } from './panes/panes.ts';
import type { StatusLine } from '../status/status-line.ts';
import type { RequestBar } from '../request/request-bar.ts';
import { baseStyles } from '../ui/styles.ts';

/** The dock is beside the list from this width on, in px. */
const besideFrom = 900;
/** And below it, unless the panel is narrower than this, or lower: it takes the place of the list then. In px. */
const leastWidth = 480;
const leastHeight = 420;

/** What shows that the person has gone on. */
const deeds = ['keydown', 'pointerdown'] as const;

/** The elements that are called, not only drawn. */
interface Parts {
  'sse-find-bar': FindBar;
  'sse-request-bar': RequestBar;
  'sse-status-line': StatusLine;
  'sse-toolbar': Toolbar;
  'sse-event-grid': EventGrid;
  'sse-dock': Dock;
  'sse-event-details': EventDetailsPane;
  'sse-annotation-details': AnnotationDetailsPane;
}

export class App extends LitElement implements PaneOwner {
  static override properties = {
    beside: { state: true },
    covers: { state: true },
    low: { type: Boolean, reflect: true },
    compact: { type: Boolean, reflect: true },
    urlOpen: { state: true },
    isCovered: { state: true },
    finds: { state: true },
    findTexts: { state: true },
  };

  static override styles = [baseStyles, appStyles];

  /** Whether the dock is beside the list, and not below it. */
  declare beside: boolean;
  declare covers: boolean;
  /** Whether the panel is low: its bars share their room. */
  declare low: boolean;
  /** Whether there is so little room that request and state are one bar, once there is a stream. */
  declare compact: boolean;
  /** Whether the request bar was asked for there. */
  declare urlOpen: boolean;
  /** Whether the dock was asked for while it takes the place of the list. */
  declare isCovered: boolean;
  /** Whether the find bar is there, and the texts that it looks for. */
  declare finds: boolean;
  declare findTexts: readonly string[];

  readonly model: PanelModel;
  readonly #failure = new CallFailure(() => this.requestUpdate());
  /** What the host said last; drawn in the next frame, or already. */
  #newest: PanelUpdate | undefined;
  #drawing: Promise<void> | undefined;
  #endFocus = (): void => {};
  readonly #sizes = new ResizeObserver(([entry]) => {
    if (entry !== undefined) this.#fit(entry.contentRect);
  });

  constructor() {
    super();
    this.beside = false;
    this.covers = false;
    this.low = false;
    this.compact = false;
    this.urlOpen = false;
    this.isCovered = false;
    this.finds = false;
    this.findTexts = [];
    const { host, memory } = connectHost(this.#functions(), this.#failure.begin);
    this.model = new PanelModel(host, memory, () => this.requestUpdate());
  }

  #functions(): PageFunctions {
    return {
      update: (panel) => this.#draw(panel),
      focusUrl: () => void this.#focusUrl(),
      act: (action) => void pageActs[action](this),
      state: () => this.model.kept,
      actOnRow: (action, seq) => void rowActs[action](this.model, seq),
      actOnAnnotation: (action, number) =>
        void annotationActs[action](this.model, number, (seq) => this.showEvent(seq)),
      compareRuns: (left, right) => void this.model.runs.compare(left, right),
      setEnvironments: (names) => this.model.request.setEnvironments(names),
      setSecretNames: (names) => this.model.request.setSecretNames(names),
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
    addEventListener('unhandledrejection', this.#failed);
    for (const type of deeds) addEventListener(type, this.#failure.goOn, { capture: true });
    document.addEventListener('keydown', this.#findKey);
    document.addEventListener('keydown', this.#listKey);
    this.addEventListener('dock-open', this.#dockOpened);
    this.addEventListener('contextmenu', this.#forgetRow, { capture: true });
    this.#endFocus = reportFocus(this.model.host);
    void this.#hydrate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#endFocus();
    removeEventListener('unhandledrejection', this.#failed);
    for (const type of deeds) removeEventListener(type, this.#failure.goOn, { capture: true });
    document.removeEventListener('keydown', this.#findKey);
    document.removeEventListener('keydown', this.#listKey);
    this.removeEventListener('dock-open', this.#dockOpened);
    this.removeEventListener('contextmenu', this.#forgetRow, { capture: true });
  }

  /** Who had the keyboard in the request bar goes on where that went. */
  override willUpdate(): void {
    const had = this.#part('sse-request-bar')?.matches(':focus-within') === true;
    if (had && this.foldsRequest) void this.#focusRequest();
  }

  async #focusRequest(): Promise<void> {
    await this.updateComplete;
    const line = this.#part('sse-status-line');
    await line?.updateComplete;
    line?.focusRequest();
  }

  override render(): readonly ReturnType<Pane>[] {
    return panes.map((pane) => pane(this));
  }

  get foldsRequest(): boolean {
    const { requestOpen, requestPinned } = this.model.state;
    return this.compact && this.model.hasStream && !this.urlOpen && !requestOpen && !requestPinned;
  }

  get showsDock(): boolean {
    const { dockTab, state } = this.model;
    if (this.covers && !this.isCovered) return false;
    return state.dockOpen && (dockTab !== 'event' || this.model.isRowSelected || this.isCovered);
  }

  /** Where the list would be covered by what only follows its selection, the list stays. */
  #fit({ width, height }: Pick<DOMRectReadOnly, 'width' | 'height'>): void {
    // Not drawn at all: it has a size again when it is seen.
    if (width === 0) return;
    this.beside = width >= besideFrom;
    this.low = height < leastHeight;
    const covers = width < leastWidth || this.low;
    const compact = width < leastWidth || (this.low && !this.beside);
    if (compact !== this.compact) this.urlOpen = false;
    this.compact = compact;
    if (covers !== this.covers) this.isCovered = false;
    this.covers = covers;
  }

  get failure(): string | undefined {
    return this.#failure.reason;
  }

  async #hydrate(): Promise<void> {
    const isUrlWanted = await this.model.hydrate();
    await this.updateComplete;
    const { follow, topSeq } = this.model.state;
    if (!follow && topSeq !== undefined) this.#part('sse-event-grid')?.restore(topSeq);
    if (isUrlWanted) await this.#focusUrl();
  }

  /** Draws the newest state once a frame. Resolves when this one, or one that is newer, is about to be painted. */
  #draw(panel: PanelUpdate): Promise<void> {
    this.#newest = panel;
    return (this.#drawing ??= this.#drawInNextFrame());
  }

  async #drawInNextFrame(): Promise<void> {
    await nextFrame();
    this.#drawing = undefined;
    if (this.#newest !== undefined) this.model.take(this.#newest);
    await this.updateComplete;
  }

  async #focusUrl(): Promise<void> {
    this.urlOpen = this.compact;
    await this.updateComplete;
    const bar = this.#part('sse-request-bar');
    await bar?.updateComplete;
    bar?.focusUrl();
  }

  openUrl(): void {
    void this.#focusUrl();
  }

  closeUrl(): void {
    this.urlOpen = false;
    this.model.edit({ requestOpen: false });
  }

  connect(): void {
    void this.#part('sse-request-bar')?.connect();
  }

  async showEvent(seq: number): Promise<void> {
    this.model.edit({ selection: only(seq), dockTab: 'event', dockOpen: true });
    await this.#part('sse-event-grid')?.reveal(seq);
  }

  async showFound(seq: number): Promise<void> {
    this.model.list.selectEvent(seq);
    await this.#part('sse-event-grid')?.reveal(seq);
  }

  openJump(): void {
    void this.#part('sse-event-grid')?.openJump();
  }

  focusFilter(): void {
    this.#part('sse-toolbar')?.focusFilter();
  }

  /** What takes the place of the list gives way. */
  async focusEvents(): Promise<void> {
    this.isCovered = false;
    await this.updateComplete;
    this.#part('sse-event-grid')?.focus();
  }

  async openPreview(): Promise<void> {
    this.model.edit({ requestOpen: true });
    await this.updateComplete;
    await this.#part('sse-request-bar')?.openPreview();
  }

  openColumns(): void {
    this.#part('sse-event-grid')?.openColumns();
  }

  closeFind(): void {
    this.finds = false;
    this.findTexts = [];
    this.#part('sse-event-grid')?.focus();
  }

  /**
   * Ctrl+F, where nothing within has a search of its own. Listens on the document: on the window VS Code's own script comes
   * first, and prevents what a browser would do.
   */
  readonly #findKey = (event: KeyboardEvent): void => {
    const isFind = event.code === 'KeyF' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!isFind || event.defaultPrevented) return;
    event.preventDefault();
    void this.openFind();
  };

  async openFind(): Promise<void> {
    this.finds = true;
    await this.updateComplete;
    const bar = this.#part('sse-find-bar');
    await bar?.updateComplete;
    bar?.focus();
  }

  async openDetails(takesKeyboard: boolean): Promise<void> {
    this.model.edit({ dockTab: 'event', dockOpen: true });
    this.isCovered = true;
    // The list is out of reach then.
    if (!takesKeyboard && !this.covers) return;
    await this.updateComplete;
    const details = this.#part('sse-event-details') ?? this.#part('sse-annotation-details');
    await details?.updateComplete;
    details?.focus();
  }

  /** At a tab that is not about the row, what is closed is not wanted; the next row that is selected has its details all the same. */
  async closeDock(): Promise<void> {
    const { dockTab } = this.model;
    this.isCovered = false;
    this.model.edit({ dockTab: 'event', dockOpen: dockTab !== 'event' && !this.model.isRowSelected });
    await this.updateComplete;
    this.#part('sse-event-grid')?.focus();
  }

  readonly #dockOpened = (event: Event): void => {
    void this.#openDock((event as PageEvent<'dock-open'>).detail.tab);
  };

  async #openDock(tab: DockTabId): Promise<void> {
    this.model.edit({ dockTab: tab, dockOpen: true });
    this.isCovered = true;
    await this.updateComplete;
    const dock = this.#part('sse-dock');
    await dock?.updateComplete;
    dock?.focus();
  }

  /** Ctrl+Down, from wherever the keyboard is; and F2, which in the list goes to a bookmark. */
  readonly #listKey = (event: KeyboardEvent): void => {
    if (event.key === 'F2' && !event.defaultPrevented && this.#part('sse-request-bar') !== null) {
      event.preventDefault();
      this.openUrl();
    }
    if (event.key !== 'ArrowDown' || !event.ctrlKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
    event.preventDefault();
    void this.focusEvents();
  };

  #part<Name extends keyof Parts>(name: Name): Parts[Name] | null {
    return this.renderRoot.querySelector<Parts[Name]>(name);
  }

  /** VS Code looks for what its menu is about outside of shadow trees: here. */
  offer(about: MenuSubject): void {
    const preventDefaultContextMenuItems = getSelection()?.isCollapsed !== false;
    this.dataset['vscodeContext'] = JSON.stringify({ ...about, preventDefaultContextMenuItems });
  }

  /** Until a row says that the menu is about it. */
  readonly #forgetRow = (): void => {
    delete this.dataset['vscodeContext'];
  };

  readonly #failed = (event: PromiseRejectionEvent): void => {
    this.#failure.report(event.reason);
  };
}

customElements.define('sse-app', App);
