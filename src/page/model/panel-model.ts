/** What the panel shows and what can be done in it. The elements draw this and call this; nothing else is kept anywhere. */

import { t } from '@vscode/l10n';
import { emptyView } from '../../shared/stream/engine.ts';
import type { ConnectionStatus, PanelUpdate } from '../../shared/boundary/page.ts';
import type { Host, PageMemory } from '../ui/host.ts';
import { Clipboard } from './clipboard.ts';
import type { DetailsChoices } from './details-choices.ts';
import type { DockTabId } from './dock-tab.ts';
import { ListModel } from './list-model.ts';
import { dealSymbols } from '../ui/type-colour.ts';
import { beginState, type PageState } from './page-state.ts';
import { PageStore } from './page-store.ts';
import { RequestModel } from './request-model.ts';
import { RunsModel } from './runs-model.ts';

/** Before the host has said anything. */
const nothingYet: PanelUpdate = {
  status: { state: 'idle', text: t('Idle'), severity: 'none' },
  notices: [],
  view: emptyView(-1),
};

/** The whole: the host's word, the page's state, and the parts that act on both. */
export class PanelModel {
  /** What the host said last, whole; its view is what the list shows. */
  panel = nothingYet;
  readonly host: Host;
  readonly request: RequestModel;
  readonly list: ListModel;
  readonly clipboard: Clipboard;
  readonly runs: RunsModel;
  readonly #store: PageStore;
  #isAnswered = false;
  #hasBeenOpen = false;
  #foldsAtResponse = true;
  #isAnswerOffered = false;

  /** @param changed - called after each change; what is drawn is out of date then */
  constructor(host: Host, memory: PageMemory, changed: () => void) {
    this.host = host;
    this.#store = new PageStore(host, memory, changed);
    this.list = new ListModel(this.#store);
    this.request = new RequestModel(this.#store, () => this.#beginStream());
    this.clipboard = new Clipboard(this.#store);
    this.runs = new RunsModel(this.#store, this.list);
  }

  /** What the page knows for itself. */
  get state(): PageState {
    return this.#store.state;
  }

  /** The same, for the page after this one: without secrets. */
  get kept(): unknown {
    return this.#store.kept;
  }

  /** To be said to those who do not see the screen. */
  get announcement(): string {
    return this.#store.announcement;
  }

  /** Whether there is a stream that can be disconnected. */
  get isLive(): boolean {
    return this.#connection !== 'idle' && this.#connection !== 'closed';
  }

  get isOpen(): boolean {
    return this.#connection === 'open';
  }

  /** The state of the current run, whichever is shown. */
  get #connection(): ConnectionStatus['state'] {
    return this.panel.runs?.state ?? this.panel.status.state;
  }

  /** Whether there is a server that can be asked to go on from an event. */
  get canResume(): boolean {
    return this.panel.attempts !== undefined && !this.runs.isPast;
  }

  /** Whether no events are added to those that are shown: they are of a file, or of an earlier run. */
  get isComplete(): boolean {
    return this.panel.status.recording !== undefined || this.runs.isPast;
  }

  /** Holds the list still, or no longer. One that is complete is still anyway. */
  pause(isPaused: boolean): void {
    if (!isPaused || !this.isComplete) this.list.pause(isPaused);
  }

  /** Whether a response has arrived since the page is there: the room of the request is the list's from then on. */
  get isAnswered(): boolean {
    return this.#isAnswered;
  }

  /**
   * Whether there is or was a stream: what acts on its events is there from then on. A run that fails before anything comes of
   * it takes it away again, and has the room.
   */
  get hasStream(): boolean {
    const { status, view } = this.panel;
    return this.#hasBeenOpen || view.counts.received > 0 || status.recording !== undefined;
  }

  /** Whether the stream is one of a language model. */
  get hasAnswer(): boolean {
    return this.panel.view.answerRead !== undefined;
  }

  /** The tab of the dock, of those that there are. */
  get dockTab(): DockTabId {
    const { dockTab } = this.state;
    return dockTab === 'answer' && !this.hasAnswer ? 'event' : dockTab;
  }

  get isRowSelected(): boolean {
    return this.state.selection !== undefined || this.state.mark !== undefined;
  }

  /** @param isBeside - whether the dock is beside the list, and not below it */
  shareOfDock(isBeside: boolean): number {
    const { splitBeside, splitBelow } = this.state;
    return isBeside ? splitBeside : splitBelow;
  }

  /**
   * What was typed meanwhile stays: the host may be slow to begin.
   *
   * @returns whether the cursor belongs in the URL box
   */
  async hydrate(): Promise<boolean> {
    const hydration = await this.host.hydrate();
    this.#store.isHydrated = true;
    this.request.begin(hydration);
    const typed = this.request.typedFirst;
    const { kept = this.#store.recall() } = hydration;
    const state = beginState(kept, hydration);
    this.#store.keep({ ...state, ...(typed !== undefined && { draft: typed }), live: this.isLive });
    if (this.isAnswered && !this.state.requestPinned) this.#store.keep({ requestOpen: false });
    void this.host.setAnnotations(this.state.layout.marks ?? []);
    this.request.check();
    // The window was reloaded, say: the host has forgotten it.
    const { filter } = this.state;
    if (JSON.stringify(filter) !== JSON.stringify(hydration.filter)) void this.host.setFilter(filter);
    return hydration.focusUrl && typed === undefined;
  }

  /** The host said something new. */
  take(panel: PanelUpdate): void {
    dealSymbols(panel.view.types);
    this.runs.take(panel.runs);
    this.list.take(panel.view, panel.status.state === 'connecting');
    this.panel = { ...panel, view: this.list.view };
    if (this.isLive !== this.state.live) this.#store.keep({ live: this.isLive });
    if (this.isLive && this.#store.isHydrated && this.state.edited.length === 0) this.request.begun();
    this.#noteStream();
    this.#foldAtResponse(panel);
    this.#offerAnswer();
    this.#store.changed();
  }

  #noteStream(): void {
    const { state, severity } = this.panel.status;
    if (state === 'open') this.#hasBeenOpen = true;
    else if (state === 'idle' || (state === 'closed' && severity === 'error')) this.#hasBeenOpen = false;
  }

  /** The first answer is shown where the details of an event would be, while there are none. */
  #offerAnswer(): void {
    if (!this.hasAnswer || this.#isAnswerOffered) return;
    this.#isAnswerOffered = true;
    if (this.state.dockTab === 'event' && !this.isRowSelected) this.#store.keep({ dockTab: 'answer' });
  }

  /** Once for each time that the person connects: what they open afterwards stays open. */
  #foldAtResponse({ status, view }: PanelUpdate): void {
    const isAnswer = status.state === 'open' || status.answer !== undefined || view.counts.received > 0;
    if (!isAnswer) return;
    this.#isAnswered = true;
    if (!this.#foldsAtResponse) return;
    this.#foldsAtResponse = false;
    if (this.state.requestOpen && !this.state.requestPinned) this.#store.keep({ requestOpen: false });
  }

  /** @returns how many events there are of the stream that ends with this */
  #beginStream(): number {
    const { kept } = this.list.view.counts;
    this.#foldsAtResponse = true;
    this.list.forgetEvents();
    return kept;
  }

  /** Sends a request again that was sent before, with the stop rules that it had. */
  async connectRecent(key: string): Promise<void> {
    const recent = await this.host.recentDraft(key);
    if (recent === undefined) return;
    this.list.editStopRules(recent.stopOn);
    await this.request.connectTo(recent.draft);
  }

  edit(change: Partial<Omit<PageState, 'draft' | 'live' | 'edited' | 'query' | 'filter' | 'stopOn'>>): void {
    this.#store.keep(change);
  }

  editDetails(change: Partial<DetailsChoices>): void {
    this.#store.keep({ details: { ...this.state.details, ...change } });
  }

  announce(text: string): void {
    this.#store.announce(text);
  }
}
