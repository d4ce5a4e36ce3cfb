/** The bar of the state, and the card of what it has no room for. */

import { t } from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';

import type { ConnectionStatus } from '../../../shared/boundary/page.ts';
import type { Pane, PaneOwner } from './pane.ts';
import { runMenu } from './runs.ts';
import type { PageEvent } from '../../model/events.ts';
import type { PanelModel } from '../../model/panel-model.ts';
import type { CompactRequest } from '../../status/compact-request.ts';
import { detailsOf } from '../../states/state-card.ts';

import '../../status/status-line.ts';

export const statusPane: Pane = (owner) => {
  const { model } = owner;
  const { host, panel, state } = model;
  const status = statusOf(model);
  const details = detailsOf(status, panel.notices, panel.view);
  return html`<sse-status-line
    .status=${status}
    .received=${panel.view.counts.received}
    .cleared=${state.cleared}
    .attempts=${panel.attempts ?? 0}
    .diagnoses=${panel.diagnosisCounts}
    .details=${details}
    .request=${owner.compact && model.hasStream && status.recording === undefined ? compactRequest(model) : undefined}
    @url-open=${() => owner.openUrl()}
    @request-send=${() => owner.connect()}
    @stream-disconnect=${() => host.disconnect()}
    @stream-reconnect=${() => host.reconnectNow()}
    @recorded-connect=${() => host.connectRecorded()}
    @event-show=${(event: PageEvent<'event-show'>) => owner.showEvent(event.detail)}
    >${runMenu(model)}${details === 'none' ? nothing : statePane(owner, 'details')}</sse-status-line
  >`;
};

/** @param slot - of the element whose child it is */
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
    @url-fix=${(event: PageEvent<'url-fix'>) => request.connectToUrl(event.detail)}
    @answer-accept=${() => host.acceptAnswer()}
    @command-paste=${(event: PageEvent<'command-paste'>) => request.readCommand(event.detail)}
    @recent-connect=${(event: PageEvent<'recent-connect'>) => model.connectRecent(event.detail)}
    @sample-connect=${() => request.connectToSample()}
    @walkthrough-open=${() => host.openWalkthrough()}
  ></sse-state-card>`;
}

/** What of the request is in the bar of the state, where that is its only one. */
function compactRequest({ state: { draft, edited }, isLive, isOpen }: PanelModel): CompactRequest {
  return { url: draft.url, isEdited: isLive && edited.length > 0, isLive, isOpen };
}

/** The host does not know what is in the URL box at each moment. */
function statusOf({ panel: { status }, state }: PanelModel): ConnectionStatus {
  if (status.state !== 'idle' || state.draft.url.trim() === '') return status;
  return { ...status, text: t('Idle: ready to connect') };
}
