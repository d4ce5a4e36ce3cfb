/** Links from outside VS Code: `vscode://sse-monitor.sse-monitor/connect?url=…`. Whatever they say, the person is asked. */

import { t } from '@vscode/l10n';
import { type Disposable, type Uri, type UriHandler, window } from 'vscode';
import { messageText } from '../../shared/messages/message.ts';
import { linkMessages } from '../../shared/messages/ways-in-messages.ts';
import { parseStreamUrl } from '../../shared/request/url.ts';
import type { Monitor } from '../monitor/monitor.ts';
import { confirm, showError } from '../vscode/notifications.ts';

/** Shows a question that waits for an answer. @returns whether the answer was yes */
export type Ask = (message: string, detail: string) => Promise<boolean>;

export class LinkHandler implements UriHandler {
  readonly #monitor: Pick<Monitor, 'connect'>;
  readonly #ask: Ask;

  constructor(
    monitor: Pick<Monitor, 'connect'>,
    ask: Ask = (message, detail) => confirm(message, detail, t('Connect')),
  ) {
    this.#monitor = monitor;
    this.#ask = ask;
  }

  async handleUri({ path, query }: Uri): Promise<void> {
    const { readLink } = await import('./link-url.ts');
    const link = readLink(path, query);
    if ('error' in link) {
      showError(messageText(linkMessages.notFollowed(link.error)));
      return;
    }
    const parsed = parseStreamUrl(link.url);
    const host = 'url' in parsed ? parsed.url.host : link.url;
    const detail = [link.url, ...link.ignored].join('\n\n');
    if (await this.#ask(t`A link wants to connect to ${host}. Connect?`, detail)) {
      await this.#monitor.connect({ url: link.url });
    }
  }
}

export function registerLinks(monitor: Monitor): Disposable {
  return window.registerUriHandler(new LinkHandler(monitor));
}
