/** Opens what is said of lists of saved connections where VS Code has a part in it. */

import assert from 'node:assert/strict';
import { Range, Uri, WorkspaceEdit, commands, workspace } from 'vscode';
import { runAction } from '../../../src/host/saved/actions.ts';
import type { SavedList } from '../../../src/host/saved/saved-list.ts';
import type { Node } from '../../../src/host/saved/tree.ts';
import { listFaults } from '../../../src/shared/messages/saved.ts';
import type { CasesAt, openedInHost } from '../../support/message-cases.ts';
import { type Parts, refusal, told, toldOfInput, untrusted, withParts, withoutFolder } from './stand-ins.ts';

type Cases = CasesAt<typeof openedInHost>;

const called = '.vscode/sse-monitor.json';
const yours = 'your connections';
const file = Uri.joinPath(workspace.workspaceFolders?.[0]?.uri ?? Uri.file('/'), called);

/** With a list of the workspace, or of the person, whose text is this. */
function withList<R>(
  whose: 'workspace' | 'user',
  text: string,
  act: (parts: Parts, list: SavedList) => R,
): Promise<Awaited<R>> {
  return withParts(async (parts) => {
    const { saved } = parts.room;
    const list = whose === 'user' ? saved.user : (saved.workspaceLists[0] ?? assert.fail('there is no folder'));
    await list.place.write(text, await list.place.read(), 'the test');
    try {
      return await act(parts, list);
    } finally {
      if (whose === 'workspace') await workspace.fs.delete(file);
    }
  });
}

const notJson = '{ "connections" [] }';
const noUrl = '{ "connections": [{ "name": "a", "headers": { "X": "hush" } }] }';
const aFolder = '{ "connections": [{ "name": "f", "connections": [] }] }';

/** What the tree says of the first thing in a list. */
function inTree(whose: 'workspace' | 'user', text: string): Promise<string | undefined> {
  return withList(whose, text, async ({ room }, list) => {
    const roots = await room.tree.children();
    const root = roots.find((node) => node.type === 'list' && node.list === list);
    const [first] = root === undefined ? roots : await room.tree.children(root);
    return room.tree.item(first ?? assert.fail('the tree has nothing')).tooltip as string;
  });
}

/** What is said when the first entry of a list is to be opened. */
function opened(text: string): Promise<string | undefined> {
  return withList('workspace', text, async ({ room }, list) => {
    const [entry] = await list.entries();
    return told(() => runAction(room, 'openEntry', { type: 'entry', list, entry: entry ?? assert.fail('no entry') }));
  });
}

function acted(action: Parameters<typeof runAction>[1], node?: Node): Promise<string | undefined> {
  return withParts(({ room }) => told(() => runAction(room, action, node)));
}

async function copiedNowhere(): Promise<string | undefined> {
  return withParts(async ({ room }) => {
    await room.saved.add({ list: room.saved.user }, 'a', {
      draft: { url: 'http://h/', method: 'GET', parameters: [] },
    });
    const [entry] = await room.saved.user.entries();
    const node: Node = { type: 'entry', list: room.saved.user, entry: entry ?? assert.fail('no entry') };
    return told(() => runAction(room, 'copyToWorkspace', node));
  });
}

/** With an editor whose changes of the file are not saved. */
function unsaved(): Promise<string | undefined> {
  return withList('workspace', '{ "connections": [] }', async ({ room }, list) => {
    const document = await workspace.openTextDocument(file);
    const edit = new WorkspaceEdit();
    edit.replace(file, new Range(0, 0, 0, 0), '// hush\n');
    await workspace.applyEdit(edit);
    try {
      return await refusal(() => room.saved.addFolder({ list }, 'f'));
    } finally {
      await document.save();
      await commands.executeCommand('workbench.action.closeAllEditors');
    }
  });
}

const colon = listFaults.notJson('colon expected', 1);
const hush = ['hush'];

const saved: Cases['saved'] = {
  fileUnreadable: { facts: [called, colon], open: () => inTree('workspace', notJson) },
  ownUnreadable: { facts: [yours, colon], open: () => inTree('user', notJson) },
  entryUnusable: { facts: ['a', listFaults.neitherKind()], open: () => inTree('workspace', noUrl), secrets: hush },
  ownEntryUnusable: { facts: ['a', listFaults.neitherKind()], open: () => inTree('user', noUrl), secrets: hush },
  notOpened: { facts: ['a', called, listFaults.neitherKind()], open: () => opened(noUrl), secrets: hush },
  untrusted: {
    facts: ['a', yours, 'variables'],
    open: () =>
      untrusted(() =>
        withList(
          'workspace',
          '{ "connections": [{ "name": "a", "url": "http://h/", "body": "hush {{x}}" }] }',
          async ({ room }, list) => {
            const entry = (await list.entries())[0] ?? assert.fail('no entry');
            return told(() => runAction(room, 'copyToUser', { type: 'entry', list, entry }));
          },
        ),
      ),
    secrets: hush,
  },
  nothingSaved: { facts: [], open: () => acted('connectToSaved') },
  nothingRecent: { facts: [], open: () => acted('connectToRecent') },
  noWorkspaceFolder: { facts: [], open: () => withoutFolder(copiedNowhere) },
  noWorkspaceFile: { facts: [], open: () => withoutFolder(() => acted('openWorkspaceFile')) },
  noPanel: { facts: [], open: () => acted('saveConnection') },
  emptyPanel: {
    facts: [],
    open: () =>
      withParts(({ room, monitor }) => {
        monitor.openPanel();
        return told(() => runAction(room, 'saveConnection', undefined));
      }),
  },
  emptyName: {
    facts: [],
    open: () => withParts(({ room }) => toldOfInput(' ', () => runAction(room, 'newFolder', undefined))),
  },
};

const listFault: Cases['listFault'] = {
  unsaved: { facts: [], open: unsaved, secrets: hush },
  isFolder: { facts: [], open: () => opened(aFolder) },
};

export const savedMessages = { saved, listFault };
