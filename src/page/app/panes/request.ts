/** The panes above the list: what is asked for, and how it went. */

import { t } from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';

import type { ConnectionStatus } from '../../../shared/boundary/page.ts';
import { messageText } from '../../../shared/messages/message.ts';
import { extensionMessages } from '../../../shared/messages/panel-messages.ts';
import type { Pane, PaneOwner } from './pane.ts';
import type { PanelModel } from '../../model/panel-model.ts';
import type { PageEvent } from '../../model/events.ts';
import { detailsOf } from '../../states/state-card.ts';
import { icon } from '../../ui/icons.ts';

import '../../status/attempt-table.ts';
import '../../diagnoses/diagnosis-list.ts';
import '../../request/request-bar.ts';
import '../../status/status-line.ts';

export const problemPane: Pane = ({ failure }) => {
  if (failure === undefined) return nothing;
  return html`<div class="problem" role="alert">
    ${icon('warning')}${messageText(extensionMessages.noAnswer(failure))}
  </div>`;
};

export const requestPane: Pane = ({ model }) =>
  html`<sse-request-bar
    .draft=${model.state.draft}
    .live=${model.isLive}
    .open=${model.panel.status.state === 'open'}
    .edited=${model.state.edited}
    .removed=${model.request.removed}
    .refusal=${model.request.refusal}
    .warning=${model.request.warning}
    .problems=${model.request.problems}
    .environments=${model.request.environments}
    .host=${model.host}
    .unfolded=${model.state}
    .jar=${{ host: model.host, count: 0, revision: 0, ...model.panel.cookies }}
    @draft-edit=${(event: PageEvent<'draft-edit'>) => model.request.edit(event.detail)}
    @fold-edit=${(event: PageEvent<'fold-edit'>) => model.edit(event.detail)}
    @command-paste=${(event: PageEvent<'command-paste'>) => model.request.readCommand(event.detail)}
    @request-copy=${(event: PageEvent<'request-copy'>) => model.request.copy(event.detail)}
    @stream-connect=${(event: PageEvent<'stream-connect'>) => model.request.connect(event.detail)}
    @stream-disconnect=${() => model.host.disconnect()}
  ></sse-request-bar>`;

/** The host does not know what is in the URL box at each moment. */
function statusOf({ panel: { status }, state }: PanelModel): ConnectionStatus {
  if (status.state !== 'idle' || state.draft.url.trim() === '') return status;
  return { ...status, text: t('Idle: ready to connect') };
}

export const statusPane: Pane = (owner) => {
  const { model } = owner;
  const { panel, state } = model;
  const status = statusOf(model);
  const details = detailsOf(status, panel.notices, panel.view);
  return html`<sse-status-line
    .status=${status}
    .received=${panel.view.counts.received}
    .cleared=${state.cleared}
    .attempts=${panel.attempts ?? 0}
    .diagnosisCounts=${panel.diagnosisCounts}
    .details=${details}
    @stream-reconnect=${() => model.host.reconnectNow()}
    @event-show=${(event: PageEvent<'event-show'>) => owner.showEvent(event.detail)}
    >${details === 'none' ? nothing : statePane(owner, 'details')}</sse-status-line
  >`;
};

/** The card of the state, in a slot of the element whose child it is. */
export function statePane({ model }: PaneOwner, slot: 'details' | 'empty'): TemplateResult {
  const { host, panel, request, state } = model;
  return html`<sse-state-card
    slot=${slot}
    .covering=${slot === 'details'}
    .host=${host}
    .status=${statusOf(model)}
    .view=${panel.view}
    .notices=${panel.notices}
    .draft=${state.draft}
    .framework=${state.framework}
    .attempts=${panel.attempts ?? 0}
    @framework-edit=${(event: PageEvent<'framework-edit'>) => model.edit({ framework: event.detail })}
    @stream-connect=${(event: PageEvent<'stream-connect'>) => request.connect(event.detail)}
    @certificate-trust=${() => request.trustCertificate()}
    @authorization-add=${(event: PageEvent<'authorization-add'>) => request.addAuthorization(event.detail)}
    @scheme-change=${(event: PageEvent<'scheme-change'>) => request.changeScheme(event.detail)}
    @answer-accept=${() => host.acceptAnswer()}
    @command-paste=${(event: PageEvent<'command-paste'>) => request.readCommand(event.detail)}
    @recent-connect=${(event: PageEvent<'recent-connect'>) => model.connectRecent(event.detail)}
    @sample-connect=${() => request.connectToSample()}
    @walkthrough-open=${() => host.openWalkthrough()}
  ></sse-state-card>`;
}

export const attemptsPane: Pane = ({ model }) =>
  html`<sse-attempt-table
    .host=${model.host}
    .count=${model.panel.attempts ?? 0}
    .change=${model.panel}
    .unfolded=${model.state.attemptsUnfolded}
    @fold-edit=${(event: PageEvent<'fold-edit'>) => model.edit(event.detail)}
    @announce=${(event: PageEvent<'announce'>) => model.announce(event.detail)}
  ></sse-attempt-table>`;

export const diagnosesPane: Pane = (owner) => {
  const { model } = owner;
  return html`<sse-diagnosis-list
    .host=${model.host}
    .counts=${model.panel.diagnosisCounts}
    .change=${model.panel}
    .unfolded=${model.state.notesUnfolded}
    .framework=${model.state.framework}
    .stopOn=${model.state.stopOn}
    @fold-edit=${(event: PageEvent<'fold-edit'>) => model.edit(event.detail)}
    @framework-edit=${(event: PageEvent<'framework-edit'>) => model.edit({ framework: event.detail })}
    @event-show=${(event: PageEvent<'event-show'>) => owner.showEvent(event.detail)}
    @stop-rules-edit=${(event: PageEvent<'stop-rules-edit'>) => model.list.editStopRules(event.detail)}
    @reconnect-on-save=${() => model.request.reconnectOnSave()}
    @compression-off=${() => model.request.askUncompressed()}
    @announce=${(event: PageEvent<'announce'>) => model.announce(event.detail)}
  ></sse-diagnosis-list>`;
};
