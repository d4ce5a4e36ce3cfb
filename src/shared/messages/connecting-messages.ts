/** What keeps an attempt from getting on, by what it waits for. Hosts are named with their ports. */

import { t } from '@vscode/l10n';
import type { Awaited } from '../stream/phases.ts';
import { type Message, message } from './message.ts';

const heldHeaders = t(
  'Many servers send the headers only together with the first event: send them, or a comment line, right away. Other causes: a proxy that buffers the response, or a server whose only worker is busy with another request.',
);

export const connectingMessages = {
  lookup: (host: string) =>
    message(
      t`Looking up the host name of ${host} takes unusually long.`,
      t('Check the network, the VPN and the name server.'),
    ),
  connection: (host: string) =>
    message(
      t`${host} hasn’t accepted the connection yet.`,
      t('Check the host and the port. A firewall that drops packets, or a server that is overloaded, looks like this.'),
    ),
  handshake: (host: string) =>
    message(
      t`${host} hasn’t completed the TLS handshake yet.`,
      t('The port may not be for TLS: then write http:// in the URL. Otherwise, check the load of the server.'),
    ),
  sending: (host: string) =>
    message(
      t`${host} hasn’t read the whole request yet.`,
      t('Check that the server reads the body of a request before it responds.'),
    ),
  headers: (host: string) =>
    message(t`${host} accepted the connection and the request, but hasn’t sent any response headers.`, heldHeaders),
  restOfHeaders: (host: string) =>
    message(
      t`${host} began its response, but the headers aren’t complete.`,
      t('Check that the server ends the headers with an empty line, and flushes them.'),
    ),
  response: (host: string) => message(t`No response headers from ${host} yet.`, heldHeaders),
} satisfies Record<Awaited, (host: string) => Message>;
