/** The panes of the panel, in their order. One more is an entry here, and a function in a file beside this one. */

import { html } from 'lit';

import { dockPane } from './dock.ts';
import { countsPane, findPane, gridPane, toolbarPane } from './list.ts';
import type { Pane } from './pane.ts';
import { problemPane, requestPane, statusPane } from './request.ts';
import type { PageEvent } from '../../model/events.ts';

/** The search is drawn over the list. */
const listPanes: readonly Pane[] = [findPane, gridPane];

const listPane: Pane = (owner) => html`<div class="list">${listPanes.map((pane) => pane(owner))}</div>`;

/** Beside each other, or one below the other, or the dock in place of the list. */
const mainPanes: readonly Pane[] = [listPane, dockPane];

/** What the list and the details of a row both tell is listened to here. */
const mainPane: Pane = (owner) => {
  const { model, beside } = owner;
  return html`<main
    class=${owner.covers ? 'covered' : beside ? 'beside' : 'below'}
    .style=${`--dock: ${model.shareOfDock(beside) * 100}%`}
    @event-select=${(event: PageEvent<'event-select'>) => model.list.selectEvent(event.detail)}
    @annotation-select=${(event: PageEvent<'annotation-select'>) => model.list.selectAnnotation(event.detail)}
    @annotation-copy=${(event: PageEvent<'annotation-copy'>) => model.clipboard.copyAnnotation(event.detail)}
    @selection-edit=${(event: PageEvent<'selection-edit'>) => model.list.select(event.detail)}
    @range-copy=${(event: PageEvent<'range-copy'>) => model.clipboard.copyRange(event.detail)}
    @event-copy=${({ detail: { seq, part } }: PageEvent<'event-copy'>) => model.clipboard.copyPart(seq, part)}
    @scroll-rest=${(event: PageEvent<'scroll-rest'>) => model.edit({ topSeq: event.detail })}
    @announce=${(event: PageEvent<'announce'>) => model.announce(event.detail)}
    @details-open=${(event: PageEvent<'details-open'>) => owner.openDetails(event.detail)}
    @details-close=${() => owner.closeDock()}
    @split-edit=${(event: PageEvent<'split-edit'>) =>
      model.edit(owner.beside ? { splitBeside: event.detail } : { splitBelow: event.detail })}
  >
    ${mainPanes.map((pane) => pane(owner))} ${problemPane(owner)}
  </main>`;
};

const spokenPane: Pane = ({ model }) => html`<div class="spoken" aria-live="polite">${model.announcement}</div>`;

/** In the order of the keyboard, which is that of the eye. */
export const panes: readonly Pane[] = [requestPane, statusPane, toolbarPane, mainPane, countsPane, spokenPane];
