/** What is said where a connection is opened by a command, a link, a line of code or an entry of a list. */

import { type Message, message } from './message.ts';

export const connectMessages = {
  badArgument: () =>
    message(
      'SSE: Connect was called with an argument of the wrong shape.',
      'It takes { url, method?, query?, headers?, auth?, body?, form?, bodyFile?, environment? }, where query and form are lists of [name, value] pairs.',
    ),
  commandRefused: ({ what, next, advice }: Message) => message(`SSE: Connect: ${what}`, advice, next),
  /** @param problem - a whole message */
  notConnected: (problem: string) =>
    message(`SSE Monitor did not connect: ${problem}`, 'The panel has the request: correct it there.'),
  noCode: () => message('“Monitor stream” belongs to a line of code.', 'Click it there.'),
  /** @param place - what of the workspace names the request */
  untrustedVariables: (place: string) => untrusted(place, 'has variables ({{…}})'),
  untrustedFile: (place: string) => untrusted(place, 'sends a file of this machine'),
  untrustedWay: (place: string) => untrusted(place, 'chooses another way to its server (Options)'),
} as const;

export const linkMessages = {
  notFollowed: ({ what, advice }: Message) => message(`SSE Monitor did not follow the link. ${what}`, advice),
  otherPath: (path: string) =>
    message(
      `“${path}” is nothing that a link can open.`,
      'A link to a stream ends in /connect?url=… with the URL encoded.',
    ),
  noUrl: () => message('The link names no URL.', 'It should end in /connect?url=… with the URL encoded.'),
  hasVariables: () =>
    message('The link’s URL has variables in it ({{…}}): a link cannot use any.', 'Write out what they stand for.'),
  badUrl: ({ what, advice }: Message) => message(`The link’s URL cannot be opened. ${what}`, advice),
  /** What of a link is not followed: told where the person is asked. */
  onlyUrl: () =>
    message(
      'A link can carry a URL only.',
      'Enter the rest in the panel.',
      'What else is in it (a method, headers, a body) is ignored.',
    ),
  noCredentials: () =>
    message('The user name and the password in the URL are left out.', 'Enter them in the panel, under Authorization.'),
} as const;

function untrusted(place: string, what: string): Message {
  return message(
    `Not sent: the request in ${place} ${what}, and this workspace is not trusted.`,
    'Trust the workspace first, if you want it to do so.',
  );
}
