/** What the page's elements tell their parents. */

import type { GridLayout } from '../../shared/stream/columns.ts';
import type { CopyFormat, ExportScope } from '../../shared/stream/export.ts';
import type { Annotation } from '../../shared/stream/annotations.ts';
import type { EventPart, HeaderRow, QueryParameter, RequestDraft, SnippetKind } from '../../shared/boundary/page.ts';
import type { Scheme } from '../../shared/request/url.ts';
import type { Framework } from '../../shared/diagnoses/recipes.ts';
import type { Authorization, ConnectionOptions, StopRule } from '../../shared/stream/records.ts';
import type { DetailsChoices } from './details-choices.ts';
import type { DockTabId } from './dock-tab.ts';
import type { TimeRange } from './timeline-facts.ts';
import type { AnnotationPlace, Selection } from './page-state.ts';
import type { PanelLayout } from './panel-layout.ts';
import type { TypeChoice } from '../../shared/query/types.ts';

/** Name of the DOM event, and what its `detail` holds. */
export interface PageEvents {
  /** The person edited the request. */
  'draft-edit': RequestDraft;
  /** The person edited the table of query parameters. */
  'parameters-edit': readonly QueryParameter[];
  /** The person edited the table of headers. */
  'headers-edit': readonly HeaderRow[];
  'body-edit': string;
  /** Those that differ from the default. */
  'options-edit': ConnectionOptions;
  'method-edit': string;
  /** The person edited the table of form fields. */
  'form-edit': readonly HeaderRow[];
  /** How the person says who they are; `null`: not at all. */
  'auth-edit': Authorization | null;
  /** What is in a box with a label. */
  'box-edit': string;
  /** A cURL command was pasted instead of a URL; `null`: the one on the clipboard is wanted. */
  'command-paste': string | null;
  /** The recent request of that key is wanted, and its stream. */
  'recent-connect': string;
  'sample-connect': undefined;
  /** The request bar is wanted, and the cursor in it. */
  'url-open': undefined;
  /** It is not wanted any more. */
  'url-close': undefined;
  'walkthrough-open': undefined;
  /** The URL that a recording names is wanted in a panel of its own. */
  'recorded-connect': undefined;
  /** The request is to be copied in that form. */
  'request-copy': SnippetKind;
  /** The draft is a valid request and is to be sent. */
  'stream-connect': RequestDraft;
  /** What is in the request bar is to be sent. */
  'request-send': undefined;
  'stream-disconnect': undefined;
  'stream-reconnect': undefined;
  /** Another run is to be shown, by its number. */
  'run-show': number;
  /** These two runs are to be compared, by their numbers. */
  'runs-compare': { readonly left: number; readonly right: number };
  /** They are to be compared by VS Code, around the event of that number. */
  'runs-diff': { readonly left: number; readonly right: number; readonly seq: number };
  'comparison-close': undefined;
  /** The certificate that could not be verified is to be trusted. */
  'certificate-trust': undefined;
  /** That URL is wanted instead, and its stream. */
  'url-fix': string;
  'scheme-change': Scheme;
  /** How the person says who they are is to be filled in. */
  'authorization-add': Authorization['kind'] | undefined;
  /** The answer that was refused is to be read as an event stream. */
  'answer-accept': undefined;
  /** A query that can be read is to be the filter. */
  'query-edit': string;
  /** The controls of a part of a toolbar are others than before. */
  'controls-change': undefined;
  /** The filters that are kept are wanted, to choose one. */
  'filter-pick': undefined;
  /** The bar in which one looks for rows is wanted. */
  'find-open': undefined;
  /** The menu of the columns is wanted, without a column that it is about. */
  'columns-open': undefined;
  /** The types that the filter is to name. */
  'types-edit': TypeChoice;
  /** The server is to be asked again, for a response that is not compressed. */
  'compression-off': undefined;
  /** The connection is to give way to restarts of its server after saves. */
  'reconnect-on-save': undefined;
  /** Whose code is to be shown with diagnoses. */
  'framework-edit': Framework;
  /** No event is to be hidden any more. */
  'filter-show-all': undefined;
  /** What is in the search box and is not the filter; `null` when there is no such thing. */
  'search-edit': string | null;
  /** The texts that are looked for in the list: they are marked. */
  'find-edit': readonly string[];
  /** The event of that number was found. */
  'find-show': number;
  'find-close': undefined;
  'stop-rules-edit': readonly StopRule[];
  /** The list is to show this stretch of time only; `null`: all times. */
  'range-select': TimeRange | null;
  'log-clear': undefined;
  /** These events are to be written to a file. */
  'events-export': ExportScope;
  'rows-copy': { readonly format: CopyFormat; readonly scope: ExportScope };
  /** The tail is followed from now on, or no longer. */
  'follow-edit': boolean;
  /** The list is to hold still from now on, while recording continues; or no longer. */
  'pause-edit': boolean;
  /** The selection moved to the event of that number. */
  'event-select': number;
  /** The selection moved to a row that isn't an event. */
  'annotation-select': AnnotationPlace;
  /** What is between events is wanted on the clipboard: by its number. */
  'annotation-copy': number;
  /** What is selected from now on: a stretch of rows. */
  'selection-edit': Selection;
  /** The data of the selected rows is wanted on the clipboard. */
  'range-copy': Selection;
  /** The columns are to be these. */
  'layout-edit': GridLayout;
  /** The columns are drawn like this while the person drags; `null`: as they were. */
  'layout-draft': GridLayout | null;
  /** The column of that ID is to be as wide as what is in it. */
  'column-fit': string;
  /** The menu of the columns is wanted, below that place; with what is about the column of that ID. */
  'column-menu': { readonly id: string; readonly x: number; readonly y: number };
  /** The bookmark of the event of that number is to be set, or taken away. */
  'bookmark-toggle': number;
  /** Only the type of the event of that number is to be shown; or all types again, if it is that already. */
  'row-type-solo': number;
  /** The node at that path is to have a column. */
  'column-add': string;
  /** Only events are to be shown for which the term holds, which is about that path. */
  'node-filter': { readonly path: string; readonly term: string };
  /** The menu of VS Code that is about to open is about the event of that number. */
  'row-context': number;
  /** The same about a row that isn't an event; its kind, if it is drawn. */
  'annotation-context': AnnotationPlace & Partial<Pick<Annotation, 'kind'>>;
  /** What was typed as the place to go to in the list. */
  jump: string;
  'jump-close': undefined;
  /** The bar in which one types where to go is wanted. */
  'jump-open': undefined;
  /** The list came to rest with the event of that number on top. */
  'scroll-rest': number;
  /** The event of that number is to be shown in the list. */
  'event-show': number;
  /** Details are wanted; whether the keyboard goes there. */
  'details-open': boolean;
  /** The dock is no longer wanted: the keyboard goes back to the list. */
  'details-close': undefined;
  /** Another view of an event is wanted. */
  'details-edit': Partial<DetailsChoices>;
  /** The event of that number is selected for a comparison; `null`: none is any more. */
  'compare-choose': number | null;
  /** In a tree of JSON: the node that the keyboard is at. */
  'node-active': number;
  /** Something is to be done with a node of it. */
  'node-act': { readonly node: number; readonly act: 'column' | 'filter' };
  'event-copy': { readonly seq: number; readonly part: EventPart };
  /** Something to be said to those who do not see the screen. */
  announce: string;
  /** Share of the space for the dock, 0 to 1. */
  'split-edit': number;
  /** The dock is wanted, at that tab: the keyboard goes there. */
  'dock-open': { readonly tab: DockTabId };
  /** What is open from now on, or no longer. */
  'panel-edit': Partial<PanelLayout>;
}

export type PageEvent<Name extends keyof PageEvents> = CustomEvent<PageEvents[Name]>;

/** Tells it to the parent: it bubbles, and crosses shadow roots. */
export function emit<Name extends keyof PageEvents>(from: EventTarget, name: Name, detail: PageEvents[Name]): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
