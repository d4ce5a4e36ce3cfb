/** What is said of the URL of a stream. */

import { t } from '@vscode/l10n';
import { type Message, message } from './message.ts';

export const urlMessages = {
  empty: () =>
    message(t('There is no URL.'), t('Enter the URL of an event stream, for example localhost:8000/events.')),
  otherScheme: (scheme: string) =>
    message(
      t`An event stream URL must use http: or https:, not ${scheme}:.`,
      t('Enter a URL that begins with http:// or https://.'),
    ),
  noSlashes: (scheme: string) =>
    message(
      t`After ${scheme}: two slashes are missing.`,
      t`Use ${scheme}:// followed by the host, for example ${scheme}://localhost:8000/events.`,
    ),
  /** What encloses a URL in code, chats and Markdown. */
  quoted: () => message(t('The URL is in quotation marks or brackets.'), t('Enter it without them.')),
  /** @param point - `U+200B` */
  invisible: (point: string) =>
    message(
      t`The URL contains an invisible character (${point}).`,
      t('Remove it: it was probably copied along with the URL.'),
    ),
  fragment: () =>
    message(
      t('Nothing after the # is sent to the server: it is a route of a web page.'),
      t('Enter the URL of the event stream itself.'),
    ),
  anyAddress: () =>
    message(
      t('Servers listen on 0.0.0.0 or [::], but clients can’t connect to it on every system.'),
      t('Use localhost, or the name of the machine that the server runs on.'),
    ),
  noHost: () => message(t('This URL has no host.'), t('Put one before the path, for example localhost:8000/events.')),
  badPort: (port: string) => message(t`“${port}” is not a port.`, t('A port is a number from 0 to 65535.')),
  /** Where a port or a host would be quoted that may be a part of a password. */
  openPassword: () =>
    message(
      t('The part before the @ isn’t a host with a port.'),
      t('In a user name or a password, use %2F for /, %3F for ? and %23 for #. A port is a number from 0 to 65535.'),
    ),
  badHost: (host: string) =>
    message(t`“${host}” is not a host name or an address.`, t('Example: localhost, 127.0.0.1 or [::1].')),
  /** Judged again once its variables have values. */
  withValues: ({ what, advice }: Message) => message(t`After replacing variables: ${what}`, advice),
} as const;
