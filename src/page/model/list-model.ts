/** The list: which events it shows and how, whether it holds still, what is marked in it. */

import { t } from '@vscode/l10n';
import type { GridLayout } from '../../shared/stream/columns.ts';
import { type ViewUpdate, emptyView } from '../../shared/stream/engine.ts';
import type { AnnotationKind } from '../../shared/stream/annotations.ts';
import type { StopRule } from '../../shared/stream/records.ts';
import { filterOf } from '../../shared/query/query-filter.ts';
import { maxQueryChars } from '../../shared/stream/condition.ts';
import { withNodeTerm } from '../../shared/query/node-terms.ts';
import { withoutTimeRange, withTimeRange } from '../../shared/query/time-range.ts';
import { type TypeChoice, withTypes } from '../../shared/query/types.ts';
import { formatEvents } from '../ui/format.ts';
import { toggleBookmark } from './bookmarks.ts';
import { pathProblem, putPathColumn, toggleColumn } from './columns.ts';
import { pausedView } from './paused-view.ts';
import { only, type AnnotationPlace, type Selection } from './page-state.ts';
import type { PageStore } from './page-store.ts';
import type { TimeRange } from './timeline-facts.ts';

/** Acts on the view of the log that the host made last, and on what the page's state holds of the list. */
export class ListModel {
  /** What the list shows; while it is paused, not what the host said last. */
  view = emptyView(-1);
  /** Whether what it shows is of the run before: another one is being connected, and nothing has come of it yet. */
  isStale = false;
  readonly #store: PageStore;
  /** The person cleared the list, and the host has not shown the empty one yet. */
  #isClearing = false;

  constructor(store: PageStore) {
    this.#store = store;
  }

  /**
   * The host made another view of the log.
   *
   * @param isConnecting - nothing has come of the connection yet: the rows of a run before it stay until it is known what does
   */
  take(next: ViewUpdate, isConnecting = false): void {
    const { counts, generation, start, end } = this.view;
    const isStale = isConnecting && next.counts.received === 0 && counts.received > 0 && end > start;
    if (isStale && !this.isStale) this.forgetEvents();
    this.isStale = isStale;
    if (isStale) return;
    const { pausedAt } = this.#store.state;
    this.view = pausedView(next, this.view, pausedAt);
    const { received } = next.counts;
    if (received < counts.received || received < (pausedAt ?? 0)) this.forgetEvents();
    if (this.#isClearing && next.generation !== generation) this.#announceCleared(next);
  }

  /** Another stream counts its events from 1 again: the old numbers mean nothing any more. */
  readonly forgetEvents = (): void => {
    this.#isClearing = false;
    this.#store.keep({
      selection: undefined,
      markedSeq: undefined,
      bookmarks: [],
      topSeq: undefined,
      pausedAt: undefined,
      pausedMark: undefined,
      cleared: 0,
      follow: true,
    });
  };

  /** Another run is shown, which has its own events. @param bookmarks - that the person has set in it */
  changeRun(bookmarks: readonly number[]): void {
    this.forgetEvents();
    this.view = emptyView(-1);
    this.#store.keep({ bookmarks, follow: false });
  }

  /** The query becomes the filter; one that cannot be read stays in the box. */
  editQuery(query: string): void {
    const read = filterOf(query, this.#day);
    if ('error' in read) {
      this.#store.keep({ searchDraft: query });
      return;
    }
    this.#store.keep({ query, filter: read.filter, searchDraft: undefined });
    void this.#store.host.setFilter(read.filter);
  }

  editTypes(types: TypeChoice): void {
    this.editQuery(withTypes(this.#typedQuery, types));
  }

  /** Only events are to be shown for which a term about a node of JSON data holds. */
  filterByNode(node: { readonly path: string; readonly term: string }): void {
    const query = withNodeTerm(this.#typedQuery, node);
    if (query.length > maxQueryChars) {
      this.#store.announce(t('The value is too long for a filter'));
      return;
    }
    this.editQuery(query);
    this.#store.announce(t`Filter: ${node.term}`);
  }

  /** A column from a JSON path is to be shown. */
  addColumn(path: string): void {
    const { layout } = this.#store.state;
    const there = layout.columns.find(({ id }) => id === path);
    const problem = there === undefined ? pathProblem(layout, path) : undefined;
    if (there === undefined && problem === undefined) this.editLayout(putPathColumn(layout, { path, title: '' }));
    else if (there?.isShown === false) this.editLayout(toggleColumn(layout, path));
    this.#store.announce(problem ?? t`Column: ${path}`);
  }

  /** The query is to name this stretch of time, or none. */
  editTimeRange(range: TimeRange | null): void {
    const text = this.#typedQuery;
    this.editQuery(range === null ? withoutTimeRange(text) : withTimeRange(text, range.from, range.to - 1));
  }

  /** What is in the search box. */
  get #typedQuery(): string {
    const { searchDraft, query } = this.#store.state;
    return searchDraft ?? query;
  }

  /** A time without a date is one of the day of the events that are in sight, or else of today. */
  get #day(): number {
    return this.view.window.time.at(-1) ?? Date.now();
  }

  editStopRules(stopOn: readonly StopRule[]): void {
    this.#store.keep({ stopOn });
    void this.#store.host.setStopRules(stopOn);
  }

  select(selection: Selection): void {
    this.#store.keep({ selection });
  }

  selectEvent(seq: number): void {
    this.#store.keep({ selection: only(seq) });
  }

  /** A row that isn't an event. */
  selectAnnotation(mark: AnnotationPlace): void {
    this.#store.keep({ selection: undefined, mark });
  }

  /** The list holds still at what it shows, while recording continues; or shows what has arrived since. A pause can be moved on to now. */
  pause(isPaused: boolean): void {
    const { counts, paused, annotations } = this.view;
    const isMoved = isPaused && this.#store.state.pausedAt !== undefined;
    this.#store.keep({
      pausedAt: isPaused ? counts.received : undefined,
      pausedMark: isPaused ? annotations?.newest : undefined,
    });
    const came = counts.received - (paused?.until ?? counts.received);
    const said = isMoved
      ? t('Paused again: the list stops at the events received so far')
      : t('Paused: the list doesn’t change');
    this.#store.announce(isPaused ? said : t`Resumed: ${formatEvents(came, 'new')}`);
  }

  clear(): void {
    this.#isClearing = true;
    this.#store.keep({ selection: undefined, follow: true, pausedAt: undefined, pausedMark: undefined });
    void this.#store.host.clear();
  }

  toggleBookmark(seq: number): void {
    const bookmarks = toggleBookmark(this.#store.state.bookmarks, seq);
    this.#store.keep({ bookmarks });
    this.#store.announce(bookmarks.includes(seq) ? t('Bookmark set') : t('Bookmark removed'));
  }

  editLayout(layout: GridLayout): void {
    const before = this.#store.state.layout.marks;
    this.#store.keep({ layout });
    if (layout.marks?.join() !== before?.join()) this.#showAnnotations(layout.marks ?? []);
    void this.#store.host.saveLayout(layout);
  }

  #showAnnotations(kinds: readonly AnnotationKind[]): void {
    // Those that were not shown at the pause: which of them had arrived by then is not known.
    this.#store.keep({ pausedMark: undefined });
    void this.#store.host.setAnnotations(kinds);
  }

  #announceCleared({ counts }: ViewUpdate): void {
    this.#isClearing = false;
    this.#store.keep({ cleared: counts.dropped });
  }
}
