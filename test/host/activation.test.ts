import assert from 'node:assert/strict';
import { commands, extensions } from 'vscode';

describe('activation', () => {
  it('registers every command that the manifest declares', async () => {
    const extension = extensions.getExtension('sse-monitor.sse-monitor');
    assert.ok(extension, 'the extension is installed');
    await extension.activate();
    const manifest = extension.packageJSON as { contributes: { commands: { command: string }[] } };
    const declared = manifest.contributes.commands.map(({ command }) => command).toSorted();
    const registered = (await commands.getCommands(true)).filter((id) => declared.includes(id));
    assert.deepEqual(registered.toSorted(), declared);
    assert.ok(registered.includes('sseMonitor.connect'));
  });
});
