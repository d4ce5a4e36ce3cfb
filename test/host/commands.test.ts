import assert from 'node:assert/strict';
import { Uri, commands, extensions, window, workspace } from 'vscode';
import type { StreamRequest } from '../../src/shared/stream/records.ts';
import { getApi, until } from './support/api.ts';
import { instead } from './support/stand-ins.ts';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

/** What a task, a keybinding or another extension may hand over, by mistake or not. */
const odd: readonly unknown[] = [
  undefined,
  null,
  0,
  Number.NaN,
  'x',
  '',
  true,
  [],
  [null],
  {},
  { url: null },
  { url: 1, headers: 'A: b' },
  { type: 'entry' },
  { type: 'entry', list: {}, entry: {} },
  { type: 'entry', list: { id: 'user', isUsers: true, find: 1 }, entry: { key: '/a', kind: 'folder', name: 'a' } },
  { type: 'list', list: null },
  { type: 'problem', list: 'user', problem: {} },
  { type: 'recent', connection: null },
  { type: 'recent', connection: { key: 1, draft: { url: 'http://127.0.0.1:9/' } } },
  { seq: '1', mark: {} },
  { draft: { url: 1 }, isWhole: true },
  { scope: 1, format: {}, file: [] },
  Uri.parse('none:/such'),
];

/** Everything that would wait for a person is left at once. */
async function withoutQuestions(act: () => Promise<void>): Promise<void> {
  const questions = [
    'showErrorMessage',
    'showInformationMessage',
    'showWarningMessage',
    'showQuickPick',
    'showInputBox',
    'showOpenDialog',
    'showSaveDialog',
  ] as const;
  const left = async (): Promise<undefined> => undefined;
  const all = questions.reduce<() => Promise<void>>((act, name) => () => instead(window, name, left, act), act);
  // An editor with the workspace's file would be there for the tests that follow.
  await instead(workspace, 'openTextDocument', left, () => instead(window, 'showTextDocument', left, all));
}

describe('every command', () => {
  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    const folder = workspace.workspaceFolders?.[0]?.uri ?? assert.fail('there is no folder');
    await workspace.fs.delete(Uri.joinPath(folder, '.vscode', 'sse-monitor.json')).then(undefined, () => {});
  });

  it('takes any argument, and fails at none', async () => {
    await getApi();
    const extension = extensions.getExtension('sse-monitor.sse-monitor') ?? assert.fail('the extension is not there');
    const names = (extension.packageJSON as Manifest).contributes.commands.map(({ command }) => command);
    assert.ok(names.length > 30);
    const failed: string[] = [];
    await withoutQuestions(async () => {
      for (const name of names.filter((name) => !asked.has(name))) {
        for (const argument of odd) {
          await commands.executeCommand(name, argument).then(undefined, (error: unknown) => {
            failed.push(`${name}(${JSON.stringify(argument)}): ${String(error)}`);
          });
        }
      }
    });
    assert.deepEqual(failed, []);
    const streams = (await getApi()).streams.filter(({ attempts }) => attempts[0]?.url.includes(':9/'));
    assert.deepEqual(streams, [], 'nothing that was handed over was sent');
  });
});

describe('the exported API', () => {
  it('names the member that is wrong, as the command does, and opens nothing', async () => {
    const api = await getApi();
    const before = api.streams.length;
    for (const [wrong, said] of [
      [{ url: 'http://127.0.0.1:9/', headers: 'A: b' }, 'The request’s “headers” must be an object of strings.'],
      [{ url: 'http://127.0.0.1:9/', options: { proxy: 1 } }, 'The request’s “options.proxy” must be a string.'],
      [undefined, 'The request must be an object with a URL.'],
    ] as const) {
      await assert.rejects(api.connect(wrong as unknown as StreamRequest), (error: Error) =>
        error.message.startsWith(said),
      );
      // Without a request the command opens a panel.
      if (wrong === undefined) continue;
      const told: string[] = [];
      const show = async (text: string): Promise<void> => void told.push(text);
      await instead(window, 'showErrorMessage', show, () => commands.executeCommand('sseMonitor.connect', wrong));
      assert.ok(told[0]?.startsWith(`SSE: Connect: ${said}`), told[0]);
    }
    assert.equal(api.streams.length, before);
  });
});

describe('SSE: Connect to Sample Stream', () => {
  const [model, stocks] = ['{"id":"chat', 'Welcome to '];
  afterEach(() => commands.executeCommand('workbench.action.closeAllEditors'));

  /** @returns the beginning of the first event, and how often it was asked which stream */
  async function firstEventAfter(
    command: string,
    argument?: unknown,
    picked?: string,
  ): Promise<{ first?: string; asked: number }> {
    const api = await getApi();
    const before = new Set(api.streams);
    let asked = 0;
    const pick = async (items: readonly { readonly name: string }[]): Promise<unknown> => {
      asked++;
      return items.find(({ name }) => name === picked);
    };
    await instead(window, 'showQuickPick', pick as unknown as typeof window.showQuickPick, () =>
      commands.executeCommand(command, argument),
    );
    const stream = api.streams.find((stream) => !before.has(stream));
    if (!stream) return { asked };
    await until(stream, ({ counts }) => counts.received > 0);
    const [event] = await stream.read(1, 1);
    return { first: event?.data.slice(0, 11) ?? '', asked };
  }

  it('asks which one in the palette', async () => {
    const asks = 'sseMonitor.chooseSample';
    assert.deepEqual(await firstEventAfter(asks, undefined, 'model'), { first: model, asked: 1 });
    assert.deepEqual(await firstEventAfter(asks, undefined, 'stocks'), { first: stocks, asked: 1 });
    assert.deepEqual(await firstEventAfter(asks), { asked: 1 });
  });

  it('does not ask when it is called, with a name or without', async () => {
    const called = 'sseMonitor.connectToSample';
    assert.deepEqual(await firstEventAfter(called, 'model'), { first: model, asked: 0 });
    assert.deepEqual(await firstEventAfter(called, 'stocks'), { first: stocks, asked: 0 });
    assert.deepEqual(await firstEventAfter(called), { first: stocks, asked: 0 });
  });
});

/** Start a server, or ask which one, whatever they are given. */
const asked = new Set(['sseMonitor.connectToSample', 'sseMonitor.chooseSample']);
