/** The panes of the list: which events it shows, the search in them, the list itself, and its counts. */

import { html, nothing } from 'lit';

import type { Pane } from './pane.ts';
import { statePane } from './state.ts';
import { annotationContext } from '../../grid/annotation-actions.ts';
import { hitTexts } from '../../find/find-filter.ts';
import { rowContext, soloType } from '../../grid/row-actions.ts';
import type { PageEvent } from '../../model/events.ts';
import { cursorOf, selectedRange } from '../../model/selection.ts';
import { cardKind } from '../../states/card-kind.ts';

import '../../status/counts.ts';
import '../../find/find-bar.ts';
import '../../grid/event-grid.ts';
import '../../filter/toolbar.ts';

export const toolbarPane: Pane = (owner) => {
  const { model } = owner;
  if (!model.hasStream) return nothing;
  return html`<sse-toolbar
    .host=${model.host}
    .view=${model.panel.view}
    .filter=${model.state.filter}
    .query=${model.state.query}
    .draft=${model.state.searchDraft}
    .follow=${model.state.follow}
    .paused=${model.state.pausedAt !== undefined}
    .complete=${model.isComplete}
    .selected=${selectedRange(model.state)}
    @query-edit=${(event: PageEvent<'query-edit'>) => model.list.editQuery(event.detail)}
    @types-edit=${(event: PageEvent<'types-edit'>) => model.list.editTypes(event.detail)}
    @search-edit=${(event: PageEvent<'search-edit'>) => model.edit({ searchDraft: event.detail ?? undefined })}
    @follow-edit=${(event: PageEvent<'follow-edit'>) => model.edit({ follow: event.detail })}
    @pause-edit=${(event: PageEvent<'pause-edit'>) => model.pause(event.detail)}
    @log-clear=${() => model.list.clear()}
    @jump-open=${() => owner.openJump()}
    @find-open=${() => owner.openFind()}
    @columns-open=${() => owner.openColumns()}
    @events-export=${(event: PageEvent<'events-export'>) => model.host.exportEvents(event.detail)}
    @rows-copy=${(event: PageEvent<'rows-copy'>) => model.clipboard.copyRows(event.detail)}
  ></sse-toolbar>`;
};

export const findPane: Pane = (owner) => {
  if (!owner.finds || !owner.model.hasStream) return nothing;
  const { host, panel, state } = owner.model;
  return html`<sse-find-bar
    .host=${host}
    .filter=${state.filter}
    .found=${panel.view.find}
    .cursor=${cursorOf({ selection: state.selection, annotation: state.mark })}
    @find-edit=${(event: PageEvent<'find-edit'>) => (owner.findTexts = event.detail)}
    @find-show=${(event: PageEvent<'find-show'>) => owner.showFound(event.detail)}
    @find-close=${() => owner.closeFind()}
  ></sse-find-bar>`;
};

/** Rows that the search lies over, in part. */
const rowsBelowFind = 2;

export const gridPane: Pane = (owner) => {
  const { model, findTexts } = owner;
  const { host, panel, state } = model;
  return html`<sse-event-grid
    ?inert=${owner.covers && owner.showsDock}
    ?bare=${!model.hasStream}
    ?stale=${model.list.isStale}
    .covered=${owner.finds ? rowsBelowFind : 0}
    .host=${host}
    .view=${panel.view}
    .follow=${state.follow}
    .selection=${state.selection}
    .annotation=${state.mark}
    .layout=${state.layout}
    .timeless=${panel.status.recording?.isTimeless ?? false}
    .cleared=${state.cleared}
    .pausedAt=${state.pausedAt}
    .pausedMark=${state.pausedMark}
    .findTexts=${findTexts}
    .hits=${hitTexts(state.filter)}
    .wholeData=${panel.wholeData === true}
    .bookmarks=${state.bookmarks}
    @pause-edit=${(event: PageEvent<'pause-edit'>) => model.pause(event.detail)}
    @follow-edit=${(event: PageEvent<'follow-edit'>) => model.edit({ follow: event.detail })}
    @filter-show-all=${() => model.list.editQuery('')}
    @row-context=${(event: PageEvent<'row-context'>) => owner.offer(rowContext(model, event.detail))}
    @annotation-context=${(event: PageEvent<'annotation-context'>) => owner.offer(annotationContext(model, event.detail))}
    @row-type-solo=${(event: PageEvent<'row-type-solo'>) => soloType(model, event.detail)}
    @bookmark-toggle=${(event: PageEvent<'bookmark-toggle'>) => model.list.toggleBookmark(event.detail)}
    @layout-edit=${(event: PageEvent<'layout-edit'>) => model.list.editLayout(event.detail)}
    >${cardKind(panel.view) === undefined ? nothing : statePane(owner, 'empty')}</sse-event-grid
  >`;
};

export const countsPane: Pane = ({ model }) => {
  if (!model.hasStream) return nothing;
  return html`<sse-counts
    .host=${model.host}
    .view=${model.panel.view}
    .filter=${model.state.filter}
    @filter-show-all=${() => model.list.editQuery('')}
  ></sse-counts>`;
};
