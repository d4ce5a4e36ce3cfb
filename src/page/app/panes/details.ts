/** The pane of the row that is selected: an event, or what is between events. */

import { t } from '@vscode/l10n';
import { html, nothing } from 'lit';

import type { Pane } from './pane.ts';
import type { PageEvent } from '../../model/events.ts';

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
    @details-edit=${(event: PageEvent<'details-edit'>) => model.editDetails(event.detail)}
  ></sse-event-details>`;
};

/** Each is there when a row of its kind is selected. */
const kinds: readonly Pane[] = [annotationDetails, eventDetails];

const nothingSelected: Pane = ({ model }) =>
  model.isRowSelected ? nothing : html`<p class="none">${t('Select an event to see its details.')}</p>`;

export const rowDetailsPane: Pane = (owner) => html`${kinds.map((pane) => pane(owner))}${nothingSelected(owner)}`;
