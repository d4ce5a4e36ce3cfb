/** The pane of the answer of a language model. */

import { html } from 'lit';

import type { Pane } from './pane.ts';
import type { PageEvent } from '../../model/events.ts';

import '../../answer/answer-view.ts';

export const answerPane: Pane = (owner) => {
  const { model } = owner;
  return html`<sse-answer
    .host=${model.host}
    .change=${model.panel}
    .selected=${model.state.selection?.active}
    @event-show=${(event: PageEvent<'event-show'>) => owner.showFound(event.detail)}
  ></sse-answer>`;
};
