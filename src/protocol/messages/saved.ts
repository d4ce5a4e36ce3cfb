/** What is said of lists of saved connections. A list is named as messages name it: its file, or “your connections”. */

import { message } from './message.ts';

export const savedMessages = {
  gone: (list: string) => message(`This is not in ${list} any more.`, 'Look at the list again.'),
  /** @param why - a clause */
  fileNotChanged: (list: string, why: string) =>
    message(`Nothing was changed in ${list}: ${why}.`, 'Save or correct the file, then try again.'),
  ownNotChanged: (list: string, why: string) =>
    message(`Nothing was changed in ${list}: ${why}.`, 'Look at the log of SSE Monitor.'),
  noFolder: (name: string) => message(`“${name}” is no folder.`, 'Choose a folder of the list.'),
  /** @param why - a clause: one of {@link listFaults}, or what the system said */
  fileUnreadable: (list: string, why: string) =>
    message(`${list} cannot be read: ${why}.`, 'Open the file and correct it.', untouched),
  ownUnreadable: (list: string, why: string) => message(`${list} cannot be read: ${why}.`, update, untouched),
  entryUnusable: (name: string, why: string) =>
    message(`${name} cannot be used: ${why}.`, 'Open the file and correct it.', untouched),
  ownEntryUnusable: (name: string, why: string) => message(`${name} cannot be used: ${why}.`, update, untouched),
  notOpened: (name: string, list: string, why: string) =>
    message(`“${name}” in ${list} cannot be opened: ${why}.`, 'Correct it in the list, or choose a connection.'),
  nothingSaved: () => message('No connection was saved yet.', 'Open a panel and run SSE: Save Connection.'),
  nothingRecent: () => message('There was no connection yet in this workspace.', 'Open one with SSE: Connect.'),
  noWorkspaceFolder: () => message('There is no workspace folder that could keep it.', 'Open a folder first.'),
  noWorkspaceFile: () => message('There is no workspace folder with a file of connections.', 'Open a folder first.'),
  noPanel: () => message('There is no panel whose connection could be saved.', 'Open one with SSE: Connect.'),
  emptyPanel: () => message('There is nothing to save yet.', 'Enter a URL first.'),
  emptyName: () => message('A name has at least one character.', 'Enter one, or press Escape.'),
} as const;

const untouched = 'It is left as it is until it is corrected.';

const update = 'Another version of SSE Monitor may have written it: update the extension.';

/** Why a list or an entry cannot be read: clauses, which stand in the messages above. */
export const listFaults = {
  notJson: (fault: string, line: number) => `it is not JSON: ${fault} in line ${line}`,
  noObject: () => 'it is not an object with the member “connections”',
  noList: () => 'its member “connections” is not a list',
  unsaved: () => 'it has changes in an editor that are not saved',
  entryNoObject: () => 'it is not an object',
  noName: () => 'it has no name',
  tooDeep: () => 'it is a folder in too many folders',
  neitherKind: () => 'it has neither a “url” nor “connections”',
  wrongMember: (member: string) => `its member “${member}” is not as it should be`,
  isFolder: () => 'it is a folder',
} as const;
