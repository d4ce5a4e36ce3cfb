/** The panel: puts its parts together, and hands on what they tell. */

import { html, LitElement, nothing, type TemplateResult } from 'lit';

import { messageText } from '../../shared/messages/message.ts';
import { extensionMessages } from '../../shared/messages/panel.ts';
import type { PageFunctions, PanelUpdate } from '../../shared/boundary/page.ts';
import type { MarkContext, RowContext } from '../../shared/boundary/row-action.ts';
import { originOf } from '../../shared/request/secrets.ts';
import { appStyles } from './app.styles.ts';
import { CallFailure } from '../ui/call-failure.ts';
import { rangeOfFilter } from '../charts/range-of-filter.ts';
import type { EventDetailsPane } from '../details/event-details.ts';
import type { MarkDetailsPane } from '../details/mark-details.ts';
import type { EventGrid } from '../grid/event-grid.ts';
import { markActs, markContext } from '../grid/mark-actions.ts';
import { rowActs } from '../grid/row-actions.ts';
import type { PageEvent } from '../model/events.ts';
import type { FindBar } from '../find/find-bar.ts';
import { nextFrame } from '../ui/frame.ts';
import { connectHost } from '../ui/host.ts';
import { icon } from '../ui/icons.ts';
import { only } from '../model/page-state.ts';
import { PanelModel } from '../model/panel-model.ts';
import type { RequestBar } from '../request/request-bar.ts';
import { cursorOf, selectedRange } from '../model/selection.ts';
import { baseStyles } from '../ui/styles.ts';

import '../charts/charts.ts';
import '../status/attempt-table.ts';
import '../status/counts.ts';
import '../details/event-details.ts';
import '../details/mark-details.ts';
import '../find/find-bar.ts';
import '../grid/event-grid.ts';
import '../notes/note-list.ts';
import '../request/request-bar.ts';
import '../controls/splitter.ts';
import '../status/status-line.ts';
import '../filter/toolbar.ts';

/** The details are beside the list from this width on, in px. */
const besideFrom = 900;

/** What shows that the person has gone on. */
const deeds = ['keydown', 'pointerdown'] as const;

/** The elements that are called, not only drawn. */
interface Parts {
  'sse-find-bar': FindBar;
  'sse-request-bar': RequestBar;
  'sse-event-grid': EventGrid;
  'sse-event-details': EventDetailsPane;
  'sse-mark-details': MarkDetailsPane;
}

type OwnContext<Context> = Omit<Context, 'preventDefaultContextMenuItems'>;

export class App extends LitElement {
  static override properties = {
    beside: { state: true },
    finds: { state: true },
    findTexts: { state: true },
  };

  static override styles = [baseStyles, appStyles];

  /** Whether the details are beside the list, and not below it. */
  declare beside: boolean;
  /** Whether the find bar is there, and the texts that it looks for. */
  declare finds: boolean;
  declare findTexts: readonly string[];

  readonly #model: PanelModel;
  readonly #failure = new CallFailure(() => this.requestUpdate());
  /** What the host said last; drawn in the next frame, or already. */
  #newest: PanelUpdate | undefined;
  #drawing: Promise<void> | undefined;
  readonly #sizes = new ResizeObserver(([entry]) => {
    this.beside = (entry?.contentRect.width ?? 0) >= besideFrom;
  });

  constructor() {
    super();
    this.beside = false;
    this.finds = false;
    this.findTexts = [];
    const { host, memory } = connectHost(this.#functions(), this.#failure.begin);
    this.#model = new PanelModel(host, memory, () => this.requestUpdate());
  }

  #functions(): PageFunctions {
    return {
      update: (panel) => this.#draw(panel),
      focusUrl: () => void this.#focusUrl(),
      actOnRow: (action, seq) => void rowActs[action](this.#model, seq),
      actOnMark: (action, number) => void markActs[action](this.#model, number, (seq) => this.#showEvent(seq)),
      setEnvironments: (names) => this.#model.setEnvironments(names),
      setSecretNames: (names) => this.#model.setSecretNames(names),
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
    addEventListener('unhandledrejection', this.#failed);
    for (const type of deeds) addEventListener(type, this.#failure.goOn, { capture: true });
    document.addEventListener('keydown', this.#findKey);
    this.addEventListener('contextmenu', this.#forgetRow, { capture: true });
    void this.#hydrate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    removeEventListener('unhandledrejection', this.#failed);
    for (const type of deeds) removeEventListener(type, this.#failure.goOn, { capture: true });
    document.removeEventListener('keydown', this.#findKey);
    this.removeEventListener('contextmenu', this.#forgetRow, { capture: true });
  }

  override render(): TemplateResult {
    return html`
      <div class="top">
        ${this.#problem()} ${this.#request()} ${this.#status()} ${this.#attempts()} ${this.#notes()}
      </div>
      ${this.#toolbar()} ${this.#charts()} ${this.#find()} ${this.#main()} ${this.#counts()}
      <div class="spoken" aria-live="polite">${this.#model.announcement}</div>
    `;
  }

  #problem(): TemplateResult | typeof nothing {
    const { reason } = this.#failure;
    if (reason === undefined) return nothing;
    return html`<div class="problem" role="alert">
      ${icon('warning')}${messageText(extensionMessages.noAnswer(reason))}
    </div>`;
  }

  #request(): TemplateResult {
    const model = this.#model;
    return html`<sse-request-bar
      .draft=${model.state.draft}
      .live=${model.isLive}
      .refusal=${model.refusal}
      .warning=${model.warning}
      .problems=${model.problems}
      .environments=${model.environments}
      .host=${model.host}
      .unfolded=${model.state}
      .jar=${{ host: model.host, count: 0, revision: 0, ...model.panel.cookies }}
      @draft-edit=${(event: PageEvent<'draft-edit'>) => model.editDraft(event.detail)}
      @fold-edit=${(event: PageEvent<'fold-edit'>) => model.edit(event.detail)}
      @command-paste=${(event: PageEvent<'command-paste'>) => model.readCommand(event.detail)}
      @request-copy=${(event: PageEvent<'request-copy'>) => model.copyRequest(event.detail)}
      @stream-connect=${(event: PageEvent<'stream-connect'>) => model.connect(event.detail)}
      @stream-disconnect=${() => model.host.disconnect()}
    ></sse-request-bar>`;
  }

  #status(): TemplateResult {
    const { host, panel, state } = this.#model;
    return html`<sse-status-line
      .status=${panel.status}
      .notes=${panel.notes}
      .origin=${originOf(state.draft)}
      @stream-reconnect=${() => host.reconnectNow()}
      @certificate-trust=${() => this.#model.trustCertificate()}
      @answer-accept=${() => host.acceptAnswer()}
      @event-show=${(event: PageEvent<'event-show'>) => this.#showEvent(event.detail)}
    ></sse-status-line>`;
  }

  #attempts(): TemplateResult {
    const model = this.#model;
    return html`<sse-attempt-table
      .host=${model.host}
      .count=${model.panel.attempts ?? 0}
      .change=${model.panel}
      .unfolded=${model.state.attemptsUnfolded}
      @fold-edit=${(event: PageEvent<'fold-edit'>) => model.edit(event.detail)}
    ></sse-attempt-table>`;
  }

  #notes(): TemplateResult {
    const model = this.#model;
    return html`<sse-note-list
      .host=${model.host}
      .counts=${model.panel.noteCounts}
      .change=${model.panel}
      .unfolded=${model.state.notesUnfolded}
      .framework=${model.state.framework}
      @fold-edit=${(event: PageEvent<'fold-edit'>) => model.edit(event.detail)}
      @framework-edit=${(event: PageEvent<'framework-edit'>) => model.edit({ framework: event.detail })}
      @event-show=${(event: PageEvent<'event-show'>) => this.#showEvent(event.detail)}
      @compression-off=${() => model.askUncompressed()}
      @announce=${(event: PageEvent<'announce'>) => model.announce(event.detail)}
    ></sse-note-list>`;
  }

  #toolbar(): TemplateResult {
    const model = this.#model;
    return html`<sse-toolbar
      .host=${model.host}
      .types=${model.panel.view.types}
      .filter=${model.state.filter}
      .query=${model.state.query}
      .draft=${model.state.searchDraft}
      .failure=${model.panel.view.searchFailure}
      .stopOn=${model.state.stopOn}
      .follow=${model.state.follow}
      .paused=${model.state.pausedAt !== undefined}
      @query-edit=${(event: PageEvent<'query-edit'>) => model.editQuery(event.detail)}
      @types-edit=${(event: PageEvent<'types-edit'>) => model.editTypes(event.detail)}
      .charts=${model.state.chartsUnfolded}
      @fold-edit=${(event: PageEvent<'fold-edit'>) => model.edit(event.detail)}
      @search-edit=${(event: PageEvent<'search-edit'>) => model.edit({ searchDraft: event.detail ?? undefined })}
      @stop-rules-edit=${(event: PageEvent<'stop-rules-edit'>) => model.editStopRules(event.detail)}
      @follow-edit=${(event: PageEvent<'follow-edit'>) => model.edit({ follow: event.detail })}
      @pause-edit=${(event: PageEvent<'pause-edit'>) => model.pause(event.detail)}
      .selected=${selectedRange(model.state)}
      @log-clear=${() => model.clear()}
      @jump-open=${() => this.#part('sse-event-grid')?.openJump()}
      @events-export=${(event: PageEvent<'events-export'>) => model.host.exportEvents(event.detail)}
      @rows-copy=${(event: PageEvent<'rows-copy'>) => model.copyRows(event.detail)}
    ></sse-toolbar>`;
  }

  #charts(): TemplateResult | typeof nothing {
    const model = this.#model;
    if (!model.state.chartsUnfolded) return nothing;
    return html`<sse-charts
      .host=${model.host}
      .change=${model.panel}
      .range=${rangeOfFilter(model.state.filter)}
      .showsStatistics=${model.state.statisticsShown}
      @range-select=${(event: PageEvent<'range-select'>) => model.editTimeRange(event.detail)}
      @fold-edit=${(event: PageEvent<'fold-edit'>) => model.edit(event.detail)}
    ></sse-charts>`;
  }

  #find(): TemplateResult | typeof nothing {
    if (!this.finds) return nothing;
    const { host, panel, state } = this.#model;
    return html`<sse-find-bar
      .host=${host}
      .filter=${state.filter}
      .found=${panel.view.find}
      .cursor=${cursorOf(state)}
      @find-edit=${(event: PageEvent<'find-edit'>) => (this.findTexts = event.detail)}
      @find-show=${(event: PageEvent<'find-show'>) => this.#showFound(event.detail)}
      @find-close=${() => this.#closeFind()}
    ></sse-find-bar>`;
  }

  #main(): TemplateResult {
    const model = this.#model;
    return html`<main
      class=${this.beside ? 'beside' : 'below'}
      .style=${`--details: ${this.#share() * 100}%`}
      @event-select=${(event: PageEvent<'event-select'>) => model.edit({ selection: only(event.detail) })}
      @mark-select=${(event: PageEvent<'mark-select'>) => model.edit({ selection: undefined, mark: event.detail })}
      @mark-copy=${(event: PageEvent<'mark-copy'>) => model.copyMark(event.detail)}
      @selection-edit=${(event: PageEvent<'selection-edit'>) => model.edit({ selection: event.detail })}
      @range-copy=${(event: PageEvent<'range-copy'>) => model.copyRange(event.detail)}
      @event-copy=${({ detail: { seq, part } }: PageEvent<'event-copy'>) => model.copy(seq, part)}
      @scroll-rest=${(event: PageEvent<'scroll-rest'>) => model.edit({ topSeq: event.detail })}
      @announce=${(event: PageEvent<'announce'>) => model.announce(event.detail)}
      @details-open=${(event: PageEvent<'details-open'>) => this.#openDetails(event.detail)}
      @details-close=${() => this.#closeDetails()}
      @split-edit=${(event: PageEvent<'split-edit'>) =>
        model.edit(this.beside ? { splitBeside: event.detail } : { splitBelow: event.detail })}
    >
      ${this.#grid()} ${this.#details()}
    </main>`;
  }

  #grid(): TemplateResult {
    const model = this.#model;
    const { host, panel, state } = model;
    return html`<sse-event-grid
      .host=${host}
      .view=${panel.view}
      .state=${panel.status.state}
      .follow=${state.follow}
      .selection=${state.selection}
      .mark=${state.mark}
      .layout=${state.layout}
      .cleared=${state.cleared}
      .pausedAt=${state.pausedAt}
      .pausedMark=${state.pausedMark}
      .findTexts=${this.findTexts}
      @pause-edit=${(event: PageEvent<'pause-edit'>) => model.pause(event.detail)}
      @follow-edit=${(event: PageEvent<'follow-edit'>) => model.edit({ follow: event.detail })}
      @filter-show-all=${() => model.editQuery('')}
      .bookmarks=${state.bookmarks}
      @row-context=${(event: PageEvent<'row-context'>) => this.#offerRow(event.detail)}
      @mark-context=${(event: PageEvent<'mark-context'>) => this.#offer(markContext(model, event.detail))}
      @bookmark-toggle=${(event: PageEvent<'bookmark-toggle'>) => model.toggleBookmark(event.detail)}
      @layout-edit=${(event: PageEvent<'layout-edit'>) => model.editLayout(event.detail)}
    ></sse-event-grid>`;
  }

  #counts(): TemplateResult {
    const model = this.#model;
    return html`<sse-counts
      .host=${model.host}
      .view=${model.panel.view}
      .filter=${model.state.filter}
      @filter-show-all=${() => model.editQuery('')}
    ></sse-counts>`;
  }

  #details(): TemplateResult | typeof nothing {
    const { selection, mark, detailsOpen } = this.#model.state;
    if ((selection === undefined && mark === undefined) || !detailsOpen) return nothing;
    return html`<sse-splitter ?beside=${this.beside} .share=${this.#share()}></sse-splitter>
      ${mark === undefined ? nothing : this.#markDetails(mark.number)}
      ${selection === undefined ? nothing : this.#eventDetails(selection.active)}`;
  }

  #markDetails(number: number): TemplateResult {
    return html`<sse-mark-details
      .host=${this.#model.host}
      .number=${number}
      @event-show=${(event: PageEvent<'event-show'>) => this.#showEvent(event.detail)}
      @fold-edit=${(event: PageEvent<'fold-edit'>) => this.#model.edit(event.detail)}
    ></sse-mark-details>`;
  }

  #eventDetails(seq: number): TemplateResult {
    const { host, panel, state } = this.#model;
    return html`<sse-event-details
      .host=${host}
      .seq=${seq}
      .dropped=${panel.view.counts.dropped}
      .choices=${state.details}
      .marked=${state.markedSeq}
      .resumable=${this.#canResume}
      @compare-mark=${(event: PageEvent<'compare-mark'>) => this.#model.edit({ markedSeq: event.detail ?? undefined })}
      @event-show=${(event: PageEvent<'event-show'>) => this.#showEvent(event.detail)}
      @details-edit=${(event: PageEvent<'details-edit'>) => this.#model.editDetails(event.detail)}
    ></sse-event-details>`;
  }

  #share(): number {
    const { splitBeside, splitBelow } = this.#model.state;
    return this.beside ? splitBeside : splitBelow;
  }

  async #hydrate(): Promise<void> {
    const isUrlWanted = await this.#model.hydrate();
    await this.updateComplete;
    const { follow, topSeq } = this.#model.state;
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
    if (this.#newest !== undefined) this.#model.take(this.#newest);
    await this.updateComplete;
  }

  async #focusUrl(): Promise<void> {
    await this.updateComplete;
    const bar = this.#part('sse-request-bar');
    await bar?.updateComplete;
    bar?.focusUrl();
  }

  async #showEvent(seq: number): Promise<void> {
    this.#model.edit({ selection: only(seq), detailsOpen: true });
    await this.#part('sse-event-grid')?.reveal(seq);
  }

  async #showFound(seq: number): Promise<void> {
    this.#model.edit({ selection: only(seq) });
    await this.#part('sse-event-grid')?.reveal(seq);
  }

  #closeFind(): void {
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
    void this.#openFind();
  };

  async #openFind(): Promise<void> {
    this.finds = true;
    await this.updateComplete;
    const bar = this.#part('sse-find-bar');
    await bar?.updateComplete;
    bar?.focus();
  }

  async #openDetails(takesKeyboard: boolean): Promise<void> {
    this.#model.edit({ detailsOpen: true });
    if (!takesKeyboard) return;
    await this.updateComplete;
    const details = this.#part('sse-event-details') ?? this.#part('sse-mark-details');
    await details?.updateComplete;
    details?.focus();
  }

  #closeDetails(): void {
    this.#model.edit({ detailsOpen: false });
    this.#part('sse-event-grid')?.focus();
  }

  #part<Name extends keyof Parts>(name: Name): Parts[Name] | null {
    return this.renderRoot.querySelector<Parts[Name]>(name);
  }

  get #canResume(): boolean {
    return this.#model.panel.attempts !== undefined;
  }

  #offerRow(seq: number): void {
    const { selection } = this.#model.state;
    const canCompare = selection !== undefined && selection.active !== seq;
    this.#offer({ webviewSection: 'row', seq, canCompare, canResume: this.#canResume });
  }

  /** VS Code looks for what its menu is about outside of shadow trees: here. */
  #offer(about: OwnContext<RowContext> | OwnContext<MarkContext>): void {
    const preventDefaultContextMenuItems = getSelection()?.isCollapsed !== false;
    this.dataset['vscodeContext'] = JSON.stringify({ ...about, preventDefaultContextMenuItems });
  }

  /** Until a row says that the menu is about it. */
  readonly #forgetRow = (): void => {
    delete this.dataset['vscodeContext'];
  };

  readonly #failed = (event: PromiseRejectionEvent): void => {
    this.#failure.note(event.reason);
  };
}

customElements.define('sse-app', App);
