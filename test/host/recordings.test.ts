import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TabInputCustom, TabInputText, Uri, commands, env, extensions, window, workspace } from 'vscode';
import { diagnosisCounts, diagnosesOf } from '../../src/host/streams/stream-diagnoses.ts';
import { Recording } from '../../src/host/streams/recording.ts';
import { forgetSettings, setDiagnosisHidden } from '../../src/host/vscode/settings.ts';
import { messageText } from '../../src/shared/messages/message.ts';
import { recordingMessages } from '../../src/shared/messages/recording-messages.ts';
import { panelTitles, untilTitles } from './support/panel-tabs.ts';
import { instead, told } from './support/stand-ins.ts';

const body = ': hello\n\nid: 1\ndata: {"a":1}\n\nevent: x\ndata: "2",\ndata: 3\n\nevent: done\ndata\n\n';
let folder: string;

describe('recordings', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sse-recording-'));
  });
  after(() => rm(folder, { recursive: true }));
  afterEach(() => closeAll());

  it('open in a panel without a server, and go round to the byte', async () => {
    const raw = join(folder, 'first.sse');
    await writeFile(raw, body);
    await commands.executeCommand('sseMonitor.openRecording', Uri.file(raw));
    await untilTitles((titles) => titles.includes('first.sse'));
    assert.equal(String(await exported('raw')), body);
    const json = await exported('ndjson');
    assert.equal(String(json).trim().split('\n').length, 3);
    await closeAll();
    const again = join(folder, 'second.ndjson');
    await writeFile(again, json);
    await commands.executeCommand('sseMonitor.openRecording', Uri.file(again));
    await untilTitles((titles) => titles.includes('second.ndjson'));
    assert.equal(String(await exported('ndjson')), String(json));
  });

  it('say what is wrong with the bytes, as a live stream does, unless it is turned off', async () => {
    const { extensionUri, isActive } = extensions.getExtension('sse-monitor.sse-monitor') ?? assert.fail();
    assert.ok(isActive);
    const engineFile = Uri.joinPath(extensionUri, 'dist', 'engine.cjs').fsPath;
    const limits = { maxEvents: 1000, maxBytes: 1e6, memoryBytes: 1e6 };
    const chunks = once(Buffer.from('evnet: x\ndata: 1\n\nid: 2\ndata: 2\n\nid: 1\ndata: 3\n\ndata: 4'));
    const recording = new Recording(engineFile, { limits, folder }, { name: 'x.sse', chunks, time: 0 });
    try {
      await recording.whenRead;
      const found = await diagnosesOf(recording, () => []);
      assert.deepEqual(
        found.diagnoses.map(({ kind }) => kind),
        ['fieldTypo'],
      );
      const view = await recording.engine.view({ from: 0, count: 9, follow: false });
      assert.deepEqual(
        diagnosisCounts(recording, view, () => []),
        { error: 1, warning: 0, hint: 0 },
      );
      await setDiagnosisHidden('SSE104', true);
      forgetSettings();
      assert.deepEqual((await diagnosesOf(recording, () => [])).off, ['fieldTypo']);
    } finally {
      await setDiagnosisHidden('SSE104', false);
      forgetSettings();
      recording.dispose();
    }
  });

  it('from the clipboard: without text nothing opens, and of what is no recording it is said', async () => {
    const last = async (items: readonly unknown[]): Promise<unknown> => items.at(-1);
    const opened = (text: string): Promise<string | undefined> =>
      instead(window, 'showQuickPick', last, () =>
        told(async () => {
          await env.clipboard.writeText(text);
          await commands.executeCommand('sseMonitor.openRecording');
          assert.equal(await env.clipboard.readText(), text);
        }),
      );
    const raw = join(folder, 'there.sse');
    await writeFile(raw, body);
    await commands.executeCommand('sseMonitor.openRecording', Uri.file(raw));
    await untilTitles((titles) => titles.includes('there.sse'));
    for (const text of ['', ' \n\n']) assert.equal(await opened(text), messageText(recordingMessages.noText()));
    assert.deepEqual(panelTitles(), ['there.sse']);
    // Its panel says that there is no event in it: see the messages.
    assert.equal(await opened('Hello, this is a letter.'), undefined);
    await untilTitles((titles) => titles.length === 2);
    assert.equal(String(await exported('raw')), 'Hello, this is a letter.');
  });

  it('that are not there are told, and open nothing', async () => {
    await commands.executeCommand('sseMonitor.openRecording', Uri.file(join(folder, 'none.sse')));
    assert.deepEqual(panelTitles(), []);
  });

  it('that are no regular files are told, and nobody waits for their end', async () => {
    const open = (file: string) => told(() => commands.executeCommand('sseMonitor.openRecording', Uri.file(file)));
    assert.match((await open('/dev/zero')) ?? '', /it is a device, and only regular files are read/);
    assert.match((await open(folder)) ?? '', /it is a folder/);
    assert.deepEqual(panelTitles(), []);
  });

  it('of event streams open in the monitor from the explorer, and as text with the language', async () => {
    const uri = Uri.file(join(folder, 'explored.sse'));
    await writeFile(uri.fsPath, body);
    await commands.executeCommand('vscode.open', uri);
    const input = (): unknown => window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input() instanceof TabInputCustom);
    assert.equal((input() as TabInputCustom).viewType, 'sseMonitor.recording');
    assert.equal(String(await exported('raw')), body);
    await commands.executeCommand('vscode.openWith', uri, 'default');
    assert.ok(input() instanceof TabInputText);
    assert.equal((await workspace.openTextDocument(uri)).languageId, 'event-stream');
  });
});

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function closeAll(): Promise<void> {
  await window.tabGroups.close(window.tabGroups.all.flatMap(({ tabs }) => tabs));
}

/** What the command writes of the panel in front, or of the only one. */
async function exported(format: string): Promise<Buffer> {
  const file = join(folder, `exported.${format}`);
  await commands.executeCommand('sseMonitor.export', { scope: 'all', format, file });
  const bytes = await readFile(file);
  await rm(file);
  return bytes;
}
