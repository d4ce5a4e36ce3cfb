/** The pane of the details: of an event, or of what stands between events. */

import { html, nothing } from 'lit';

import type { Pane } from './pane.ts';
import type { PageEvent } from '../../model/events.ts';

import '../../controls/splitter.ts';
import '../../details/event-details.ts';
import '../../details/mark-details.ts';

const markDetails: Pane = (owner) => {
  const { model } = owner;
  const { mark } = model.state;
  if (mark === undefined) return nothing;
  return html`<sse-mark-details
    .host=${model.host}
    .number=${mark.number}
    @event-show=${(event: PageEvent<'event-show'>) => owner.showEvent(event.detail)}
    @fold-edit=${(event: PageEvent<'fold-edit'>) => model.edit(event.detail)}
  ></sse-mark-details>`;
};

const eventDetails: Pane = (owner) => {
  const { model } = owner;
  const { host, panel, state } = model;
  if (state.selection === undefined) return nothing;
  return html`<sse-event-details
    .host=${host}
    .seq=${state.selection.active}
    .dropped=${panel.view.counts.dropped}
    .choices=${state.details}
    .marked=${state.markedSeq}
    .resumable=${model.canResume}
    @compare-mark=${(event: PageEvent<'compare-mark'>) => model.edit({ markedSeq: event.detail ?? undefined })}
    @event-show=${(event: PageEvent<'event-show'>) => owner.showEvent(event.detail)}
    @details-edit=${(event: PageEvent<'details-edit'>) => model.editDetails(event.detail)}
  ></sse-event-details>`;
};

/** Each is there when a row of its kind is selected. */
const kinds: readonly Pane[] = [markDetails, eventDetails];

export const detailsPane: Pane = (owner) => {
  const { model, beside } = owner;
  const { selection, mark, detailsOpen } = model.state;
  if ((selection === undefined && mark === undefined) || !detailsOpen) return nothing;
  return html`<sse-splitter ?beside=${beside} .share=${model.shareOfDetails(beside)}></sse-splitter>
    ${kinds.map((pane) => pane(owner))}`;
};
