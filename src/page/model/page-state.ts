/** What the page keeps of its own in VS Code's webview state: what a person would miss after a reload, and nothing else. */

import type { GridLayout } from '../../shared/stream/columns.ts';
import { type EventFilter, noFilter } from '../../shared/stream/engine.ts';
import { isGridLayout, isRequestDraft } from '../../shared/boundary/guards.ts';
import { isCount } from '../../shared/boundary/shape.ts';
import { recall } from '../../shared/boundary/kept.ts';
import type { Annotation } from '../../shared/stream/annotations.ts';
import { type Framework, frameworks } from '../../shared/diagnoses/recipes.ts';
import type { Hydration, RequestDraft } from '../../shared/boundary/page.ts';
import type { StopRule } from '../../shared/stream/records.ts';
import { originOf, secretsOf, withSecrets } from '../../shared/request/secrets.ts';
import { choicesOf, type DetailsChoices, initialChoices } from './details-choices.ts';
import { maxBookmarks } from './bookmarks.ts';
import { isRequestParts, type RequestPart } from './edited-parts.ts';
import { initialPanelLayout, type PanelLayout, recallPanelLayout } from './panel-layout.ts';
import { completeLayout, defaultLayout } from './columns.ts';
import { printFilter } from '../../shared/query/print.ts';
import { filterOf } from '../../shared/query/query-filter.ts';
import { queryOfText } from '../../shared/query/regex-toggle.ts';
import { withTypes } from '../../shared/query/types.ts';
import { mergeParameters } from './url-query.ts';

/** The rows that are selected, by the numbers of two events: all that the filter shows from one to the other. */
export interface Selection {
  /** Where the selection began. */
  readonly anchor: number;
  /** Where the cursor is: its details are shown. */
  readonly active: number;
}

/** What is selected, if it isn't an event: its number, and that of the event before it. */
export type AnnotationPlace = Pick<Annotation, 'number' | 'afterSeq'>;

/** Nothing but that event. */
export function only(seq: number): Selection {
  return { anchor: seq, active: seq };
}

/** The host reads `draft` and `live` when it brings a panel back after the window was reloaded. */
export interface PageState extends PanelLayout {
  readonly draft: RequestDraft;
  /** Whether there was a stream that could be disconnected. */
  readonly live: boolean;
  /** What of the request was edited since it was sent; empty while nothing was sent. */
  readonly edited: readonly RequestPart[];
  /** The filter in force, as the person wrote it, and what it says. */
  readonly query: string;
  readonly filter: EventFilter;
  /** What is in the search box, as long as it is not the query: it is being typed, or cannot be read. */
  readonly searchDraft?: string | undefined;
  readonly stopOn: readonly StopRule[];
  readonly follow: boolean;
  /** Number of the newest event that the list shows while it is paused. */
  readonly pausedAt?: number | undefined;
  /** The same of what is between the events, if that is shown. */
  readonly pausedMark?: number | undefined;
  /** Number of the event that the list is scrolled to, when it does not follow. */
  readonly topSeq?: number | undefined;
  readonly selection?: Selection | undefined;
  /** Set instead of `selection` when the row that is selected isn't an event. */
  readonly mark?: AnnotationPlace | undefined;
  readonly layout: GridLayout;
  /** Numbers of events, ascending. */
  readonly bookmarks: readonly number[];
  readonly details: DetailsChoices;
  /** The event that was selected for a comparison. */
  readonly markedSeq?: number | undefined;
  /** Whose code is shown with diagnoses. */
  readonly framework: Framework;
  /** Events that the person cleared. */
  readonly cleared: number;
}

export const initialState: PageState = {
  draft: { url: '', method: 'GET', parameters: [] },
  live: false,
  edited: [],
  query: '',
  filter: noFilter,
  stopOn: [],
  follow: true,
  layout: defaultLayout,
  bookmarks: [],
  details: initialChoices,
  ...initialPanelLayout,
  framework: 'Express',
  cleared: 0,
};

/**
 * The state that a page begins with. The host knows the connection; what the person was typing when the page went away,
 * the page remembers best.
 *
 * @param kept - from the webview state; whatever does not look like a state of this version is left aside
 */
export function beginState(kept: unknown, { draft, filter, stopOn, layout }: Hydration): PageState {
  const begun = {
    ...initialState,
    draft: inStep(draft),
    query: printFilter(filter),
    filter,
    stopOn,
    layout: completeLayout(layout),
  };
  const recalled = recall(kept);
  if (!isObject(recalled)) return begun;
  return {
    ...begun,
    ...(isRequestDraft(recalled['draft']) ? { draft: inStep(withKnownSecrets(recalled['draft'], draft)) } : {}),
    ...recalledSearch(recalled),
    ...(isGridLayout(recalled['layout']) ? { layout: completeLayout(recalled['layout']) } : {}),
    ...(isRequestParts(recalled['edited']) ? { edited: recalled['edited'] } : {}),
    ...(areBookmarks(recalled['bookmarks']) ? { bookmarks: recalled['bookmarks'] } : {}),
    ...(isSelection(recalled['selection']) ? { selection: recalled['selection'] } : {}),
    ...(isAnnotationPlace(recalled['mark']) ? { mark: recalled['mark'] } : {}),
    details: choicesOf(recalled['details']),
    ...(isFramework(recalled['framework']) ? { framework: recalled['framework'] } : {}),
    ...recallPanelLayout(recalled),
    ...(typeof recalled['follow'] === 'boolean' ? { follow: recalled['follow'] } : {}),
    ...pickCounts(recalled, ['pausedAt', 'pausedMark', 'topSeq', 'markedSeq', 'cleared']),
  };
}

/** A draft that did not come from the request bar may have parameters in its URL that its table does not have. */
export function inStep(draft: RequestDraft): RequestDraft {
  return { ...draft, parameters: mergeParameters(draft.parameters, draft.url) };
}

/** What is kept has no secrets in it; the host knows those of the same draft, or of one for the same origin. */
function withKnownSecrets(recalled: RequestDraft, known: RequestDraft): RequestDraft {
  const origin = originOf(recalled);
  const isSame = recalled.url === known.url || (origin !== undefined && origin === originOf(known));
  return isSame ? withSecrets(recalled, secretsOf(known)) : recalled;
}

function pickCounts(from: Record<string, unknown>, names: readonly (keyof PageState)[]): object {
  return Object.fromEntries(names.filter((name) => typeof from[name] === 'number').map((name) => [name, from[name]]));
}

/** A query that cannot be read any more is left in the box. */
function recalledSearch(recalled: Record<string, unknown>): Partial<PageState> {
  const query = queryIn(recalled['query']) ?? queryIn(recalled['filter']);
  const searchDraft = queryIn(recalled['searchDraft']);
  const read = query === undefined ? undefined : filterOf(query, Date.now());
  if (read !== undefined && 'error' in read) return { searchDraft: searchDraft ?? query };
  return { ...(query !== undefined && { query, ...read }), ...(searchDraft !== undefined && { searchDraft }) };
}

/** Before there was a language, a text and whether it is a regular expression were kept, and the types beside them. */
function queryIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!isObject(value) || typeof value['text'] !== 'string') return undefined;
  const { text, isRegex, only, hide } = value;
  return withTypes(queryOfText(text, isRegex === true), { only: names(only), hide: names(hide) });
}

function names(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}

function areBookmarks(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length <= maxBookmarks && value.every(isCount);
}

function isSelection(value: unknown): value is Selection {
  return isObject(value) && isCount(value['anchor']) && isCount(value['active']);
}

function isAnnotationPlace(value: unknown): value is AnnotationPlace {
  return isObject(value) && isCount(value['number']) && isCount(value['afterSeq']);
}

function isFramework(value: unknown): value is Framework {
  return (frameworks as readonly unknown[]).includes(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
