import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TabInputCustom, TabInputText, Uri, commands, window, workspace } from 'vscode';
import { panelTitles, untilTitles } from './support/panel-tabs.ts';

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

  it('that are not there are told, and open nothing', async () => {
    await commands.executeCommand('sseMonitor.openRecording', Uri.file(join(folder, 'none.sse')));
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
