/** The panes of the panel, in their order. One more is an entry here, and a function in a file beside this one. */

import { html } from 'lit';

import { detailsPane } from './details.ts';
import { comparisonPane, pastRunPane } from './runs.ts';
import { chartsPane, countsPane, findPane, gridPane, toolbarPane } from './list.ts';
import type { Pane } from './pane.ts';
import { attemptsPane, diagnosesPane, problemPane, requestPane, statusPane } from './request.ts';
import type { PageEvent } from '../../model/events.ts';

/** They scroll together in a low panel; the status between them does not, so that it is in sight whatever is unfolded. */
const requestPanes: readonly Pane[] = [problemPane, requestPane];
const foundPanes: readonly Pane[] = [attemptsPane, diagnosesPane];

const topPane: Pane = (owner) => html`<div class="top">${requestPanes.map((pane) => pane(owner))}</div>`;

const foundPane: Pane = (owner) => html`<div class="found">${foundPanes.map((pane) => pane(owner))}</div>`;

/** Beside each other, or one below the other. */
const mainPanes: readonly Pane[] = [gridPane, detailsPane];

/** What the list and the details of a row both tell is listened to here. */
const mainPane: Pane = (owner) => {
  const { model, beside } = owner;
  return html`<main
    class=${beside ? 'beside' : 'below'}
    .style=${`--details: ${model.shareOfDetails(beside) * 100}%`}
    @event-select=${(event: PageEvent<'event-select'>) => model.list.selectEvent(event.detail)}
    @annotation-select=${(event: PageEvent<'annotation-select'>) => model.list.selectAnnotation(event.detail)}
    @annotation-copy=${(event: PageEvent<'annotation-copy'>) => model.clipboard.copyAnnotation(event.detail)}
    @selection-edit=${(event: PageEvent<'selection-edit'>) => model.list.select(event.detail)}
    @range-copy=${(event: PageEvent<'range-copy'>) => model.clipboard.copyRange(event.detail)}
    @event-copy=${({ detail: { seq, part } }: PageEvent<'event-copy'>) => model.clipboard.copyPart(seq, part)}
    @scroll-rest=${(event: PageEvent<'scroll-rest'>) => model.edit({ topSeq: event.detail })}
    @announce=${(event: PageEvent<'announce'>) => model.announce(event.detail)}
    @details-open=${(event: PageEvent<'details-open'>) => owner.openDetails(event.detail)}
    @details-close=${() => owner.closeDetails()}
    @split-edit=${(event: PageEvent<'split-edit'>) =>
      model.edit(owner.beside ? { splitBeside: event.detail } : { splitBelow: event.detail })}
  >
    ${mainPanes.map((pane) => pane(owner))}
  </main>`;
};

const spokenPane: Pane = ({ model }) => html`<div class="spoken" aria-live="polite">${model.announcement}</div>`;

/** From top to bottom. */
export const panes: readonly Pane[] = [
  topPane,
  statusPane,
  foundPane,
  toolbarPane,
  chartsPane,
  findPane,
  pastRunPane,
  mainPane,
  countsPane,
  comparisonPane,
  spokenPane,
];
