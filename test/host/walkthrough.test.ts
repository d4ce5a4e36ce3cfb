import assert from 'node:assert/strict';
import { commands, extensions } from 'vscode';
import { getApi } from './support/api.ts';

interface Walkthrough {
  readonly steps: readonly { readonly description: string; readonly completionEvents: readonly string[] }[];
}

describe('the walkthrough', () => {
  const extension = extensions.getExtension('sse-monitor.sse-monitor') ?? assert.fail('the extension is not there');
  const manifest = extension.packageJSON as { readonly contributes: { readonly walkthroughs: readonly Walkthrough[] } };
  const [walkthrough = assert.fail('there is none')] = manifest.contributes.walkthroughs;

  it('leads to commands that VS Code has, and waits for such', async () => {
    await getApi();
    const known = new Set(await commands.getCommands());
    const linked = walkthrough.steps.flatMap(({ description }) => description.match(/(?<=\(command:)[\w.]+/g) ?? []);
    const events = walkthrough.steps.flatMap(({ completionEvents }) => completionEvents);
    const named = [...linked, ...events.flatMap((event) => /^onCommand:(.+)/.exec(event)?.[1] ?? [])];
    assert.ok(named.length >= 6);
    for (const command of named) assert.ok(known.has(command), command);
  });
});
