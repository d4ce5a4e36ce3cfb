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
