/** The bars of the request and of the state. */

import { t } from '@vscode/l10n';
import { html, nothing } from 'lit';

import type { ConnectionStatus } from '../../../shared/boundary/page.ts';
import { messageText } from '../../../shared/messages/message.ts';
import { extensionMessages } from '../../../shared/messages/panel-messages.ts';
import { originOf } from '../../../shared/request/secrets.ts';
import type { Pane } from './pane.ts';
import type { PanelModel } from '../../model/panel-model.ts';
import type { PageEvent } from '../../model/events.ts';
import { icon } from '../../ui/icons.ts';

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
    .layout=${model.state}
    .answered=${model.isAnswered}
    .stopOn=${model.state.stopOn}
    .jar=${{ host: model.host, count: 0, revision: 0, ...model.panel.cookies }}
    @draft-edit=${(event: PageEvent<'draft-edit'>) => model.request.edit(event.detail)}
    @panel-edit=${(event: PageEvent<'panel-edit'>) => model.edit(event.detail)}
    @stop-rules-edit=${(event: PageEvent<'stop-rules-edit'>) => model.list.editStopRules(event.detail)}
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
  const { host, panel, state } = model;
  return html`<sse-status-line
    class=${panel.view.counts.kept === 0 ? 'roomy' : ''}
    .status=${statusOf(model)}
    .cleared=${state.cleared}
    .notices=${panel.notices}
    .origin=${originOf(state.draft)}
    .framework=${state.framework}
    .attempts=${panel.attempts ?? 0}
    .diagnoses=${panel.diagnosisCounts}
    @framework-edit=${(event: PageEvent<'framework-edit'>) => model.edit({ framework: event.detail })}
    @stream-reconnect=${() => host.reconnectNow()}
    @certificate-trust=${() => model.request.trustCertificate()}
    @authorization-add=${(event: PageEvent<'authorization-add'>) => model.request.addAuthorization(event.detail)}
    @scheme-change=${(event: PageEvent<'scheme-change'>) => model.request.changeScheme(event.detail)}
    @answer-accept=${() => host.acceptAnswer()}
    @event-show=${(event: PageEvent<'event-show'>) => owner.showEvent(event.detail)}
  ></sse-status-line>`;
};
