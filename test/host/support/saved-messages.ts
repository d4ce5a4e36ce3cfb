/** Opens what is said of lists of saved connections where VS Code has a part in it. */

import assert from 'node:assert/strict';
import { Range, Uri, WorkspaceEdit, commands, workspace } from 'vscode';
import { runAction } from '../../../src/host/saved/actions.ts';
import type { SavedList } from '../../../src/host/saved/saved-list.ts';
import type { Node } from '../../../src/host/saved/tree.ts';
import { listFaults } from '../../../src/shared/messages/saved-messages.ts';
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
    const { saved } = parts.feature;
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
  return withList(whose, text, async ({ feature }, list) => {
    const roots = await feature.tree.children();
    const root = roots.find((node) => node.type === 'list' && node.list === list);
    const [first] = root === undefined ? roots : await feature.tree.children(root);
    return feature.tree.item(first ?? assert.fail('the tree has nothing')).tooltip as string;
  });
}

/** What is said when the first entry of a list is to be opened. */
function opened(text: string): Promise<string | undefined> {
  return withList('workspace', text, async ({ feature }, list) => {
    const [entry] = await list.entries();
    return told(() =>
      runAction(feature, 'openEntry', { type: 'entry', list, entry: entry ?? assert.fail('no entry') }),
    );
  });
}

function acted(action: Parameters<typeof runAction>[1], node?: Node): Promise<string | undefined> {
  return withParts(({ feature }) => told(() => runAction(feature, action, node)));
}

async function copiedNowhere(): Promise<string | undefined> {
  return withParts(async ({ feature }) => {
    await feature.saved.add({ list: feature.saved.user }, 'a', {
      draft: { url: 'http://h/', method: 'GET', parameters: [] },
    });
    const [entry] = await feature.saved.user.entries();
    const node: Node = { type: 'entry', list: feature.saved.user, entry: entry ?? assert.fail('no entry') };
    return told(() => runAction(feature, 'copyToWorkspace', node));
  });
}

/** With an editor whose changes of the file are not saved. */
function unsaved(): Promise<string | undefined> {
  return withList('workspace', '{ "connections": [] }', async ({ feature }, list) => {
    const document = await workspace.openTextDocument(file);
    const edit = new WorkspaceEdit();
    edit.replace(file, new Range(0, 0, 0, 0), '// hush\n');
    await workspace.applyEdit(edit);
    try {
      return await refusal(() => feature.saved.addFolder({ list }, 'f'));
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
          async ({ feature }, list) => {
            const entry = (await list.entries())[0] ?? assert.fail('no entry');
            return told(() => runAction(feature, 'copyToUser', { type: 'entry', list, entry }));
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
      withParts(({ feature, monitor }) => {
        monitor.openPanel();
        return told(() => runAction(feature, 'saveConnection', undefined));
      }),
  },
  emptyName: {
    facts: [],
    open: () => withParts(({ feature }) => toldOfInput(' ', () => runAction(feature, 'newFolder', undefined))),
  },
};

const listFault: Cases['listFault'] = {
  unsaved: { facts: [], open: unsaved, secrets: hush },
  isFolder: { facts: [], open: () => opened(aFolder) },
};

export const savedMessages = { saved, listFault };
