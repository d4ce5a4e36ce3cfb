import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import {
  DataTransfer,
  type Disposable,
  type Event,
  type FileSystemWatcher,
  Range,
  RelativePattern,
  type Tab,
  TabInputWebview,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { runAction } from '../../src/host/saved/actions.ts';
import { drag, drop } from '../../src/host/saved/drag-drop.ts';
import { SavedFeature, rememberRecent } from '../../src/host/saved/saved-feature.ts';
import type { SavedEntry } from '../../src/host/saved/entries.ts';
import { SavedListError, type SavedList } from '../../src/host/saved/saved-list.ts';
import type { Node } from '../../src/host/saved/tree.ts';
import { Monitor } from '../../src/host/monitor/monitor.ts';
import type { RequestDraft } from '../../src/shared/boundary/page.ts';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { MemoryContext } from './support/context.ts';

const secret = 'hush-4711';

function draft(url: string, headers: Record<string, string> = {}): RequestDraft {
  const rows = Object.entries(headers).map(([name, value]) => ({ enabled: true, name, value }));
  return { url, method: 'GET', parameters: [], headers: rows };
}

/** `a Folder(b c)` */
function outline(entries: readonly SavedEntry[]): string {
  return entries
    .map((entry) => (entry.kind === 'folder' ? `${entry.name}(${outline(entry.entries)})` : entry.name))
    .join(' ');
}

/** Resolves when the condition holds; it is looked at whenever the event fires. */
function untilTrue(event: Event<unknown>, condition: () => Promise<boolean>): Promise<void> {
  const met = Promise.withResolvers<void>();
  const check = (): void => void condition().then((holds) => holds && met.resolve(), met.reject);
  const subscription = event(check);
  check();
  return met.promise.finally(() => subscription.dispose());
}

describe('saved connections', () => {
  let context: MemoryContext;
  let monitor: Monitor;
  let feature: SavedFeature;
  let drawn: () => void = () => {};
  const disposables: Disposable[] = [];
  const file = Uri.joinPath(workspace.workspaceFolders?.[0]?.uri ?? Uri.file('/'), '.vscode', 'sse-monitor.json');

  const write = (text: string): Thenable<void> => workspace.fs.writeFile(file, new TextEncoder().encode(text));
  const text = async (): Promise<string> => new TextDecoder().decode(await workspace.fs.readFile(file));
  const shared = (): SavedList => feature.saved.workspaceLists[0] ?? assert.fail('there is no workspace folder');
  const node = async (list: SavedList, name: string): Promise<Node> => {
    const found = (await list.entries()).find((entry) => entry.name === name);
    return { type: 'entry', list, entry: found ?? assert.fail(`there is no ${name}`) };
  };

  /** Resolves when somebody was told of a change, and the file has this entry then. */
  const untilSeen = (name: string): Promise<void> =>
    new Promise((resolve) => {
      const watching = feature.saved.onDidChange(async () => outline(await shared().entries()) === name && resolve());
      disposables.unshift(watching);
    });

  beforeEach(() => {
    context = new MemoryContext();
    const log = window.createOutputChannel('SSE Monitor of a test', { log: true });
    monitor = new Monitor(context.asVsCode, log);
    feature = new SavedFeature(context.asVsCode, monitor, () => drawn());
    disposables.push(feature, monitor, log);
  });

  afterEach(async () => {
    drawn = () => {};
    for (const disposable of disposables.splice(0)) disposable.dispose();
    await workspace.fs.delete(file).then(undefined, () => {});
  });

  it('of the workspace are in a file, which is read again when something else writes it', async () => {
    assert.deepEqual(await shared().entries(), []);
    for (const name of ['by hand', 'again', '']) {
      const seen = untilSeen(name);
      await (name === '' ? workspace.fs.delete(file) : write(`{ "connections": [{ "name": "${name}", "url": "h" }] }`));
      await seen;
    }
  });

  it('of the workspace are none any more, and the tree is drawn anew, when something else deletes their file', async () => {
    // What was told before the deletion, and because of it: one watcher is asked before the room's, and one after it.
    const watch = (): FileSystemWatcher => {
      const watcher = workspace.createFileSystemWatcher(
        new RelativePattern(Uri.joinPath(file, '..'), 'sse-monitor.json'),
      );
      disposables.unshift(watcher);
      return watcher;
    };
    let told = 0;
    const before = watch();
    // VS Code says nothing of a file that comes and goes at once, nor of what was written before it had begun to look.
    const come = new AbortController();
    before.onDidCreate(() => come.abort());
    before.onDidChange(() => come.abort());
    while (!come.signal.aborted) {
      await write('{ "connections": [{ "name": "a", "url": "h" }] }');
      await delay(200);
    }
    const other = new SavedFeature(context.asVsCode, monitor, () => void told++);
    const after = watch();
    disposables.unshift(other);
    assert.equal(outline((await other.saved.workspaceLists[0]?.entries()) ?? []), 'a');
    let toldBefore = 0;
    before.onDidDelete(() => (toldBefore = told));
    const toldAfter = new Promise<number>((resolve) => after.onDidDelete(() => resolve(told)));
    await rm(file.fsPath);
    assert.equal(await toldAfter, toldBefore + 1);
    assert.deepEqual(await other.tree.children(), []);
  });

  it('are put into the file beside what a person wrote there, and without secrets', async () => {
    await write('{\n  // Ours.\n  "connections": [\n    { "name": "a", "url": "http://h/" } // first\n  ]\n}\n');
    const folder = await feature.saved.addFolder({ list: shared() }, 'Folder');
    const request = { draft: draft('http://h:1/b', { Authorization: `Bearer ${secret}`, 'X-Plain': 'shown' }) };
    await feature.saved.add({ list: shared(), folder }, 'b', request);
    assert.equal(outline(await shared().entries()), 'a Folder(b)');
    const written = await text();
    assert.match(written, /\/\/ Ours\.[^]*\/\/ first[^]*"X-Plain": "shown"/);
    assert.ok(!written.includes(secret) && !context.written.includes(secret));
  });

  it('are left as they are when they cannot be read', async () => {
    const broken = '{ "connections": [ // mine\n  { "name": "a" "url": 1 }\n';
    await write(broken);
    await assert.rejects(
      feature.saved.add({ list: shared() }, 'n', { draft: draft('http://h/') }),
      (error: unknown) => {
        assert.ok(error instanceof SavedListError);
        assert.match(
          error.message,
          /^Nothing was changed in \.vscode\/sse-monitor\.json: it is not JSON: .* in line 2\./,
        );
        return true;
      },
    );
    assert.equal(await text(), broken);
    const list = (await feature.tree.children()).find((node) => node.type === 'list' && node.list === shared());
    const [problem] = await feature.tree.children(list);
    assert.ok(problem?.type === 'problem');
    assert.match(feature.tree.item(problem).tooltip as string, /cannot be read: it is not JSON.*left unchanged/);
  });

  it('do not write over what an editor has not saved', async () => {
    await write('{ "connections": [] }');
    const document = await workspace.openTextDocument(file);
    // It may be open since another test, and is read again when VS Code sees what was written.
    while (document.getText() !== '{ "connections": [] }') {
      await new Promise((resolve) => disposables.unshift(workspace.onDidChangeTextDocument(resolve)));
    }
    const edit = new WorkspaceEdit();
    edit.replace(file, new Range(0, 0, 0, 0), '// unsaved\n');
    await workspace.applyEdit(edit);
    await assert.rejects(feature.saved.addFolder({ list: shared() }, 'f'), /has unsaved changes in an editor/);
    assert.equal(await text(), '{ "connections": [] }');
    await document.save();
    await feature.saved.addFolder({ list: shared() }, 'f');
    assert.match(await text(), /^\/\/ unsaved/);
  });

  it('of the person are in every window, with their secrets, each its own', async () => {
    const { user } = feature.saved;
    for (const [name, value] of Object.entries({ one: secret, two: 'other' })) {
      await feature.saved.add({ list: user }, name, { draft: draft('http://h:1/', { 'X-Api-Key': value }) });
    }
    assert.ok(!context.written.includes(secret));
    const window = new SavedFeature(context.asVsCode, monitor, () => {});
    disposables.unshift(window);
    const restored = [];
    for (const entry of await window.saved.user.entries()) {
      assert.ok(entry.kind === 'connection');
      restored.push((await window.saved.restore(window.saved.user, entry)).headers?.[0]?.value);
    }
    assert.deepEqual(restored, [secret, 'other']);
  });

  it('get no secrets for another origin than they were saved for', async () => {
    await feature.saved.add({ list: shared() }, 'n', { draft: draft('http://h:1/', { 'X-Api-Key': secret }) });
    const restored = async (): Promise<string | undefined> => {
      const [entry] = await shared().entries();
      assert.ok(entry?.kind === 'connection');
      return (await feature.saved.restore(shared(), entry)).headers?.[0]?.value;
    };
    assert.equal(await restored(), secret);
    await write((await text()).replace('http://h:1/', 'http://evil:1/'));
    assert.equal(await restored(), '');
  });

  it('are renamed, copied, moved and deleted, and their secrets with them', async () => {
    const { saved } = feature;
    const { user } = saved;
    const key = await saved.add({ list: user }, 'a', { draft: draft('http://h:1/', { 'X-Api-Key': secret }) });
    const folder = await saved.addFolder({ list: user }, 'Folder');
    const copy = await saved.duplicate(user, key);
    assert.equal(outline(await user.entries()), 'a a copy Folder()');
    assert.equal(await saved.rename(user, copy, 'b'), copy);
    assert.equal(await saved.move(user, copy, { list: user, folder }), copy);
    await saved.move(user, folder, { list: user, before: key });
    assert.equal(outline(await user.entries()), 'Folder(b) a');
    await saved.move(user, folder, { list: shared() });
    assert.equal(outline(await user.entries()), 'a');
    assert.equal(outline(await shared().entries()), 'Folder(b)');
    assert.ok(!(await text()).includes('"id"'));
    const [moved] = await shared().entries();
    assert.ok(moved?.kind === 'folder');
    const [b] = moved.entries;
    assert.ok(b?.kind === 'connection');
    assert.equal((await saved.restore(shared(), b)).headers?.[0]?.value, secret);
    const kept = context.secrets.values.size;
    await saved.remove(user, key);
    assert.deepEqual(await user.entries(), []);
    assert.equal(context.secrets.values.size, kept - 1);
    await assert.rejects(saved.rename(user, key, 'x'), SavedListError);
  });

  it('are changed in place, and keep what the panel knows nothing about', async () => {
    await write(
      '{ "connections": [{ "name": "a", /* why */ "url": "http://h/", "auth": { "kind": "bearer", "token": "" }, "x-team": 1, "query": [["a", "b"]] }] }',
    );
    const [entry] = await shared().entries();
    await feature.saved.update(shared(), entry?.key ?? '', { draft: { ...draft('http://h/?a=c'), method: 'POST' } });
    assert.match(
      await text(),
      /"name": "a", \/\* why \*\/\s+"url": "http:\/\/h\/\?a=c",\s+"x-team": 1,\s+"method": "POST"\s+\}/,
    );
  });

  it('connect, lead to their stream while it lives, and connect again in the same panel', async () => {
    await using server = await startSseServer((_request, response) => openEventStream(response));
    await feature.saved.add({ list: feature.saved.user }, 'Prices', {
      draft: draft(`${server.url}/prices`, { 'X-Api-Key': secret }),
      stopOn: [{ data: 'bye' }],
    });
    const entry = await node(feature.saved.user, 'Prices');
    assert.equal(feature.tree.item(entry).description, `GET ${new URL(server.url).host}`);
    await runAction(feature, 'connectToEntry', entry);
    const [panel] = monitor.panels;
    assert.deepEqual(panel?.stopOn, [{ data: 'bye' }]);
    await untilTrue(monitor.onDidChange, async () => panel?.stream?.state === 'open');
    const [request] = server.requests;
    assert.deepEqual([request?.url, request?.headers['x-api-key']], ['/prices', secret]);
    assert.match((feature.tree.item(entry).iconPath as Uri).path, /state-open\.svg$/);
    assert.match(feature.tree.item(entry).accessibilityInformation?.label ?? '', /^Prices, GET .*, open$/);

    const { stream } = panel ?? assert.fail('there is no panel');
    await runAction(feature, 'connectToEntry', entry);
    assert.ok(panel?.stream === stream && monitor.panels.length === 1);
    panel?.stream?.close();
    await runAction(feature, 'connectToEntry', entry);
    await untilTrue(monitor.onDidChange, async () => panel?.stream?.state === 'open');
    assert.deepEqual([server.requests.length, monitor.panels.length], [2, 1]);
  });

  it('stay with their panels when they, or what is around them, are renamed, dragged and moved, and not when they are deleted', async () => {
    await using server = await startSseServer((_request, response) => openEventStream(response));
    const entry = (name: string): object => ({ name, url: server.url });
    const connections = [entry('a'), entry('a'), { name: 'Folder', connections: [entry('b')] }];
    await write(JSON.stringify({ connections }));
    const { saved } = feature;
    /** The last of this name, wherever it is. */
    const nodeOf = async (list: SavedList, name: string): Promise<Node & { type: 'entry' }> => {
      const all = (entries: readonly SavedEntry[]): SavedEntry[] =>
        entries.flatMap((entry) => (entry.kind === 'folder' ? [entry, ...all(entry.entries)] : [entry]));
      const found = all(await list.entries()).findLast((entry) => entry.name === name);
      return { type: 'entry', list, entry: found ?? assert.fail(`there is no ${name}`) };
    };
    for (const name of ['a', 'b']) await runAction(feature, 'connectToEntry', await nodeOf(shared(), name));
    const leads = async (list: SavedList, name: string): Promise<void> => {
      const node = await nodeOf(list, name);
      await untilTrue(monitor.onDidChange, async () => {
        const { iconPath } = feature.tree.item(node);
        return iconPath instanceof Uri && iconPath.path.endsWith('state-open.svg');
      });
      await runAction(feature, 'connectToEntry', node);
      assert.deepEqual([server.requests.length, monitor.panels.length], [2, 2]);
    };
    const dragged = async (what: Node, target: Node): Promise<void> => {
      const transfer = new DataTransfer();
      drag([what], transfer);
      await drop(feature, target, transfer);
    };

    await saved.rename(shared(), (await nodeOf(shared(), 'Folder')).entry.key, 'Other');
    await leads(shared(), 'b');
    // Two of one name are told apart by their order.
    const [first] = await shared().entries();
    await saved.remove(shared(), first?.key ?? '');
    await leads(shared(), 'a');
    await dragged(await nodeOf(shared(), 'a'), await nodeOf(shared(), 'Other'));
    assert.equal(outline(await shared().entries()), 'Other(b a)');
    await leads(shared(), 'a');
    await dragged(await nodeOf(shared(), 'Other'), { type: 'list', list: saved.user });
    assert.equal(outline(await saved.user.entries()), 'Other(b a)');
    for (const name of ['a', 'b']) await leads(saved.user, name);
    await saved.move(saved.user, (await nodeOf(saved.user, 'a')).entry.key, { list: shared() });
    await leads(shared(), 'a');

    await saved.remove(shared(), (await nodeOf(shared(), 'a')).entry.key);
    await saved.add({ list: shared() }, 'a', { draft: draft(server.url) });
    assert.ok(!(feature.tree.item(await nodeOf(shared(), 'a')).iconPath instanceof Uri));
  });

  it('have their query in the view as it is: VS Code draws no icons in a description', async () => {
    await feature.saved.add({ list: feature.saved.user }, 'Prices', { draft: draft('http://h/?a=$(zap)') });
    const item = feature.tree.item(await node(feature.saved.user, 'Prices'));
    assert.equal(item.description, 'GET h ?a=$(zap)');
    assert.equal(item.accessibilityInformation?.label, 'Prices, GET h ?a=$(zap)');
  });

  it('are drawn anew when a stream changes its state', async () => {
    await using server = await startSseServer((_request, response) => openEventStream(response));
    await feature.saved.add({ list: feature.saved.user }, 'a', { draft: draft(server.url) });
    const entry = await node(feature.saved.user, 'a');
    const open = Promise.withResolvers<void>();
    drawn = () => {
      const { iconPath } = feature.tree.item(entry);
      if (iconPath instanceof Uri && iconPath.path.endsWith('state-open.svg')) open.resolve();
    };
    await runAction(feature, 'connectToEntry', entry);
    await open.promise;
  });

  it('that were opened last are listed, newest first, twenty of them, without secrets', async () => {
    await using server = await startSseServer((_request, response) => openEventStream(response));
    disposables.unshift(monitor.onDidConnect((panel) => void rememberRecent(feature, panel)));
    const remembered = (count: number): Promise<void> =>
      untilTrue(feature.recent.onDidChange, async () => feature.recent.connections.length === count);
    for (const path of ['/one', '/two', '/one']) {
      await monitor.connect({ url: `${server.url}${path}`, headers: { Authorization: secret } });
    }
    await remembered(2);
    const { host } = new URL(server.url);
    await untilTrue(feature.recent.onDidChange, async () => feature.recent.connections[0]?.name === `${host}/one`);
    assert.ok(!context.written.includes(secret));
    const [first] = feature.recentTree.children();
    assert.ok(first?.type === 'recent');
    const { label, tooltip } = feature.recentTree.item(first);
    assert.equal(label, '/one');
    assert.equal(tooltip, `GET ${server.url}/one\nAuthorization: •••`);
    const before = server.requests.length;
    const panels = monitor.panels.length;
    await runAction(feature, 'connectToEntry', first);
    assert.equal(server.requests.length, before, 'its panel lives');
    for (const stream of monitor.streams) stream.close();
    await runAction(feature, 'connectToEntry', first);
    assert.equal(monitor.panels.length, panels, 'in its panel again');
    await untilTrue(monitor.onDidChange, async () => server.requests.length === before + 1);
    assert.equal(server.requests.at(-1)?.headers.authorization, secret);

    await runAction(feature, 'copyToUser', first);
    const [entry] = await feature.saved.user.entries();
    assert.ok(entry?.kind === 'connection');
    assert.equal((await feature.saved.restore(feature.saved.user, entry)).headers?.[0]?.value, secret);

    for (let n = 0; n < 25; n++) await feature.recent.add(`${n}`, { draft: draft(`http://h/${n}`) });
    assert.equal(feature.recent.connections.length, 20);
    await runAction(feature, 'clearRecent', undefined);
    assert.equal(feature.recent.connections.length, 0);
  });

  it('are none at first, so that the view says how to begin', async () => {
    assert.deepEqual(await feature.tree.children(), []);
  });

  it('open without connecting', async () => {
    await write('{ "connections": [{ "name": "a", "url": "http://127.0.0.1:9/" }, { "name": "b" }] }');
    await runAction(feature, 'openEntry', await node(shared(), 'a'));
    assert.equal(monitor.panels.length, 1);
    assert.equal(monitor.panels[0]?.stream, undefined);
    await runAction(feature, 'openEntry', await node(shared(), 'b'));
    assert.equal(monitor.panels.length, 1);
    // VS Code tells of its tabs when it has drawn them.
    await untilTrue(window.tabGroups.onDidChangeTabs, async () => webviewTabs().length > 0);
    assert.equal(webviewTabs().length, 1);
  });
});

function webviewTabs(): readonly Tab[] {
  return window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof TabInputWebview);
}
