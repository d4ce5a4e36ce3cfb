/** The panes of the two ledgers of a stream: its attempts to connect, and what was found out about it. */

import { html } from 'lit';

import type { Pane } from './pane.ts';
import type { PageEvent } from '../../model/events.ts';

import '../../status/attempt-table.ts';
import '../../diagnoses/diagnosis-list.ts';

export const attemptsPane: Pane = ({ model }) =>
  html`<sse-attempt-table
    .host=${model.host}
    .count=${model.panel.attempts ?? 0}
    .change=${model.panel}
    @announce=${(event: PageEvent<'announce'>) => model.announce(event.detail)}
  ></sse-attempt-table>`;

export const diagnosesPane: Pane = (owner) => {
  const { model } = owner;
  return html`<sse-diagnosis-list
    .host=${model.host}
    .counts=${model.panel.diagnosisCounts}
    .change=${model.panel}
    .framework=${model.state.framework}
    .stopOn=${model.state.stopOn}
    @framework-edit=${(event: PageEvent<'framework-edit'>) => model.edit({ framework: event.detail })}
    @event-show=${(event: PageEvent<'event-show'>) => owner.showEvent(event.detail)}
    @stop-rules-edit=${(event: PageEvent<'stop-rules-edit'>) => model.list.editStopRules(event.detail)}
    @reconnect-on-save=${() => model.request.reconnectOnSave()}
    @compression-off=${() => model.request.askUncompressed()}
    @announce=${(event: PageEvent<'announce'>) => model.announce(event.detail)}
  ></sse-diagnosis-list>`;
};
