/** What the panel shows and what can be done in it. The elements draw this and call this; nothing else is kept anywhere. */

import { t } from '@vscode/l10n';
import type { GridLayout } from '../../shared/stream/columns.ts';
import { type ViewUpdate, emptyView } from '../../shared/stream/engine.ts';
import type {
  DraftProblem,
  EventPart,
  PanelUpdate,
  Refusal,
  RequestDraft,
  SnippetKind,
} from '../../shared/boundary/page.ts';
import type { CopyFormat, ExportScope, SeqRange } from '../../shared/stream/export.ts';
import { keep } from '../../shared/boundary/kept.ts';
import type { MarkKind } from '../../shared/stream/marks.ts';
import type { StopRule } from '../../shared/stream/records.ts';
import { withoutSecrets } from '../../shared/request/secrets.ts';
import { addSecretNames } from '../../shared/request/secret-names.ts';
import type { TimeRange } from './timeline-facts.ts';
import { copyPart } from './copy-part.ts';
import { formatEvents } from '../ui/format.ts';
import type { DetailsChoices } from './details-choices.ts';
import type { Host, PageMemory } from '../ui/host.ts';
import { heldView } from './held-view.ts';
import { toggleBookmark } from './bookmarks.ts';
import { markLook } from './mark-text.ts';
import { beginState, initialState, inStep, type PageState, type Selection } from './page-state.ts';
import { filterOf } from '../../shared/query/query-filter.ts';
import { withoutTimeRange, withTimeRange } from '../../shared/query/time-range.ts';
import { type TypeChoice, withTypes } from '../../shared/query/types.ts';
import { DraftCheck } from './draft-check.ts';
import { describeProblem, foldsOfProblems } from './draft-problems.ts';
import { describeDraft, foldsOf, untakenWarning } from './pasted-command.ts';
import { snippetNames } from './snippet-names.ts';
import { rangeOf, selectedRange } from './selection.ts';

/** The host writes the draft to disk: not at every key. */
const saveAfterMs = 300;

/** Before the host has said anything. */
const nothingYet: PanelUpdate = {
  status: { state: 'idle', text: t('Idle'), severity: 'none' },
  notes: [],
  view: emptyView(-1),
};

export class PanelModel {
  /** What the host said last, whole. */
  panel = nothingYet;
  /** What the page knows for itself. */
  state = initialState;
  /** Why the host refused the draft. */
  refusal: string | undefined;
  /** What the host finds wrong with the draft, by place. */
  problems: readonly DraftProblem[] = [];
  /** The names of the environments that can be chosen. */
  environments: readonly string[] = [];
  /** What of a pasted command the request does not have. */
  warning: string | undefined;
  /** To be said to those who do not see the screen. */
  announcement = '';

  readonly host: Host;
  readonly #memory: PageMemory;
  /** Before the host has answered, what is remembered is that of the page before. */
  #isHydrated = false;
  /** What the person typed before the host answered. */
  #typedFirst: RequestDraft | undefined;
  readonly #changed: () => void;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #check: DraftCheck;
  /** The person cleared the list, and the host has not shown the empty one yet. */
  #isClearing = false;

  /** @param changed - called after each change; what is drawn is out of date then */
  constructor(host: Host, memory: PageMemory, changed: () => void) {
    this.host = host;
    this.#memory = memory;
    this.#changed = changed;
    this.#check = new DraftCheck(host, (problems) => {
      this.problems = problems;
      this.#changed();
    });
  }

  /** Whether there is a stream that can be disconnected. */
  get isLive(): boolean {
    const { state } = this.panel.status;
    return state !== 'idle' && state !== 'closed';
  }

  /** Whether there is a server that can be asked to go on from an event. */
  get canResume(): boolean {
    return this.panel.attempts !== undefined;
  }

  /** @param isBeside - whether the details are beside the list, and not below it */
  shareOfDetails(isBeside: boolean): number {
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
    this.#isHydrated = true;
    this.environments = hydration.environments ?? [];
    addSecretNames(hydration.secretNames ?? []);
    const typed = this.#typedFirst;
    const state = beginState(this.#memory.recall(), hydration);
    this.#keep({ ...state, ...(typed !== undefined && { draft: typed }), live: this.isLive });
    void this.host.setMarks(this.state.layout.marks ?? []);
    this.#check.now(this.state.draft);
    // The window was reloaded, say: the host has forgotten it.
    const { filter } = this.state;
    if (JSON.stringify(filter) !== JSON.stringify(hydration.filter)) void this.host.setFilter(filter);
    return hydration.focusUrl && typed === undefined;
  }

  take(panel: PanelUpdate): void {
    const { counts, generation } = this.panel.view;
    this.panel = { ...panel, view: heldView(panel.view, this.panel.view, this.state.pausedAt) };
    const { received } = panel.view.counts;
    if (received < counts.received || received < (this.state.pausedAt ?? 0)) this.#forgetEvents();
    if (this.#isClearing && panel.view.generation !== generation) this.#noteCleared(panel.view);
    if (this.isLive !== this.state.live) this.#keep({ live: this.isLive });
    this.#changed();
  }

  editDraft(draft: RequestDraft): void {
    this.refusal = undefined;
    // What was said of an older draft does not hold any more.
    this.problems = [];
    if (!this.#isHydrated) this.#typedFirst = draft;
    this.#keep({ draft });
    this.#check.soon(draft);
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => void this.host.saveDraft(draft), saveAfterMs);
  }

  async connect(draft: RequestDraft): Promise<void> {
    this.refusal = undefined;
    this.warning = undefined;
    this.#forgetEvents();
    this.#refused(await this.host.connect(draft));
  }

  /** What variables stand for has changed. */
  setEnvironments(names: readonly string[]): void {
    this.environments = names;
    this.#check.now(this.state.draft);
    this.#changed();
  }

  /** What is hidden now is not kept in the page's state either. */
  setSecretNames(names: readonly string[]): void {
    addSecretNames(names);
    const { draft } = this.state;
    // Another table of headers, so that it is drawn again.
    this.#keep({ draft: { ...draft, ...(draft.headers && { headers: [...draft.headers] }) } });
  }

  /** Of the server that is asked, for this connection; and asks again. */
  async trustCertificate(): Promise<void> {
    const { draft } = this.state;
    const trusting = { ...draft, options: { ...draft.options, trustAnyCertificate: true } };
    this.editDraft(trusting);
    await this.connect(trusting);
  }

  /** For an answer that is not compressed, with this request from now on. */
  async askUncompressed(): Promise<void> {
    const { draft } = this.state;
    const others = (draft.headers ?? []).filter(({ name }) => name.toLowerCase() !== 'accept-encoding');
    const headers = [...others, { enabled: true, name: 'Accept-Encoding', value: 'identity' }];
    this.editDraft({ ...draft, headers });
    await this.connect({ ...draft, headers });
  }

  /** A cURL command becomes the request. One that cannot be read leaves everything as it was. */
  async readCommand(text: string): Promise<void> {
    const reading = await this.host.readCommand(text);
    this.warning = undefined;
    if ('error' in reading) {
      this.refusal = reading.error;
      this.#changed();
      return;
    }
    const draft = inStep(reading.draft);
    this.editDraft(draft);
    this.edit(foldsOf(draft));
    this.warning = untakenWarning(reading.untaken);
    this.announce(t`The request is that of the cURL command: ${describeDraft(draft)}`);
  }

  async copyRequest(kind: SnippetKind): Promise<void> {
    this.refusal = undefined;
    const refusal = await this.host.copyRequest(this.state.draft, kind);
    const isCopied = this.#refused(refusal);
    this.announce(isCopied ? t`Copied as ${snippetNames[kind]}` : '');
  }

  /** The query becomes the filter; one that cannot be read stays in the box. */
  editQuery(query: string): void {
    const read = filterOf(query, this.#day);
    if ('error' in read) {
      this.#keep({ searchDraft: query });
      return;
    }
    this.#keep({ query, filter: read.filter, searchDraft: undefined });
    void this.host.setFilter(read.filter);
  }

  editTypes(types: TypeChoice): void {
    const { searchDraft, query } = this.state;
    this.editQuery(withTypes(searchDraft ?? query, types));
  }

  /** The query is to name this stretch of time, or none. */
  editTimeRange(range: TimeRange | null): void {
    const { searchDraft, query } = this.state;
    const text = searchDraft ?? query;
    this.editQuery(range === null ? withoutTimeRange(text) : withTimeRange(text, range.from, range.to - 1));
  }

  /** A time without a date is one of the day of the events that are in sight, or else of today. */
  get #day(): number {
    return this.panel.view.window.time.at(-1) ?? Date.now();
  }

  editStopRules(stopOn: readonly StopRule[]): void {
    this.#keep({ stopOn });
    void this.host.setStopRules(stopOn);
  }

  /** The list holds still at what it shows, while the log goes on; or shows what has come since. A pause can be moved on to now. */
  pause(isPaused: boolean): void {
    const { counts, paused } = this.panel.view;
    const isMoved = isPaused && this.state.pausedAt !== undefined;
    this.#keep({
      pausedAt: isPaused ? counts.received : undefined,
      pausedMark: isPaused ? this.panel.view.marks?.newest : undefined,
    });
    const came = counts.received - (paused?.until ?? counts.received);
    const said = isMoved
      ? t('Paused again: the list holds still at what has come since')
      : t('Paused: the list holds still');
    this.announce(isPaused ? said : t`Resumed: ${formatEvents(came, 'new')}`);
  }

  clear(): void {
    this.#isClearing = true;
    this.#keep({ selection: undefined, follow: true, pausedAt: undefined, pausedMark: undefined });
    void this.host.clear();
  }

  edit(change: Partial<Omit<PageState, 'draft' | 'live' | 'query' | 'filter' | 'stopOn'>>): void {
    this.#keep(change);
  }

  editDetails(change: Partial<DetailsChoices>): void {
    this.#keep({ details: { ...this.state.details, ...change } });
  }

  async copy(seq: number, part: EventPart): Promise<void> {
    this.announce((await copyPart(this.host, seq, part)).said);
  }

  toggleBookmark(seq: number): void {
    const bookmarks = toggleBookmark(this.state.bookmarks, seq);
    this.#keep({ bookmarks });
    this.announce(bookmarks.includes(seq) ? t('Bookmark set') : t('Bookmark removed'));
  }

  editLayout(layout: GridLayout): void {
    const before = this.state.layout.marks;
    this.#keep({ layout });
    if (layout.marks?.join() !== before?.join()) this.#showMarks(layout.marks ?? []);
    void this.host.saveLayout(layout);
  }

  /** What stands between events, as it was sent or as its row says it. */
  async copyMark(number: number): Promise<void> {
    const mark = await this.host.mark(number);
    if (mark === undefined) return;
    const { name, text } = markLook(mark);
    await this.host.copyText(text);
    this.announce(t`Copied: ${name}`);
  }

  async copyRange(selection: Selection): Promise<void> {
    const { from, to } = rangeOf(selection);
    const copied = await this.host.copyRange(from, to);
    this.announce(t`Copied the data of ${formatEvents(copied)}`);
  }

  async copyRows({ format, scope }: { format: CopyFormat; scope: ExportScope }): Promise<void> {
    this.announce(await this.host.copyRows(format, scope));
  }

  announce(text: string): void {
    // Said again only if it changes: a blank that is not heard makes the same words new.
    this.announcement = text === this.announcement ? `${text}\u00a0` : text;
    this.#changed();
  }

  /** Another stream counts its events from 1 again: the old numbers mean nothing any more. */
  #forgetEvents(): void {
    this.#isClearing = false;
    this.#keep({
      selection: undefined,
      markedSeq: undefined,
      bookmarks: [],
      topSeq: undefined,
      pausedAt: undefined,
      pausedMark: undefined,
      cleared: 0,
      follow: true,
    });
  }

  /** @returns whether it was not */
  #refused({ error, problems = [] }: Refusal): boolean {
    const [first] = problems;
    this.refusal = error ?? (first && describeProblem(first));
    if (problems.length > 0) this.problems = problems;
    // To where they are.
    this.edit(foldsOfProblems(problems));
    return this.refusal === undefined;
  }

  #noteCleared({ counts }: ViewUpdate): void {
    this.#isClearing = false;
    this.#keep({ cleared: counts.dropped });
  }

  /** Commands of the host act on it. */
  #tellSelection(before: SeqRange | undefined): void {
    const now = selectedRange(this.state);
    if (now?.from !== before?.from || now?.to !== before?.to) void this.host.select(now ?? null);
  }

  #showMarks(kinds: readonly MarkKind[]): void {
    // Those that were not shown at the pause: which of them had come by then is not known.
    this.#keep({ pausedMark: undefined });
    void this.host.setMarks(kinds);
  }

  #keep(change: Partial<PageState>): void {
    const before = selectedRange(this.state);
    // Either events are selected or a row that is none.
    const others = 'selection' in change ? { mark: undefined } : {};
    this.state = { ...this.state, ...others, ...change };
    this.#tellSelection(before);
    // VS Code writes it to disk.
    if (this.#isHydrated) this.#memory.remember(keep({ ...this.state, draft: withoutSecrets(this.state.draft) }));
    this.#changed();
  }
}
