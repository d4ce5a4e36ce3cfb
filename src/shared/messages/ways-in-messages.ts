/** What is said where a connection is opened by a command, a link, a line of code or an entry of a list. */

import { t } from '@vscode/l10n';
import { type Message, message } from './message.ts';

/** What a request does that a workspace may not have done before it is trusted: clauses. */
export const refusals = {
  variables: t('has variables ({{…}})'),
  file: t('sends a file of this machine'),
  way: t('chooses another way to its server (Options)'),
};

/** What is wrong with a request that another program makes. */
export const requestMessages = {
  noRequest: () =>
    message(
      t('The request must be an object with a URL.'),
      t(
        'It is { url, method?, query?, headers?, auth?, body?, form?, bodyFile?, environment? }, where query and form are lists of [name, value] pairs.',
      ),
    ),
  /** @param member - as a program writes it @param wanted - after “must be” */
  badMember: (member: string, wanted: string) =>
    message(t`The request’s “${member}” must be ${wanted}.`, t('Correct it in the task, keybinding or extension.')),
} as const;

export const connectMessages = {
  commandRefused: ({ what, next, advice }: Message) => message(t`SSE: Connect: ${what}`, advice, next),
  /** @param problem - a whole message */
  notConnected: (problem: string) =>
    message(t`SSE Monitor did not connect: ${problem}`, t('The request is in the panel: correct it there.')),
  noCode: () => message(t('“Monitor stream” works on a line of code.'), t('Click it there.')),
  /** @param place - what names the request, of the workspace or beside it */
  untrusted: (place: string, refused: keyof typeof refusals) =>
    message(
      t`Not sent: the request in ${place} ${refusals[refused]}, and this workspace is not trusted.`,
      t('To allow that, trust the workspace first.'),
    ),
  /** @param parts - what is left of the workspace's request: nouns */
  untrustedParts: (parts: string, refused: keyof typeof refusals) =>
    message(
      t`Not sent: this request ${refusals[refused]}, and parts of it come from the workspace, which is not trusted: ${parts}.`,
      t('Trust the workspace first, or replace these parts.'),
    ),
} as const;

export const linkMessages = {
  notFollowed: ({ what, advice }: Message) => message(t`SSE Monitor did not follow the link. ${what}`, advice),
  otherPath: (path: string) =>
    message(t`A link can’t open “${path}”.`, t('A link to a stream ends in /connect?url=… with the URL encoded.')),
  noUrl: () => message(t('The link has no URL.'), t('It should end in /connect?url=… with the URL encoded.')),
  hasVariables: () =>
    message(
      t('The link’s URL contains variables ({{…}}), which a link can’t use.'),
      t('Replace them with their values.'),
    ),
  badUrl: ({ what, advice }: Message) => message(t`The link’s URL cannot be opened. ${what}`, advice),
  /** What of a link is not followed: shown where the person is asked. */
  onlyUrl: () =>
    message(
      t('A link can carry a URL only.'),
      t('Enter the rest in the panel.'),
      t('Anything else in it (a method, headers, a body) is ignored.'),
    ),
  noCredentials: () =>
    message(
      t('The user name and the password in the URL are left out.'),
      t('Enter them in the panel, under Authorization.'),
    ),
} as const;
