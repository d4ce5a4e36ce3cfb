/** The bar of the request. */

import { html, nothing } from 'lit';

import { messageText } from '../../../shared/messages/message.ts';
import { extensionMessages } from '../../../shared/messages/panel-messages.ts';
import type { Pane } from './pane.ts';
import type { PageEvent } from '../../model/events.ts';
import { icon } from '../../ui/icons.ts';

import '../../request/request-bar.ts';

export const problemPane: Pane = ({ failure }) => {
  if (failure === undefined) return nothing;
  return html`<div class="problem" role="alert">
    ${icon('warning')}${messageText(extensionMessages.noAnswer(failure))}
  </div>`;
};

/** A recording was not asked for, and cannot be. */
export const requestPane: Pane = (owner) => {
  const { model } = owner;
  if (model.panel.status.recording !== undefined) return nothing;
  return html`<sse-request-bar
    ?folded=${owner.foldsRequest}
    ?over=${owner.compact && model.hasStream && !model.state.requestPinned}
    .draft=${model.state.draft}
    .live=${model.isLive}
    .open=${model.isOpen}
    .edited=${model.state.edited}
    .removed=${model.request.removed}
    .refusal=${model.request.refusal}
    .warning=${model.request.warning}
    .problems=${model.request.problems}
    .environments=${model.request.environments}
    .host=${model.host}
    .layout=${model.state}
    .answered=${model.isAnswered && model.hasStream}
    .stopOn=${model.state.stopOn}
    .jar=${{ host: model.host, count: 0, revision: 0, ...model.panel.cookies }}
    @url-open=${() => owner.openUrl()}
    @url-close=${() => owner.closeUrl()}
    @draft-edit=${(event: PageEvent<'draft-edit'>) => model.request.edit(event.detail)}
    @panel-edit=${(event: PageEvent<'panel-edit'>) => model.edit(event.detail)}
    @stop-rules-edit=${(event: PageEvent<'stop-rules-edit'>) => model.list.editStopRules(event.detail)}
    @command-paste=${(event: PageEvent<'command-paste'>) => model.request.readCommand(event.detail)}
    @request-copy=${(event: PageEvent<'request-copy'>) => model.request.copy(event.detail)}
    @stream-connect=${(event: PageEvent<'stream-connect'>) => model.request.connect(event.detail)}
    @stream-disconnect=${() => model.host.disconnect()}
  ></sse-request-bar>`;
};
