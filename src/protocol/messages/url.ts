/** What is said of the URL of a stream. */

import { type Message, message } from './message.ts';

export const urlMessages = {
  empty: () => message('There is no URL.', 'Enter the URL of an event stream, for example localhost:8000/events.'),
  otherScheme: (scheme: string) =>
    message(
      `An event stream is read over http: or https:, not ${scheme}:.`,
      'Write a URL that begins with http:// or https://.',
    ),
  noSlashes: (scheme: string) =>
    message(
      `After ${scheme}: two slashes are missing.`,
      `Write ${scheme}:// and then the host, for example ${scheme}://localhost:8000/events.`,
    ),
  noHost: () => message('This URL has no host.', 'Put one before the path, for example localhost:8000/events.'),
  badPort: (port: string) => message(`“${port}” is not a port.`, 'A port is a number from 0 to 65535.'),
  /** Where a port or a host would be quoted that may be a part of a password. */
  openPassword: () =>
    message(
      'What stands before the @ is no host with a port.',
      'In a user name or a password write %2F for /, %3F for ? and %23 for #. A port is a number from 0 to 65535.',
    ),
  badHost: (host: string) =>
    message(`“${host}” is not a host name or an address.`, 'Write one such as localhost, 127.0.0.1 or [::1].'),
  /** Judged again once its variables have values. */
  withValues: ({ what, advice }: Message) => message(`With the values of its variables: ${what}`, advice),
} as const;
