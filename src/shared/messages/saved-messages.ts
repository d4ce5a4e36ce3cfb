/** What is said of lists of saved connections. A list is named as messages name it: its file, or “your connections”. */

import { t } from '@vscode/l10n';
import { message } from './message.ts';
import { refusals } from './ways-in-messages.ts';

export const savedMessages = {
  gone: (list: string) => message(t`This is no longer in ${list}.`, t('Check the list again.')),
  /** @param why - a clause */
  fileNotChanged: (list: string, why: string) =>
    message(t`Nothing was changed in ${list}: ${why}.`, t('Save or correct the file, then try again.')),
  ownNotChanged: (list: string, why: string) =>
    message(t`Nothing was changed in ${list}: ${why}.`, t('See the SSE Monitor log.')),
  noFolder: (name: string) => message(t`“${name}” isn’t a folder.`, t('Choose a folder of the list.')),
  /** @param why - a clause: one of {@link listFaults}, or what the system said */
  fileUnreadable: (list: string, why: string) =>
    message(t`${list} cannot be read: ${why}.`, t('Open the file and correct it.'), untouched),
  ownUnreadable: (list: string, why: string) => message(t`${list} cannot be read: ${why}.`, update, untouched),
  entryUnusable: (name: string, why: string) =>
    message(t`${name} cannot be used: ${why}.`, t('Open the file and correct it.'), untouched),
  ownEntryUnusable: (name: string, why: string) => message(t`${name} cannot be used: ${why}.`, update, untouched),
  notOpened: (name: string, list: string, why: string) =>
    message(t`“${name}” in ${list} cannot be opened: ${why}.`, t('Correct it in the list, or choose a connection.')),
  /** Into the person's own list, where nobody asks about it any more. */
  untrusted: (name: string, list: string, refused: keyof typeof refusals) =>
    message(
      t`“${name}” was not added to ${list}: it ${refusals[refused]}, and comes from a workspace that is not trusted.`,
      t('To keep it, trust the workspace first.'),
    ),
  nothingSaved: () => message(t('No saved connections yet.'), t('Open a panel and run SSE: Save Connection.')),
  nothingRecent: () => message(t('There are no connections in this workspace yet.'), t('Open one with SSE: Connect.')),
  noWorkspaceFolder: () => message(t('There is no workspace folder to save it in.'), t('Open a folder first.')),
  noWorkspaceFile: () =>
    message(t('There is no workspace folder with a file of connections.'), t('Open a folder first.')),
  noPanel: () => message(t('No SSE panel is active, so there is nothing to save.'), t('Open one with SSE: Connect.')),
  emptyPanel: () => message(t('There is nothing to save yet.'), t('Enter a URL first.')),
  emptyName: () => message(t('A name must have at least one character.'), t('Enter one, or press Escape.')),
} as const;

const untouched = t('It is left unchanged until it is fixed.');

const update = t('Another version of SSE Monitor may have written it: update the extension.');

/** Why a list or an entry cannot be read: clauses, which are in the messages above. */
export const listFaults = {
  notJson: (fault: string, line: number) => t`it is not JSON: ${fault} in line ${line}`,
  noObject: () => t('it is not an object with the member “connections”'),
  /** @param version - of the list's format */
  newer: (version: number) => t`it needs a later version of SSE Monitor (its “version” is ${version})`,
  noList: () => t('its “connections” is not a list'),
  unsaved: () => t('it has unsaved changes in an editor'),
  changing: () => t('something else keeps changing it'),
  entryNoObject: () => t('it is not an object'),
  noName: () => t('it has no name'),
  tooDeep: () => t('it is a folder in too many folders'),
  neitherKind: () => t('it has neither a “url” nor “connections”'),
  wrongMember: (member: string) => t`its “${member}” is not valid`,
  isFolder: () => t('it is a folder'),
} as const;
