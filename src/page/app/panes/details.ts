/** The pane of the details: of an event, or of what is between events. */

import { html, nothing } from 'lit';

import type { Pane } from './pane.ts';
import type { PageEvent } from '../../model/events.ts';

import '../../controls/splitter.ts';
import '../../details/event-details.ts';
import '../../details/annotation-details.ts';

const annotationDetails: Pane = (owner) => {
  const { model } = owner;
  const { mark } = model.state;
  if (mark === undefined) return nothing;
  return html`<sse-annotation-details
    .host=${model.host}
    .number=${mark.number}
    @event-show=${(event: PageEvent<'event-show'>) => owner.showEvent(event.detail)}
    @fold-edit=${(event: PageEvent<'fold-edit'>) => model.edit(event.detail)}
  ></sse-annotation-details>`;
};

const eventDetails: Pane = (owner) => {
  const { model } = owner;
  const { host, panel, state } = model;
  if (state.selection === undefined) return nothing;
  return html`<sse-event-details
    .host=${host}
    .seq=${state.selection.active}
    .dropped=${panel.view.counts.dropped}
    .generation=${panel.view.searched === undefined && panel.view.paused === undefined ? panel.view.generation : undefined}
    .choices=${state.details}
    .compareSeq=${state.markedSeq}
    .resumable=${model.canResume}
    @compare-choose=${(event: PageEvent<'compare-choose'>) => model.edit({ markedSeq: event.detail ?? undefined })}
    @event-show=${(event: PageEvent<'event-show'>) => owner.showEvent(event.detail)}
    @column-add=${(event: PageEvent<'column-add'>) => model.list.addColumn(event.detail)}
    @node-filter=${(event: PageEvent<'node-filter'>) => model.list.filterByNode(event.detail)}
    @details-edit=${(event: PageEvent<'details-edit'>) => model.editDetails(event.detail)}
  ></sse-event-details>`;
};

/** Each is there when a row of its kind is selected. */
const kinds: readonly Pane[] = [annotationDetails, eventDetails];

export const detailsPane: Pane = (owner) => {
  const { model, beside } = owner;
  const { selection, mark, detailsOpen } = model.state;
  if ((selection === undefined && mark === undefined) || !detailsOpen) return nothing;
  return html`<sse-splitter ?beside=${beside} .share=${model.shareOfDetails(beside)}></sse-splitter>
    ${kinds.map((pane) => pane(owner))}`;
};
