import assert from 'node:assert/strict';
import { commands, extensions, window } from 'vscode';

interface Walkthrough {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly { readonly description: string; readonly completionEvents: readonly string[] }[];
}

describe('the walkthrough', () => {
  const extension = extensions.getExtension('sse-monitor.sse-monitor') ?? assert.fail('the extension is not there');
  const manifest = extension.packageJSON as { readonly contributes: { readonly walkthroughs: readonly Walkthrough[] } };
  const [walkthrough = assert.fail('there is none')] = manifest.contributes.walkthroughs;

  afterEach(() => commands.executeCommand('workbench.action.closeAllEditors'));

  it('is opened by the command that the view links to', async () => {
    const opened = new Promise<void>((resolve) => {
      const watching = window.tabGroups.onDidChangeTabs(() => {
        if (!hasTab(walkthrough.title)) return;
        watching.dispose();
        resolve();
      });
    });
    await commands.executeCommand('workbench.action.openWalkthrough', `${extension.id}#${walkthrough.id}`);
    setTimeout(
      () =>
        console.log(
          'TABS',
          JSON.stringify(
            window.tabGroups.all.map((g) => g.tabs.map((t) => [t.label, String(t.input), JSON.stringify(t.input)])),
          ),
          extension.id,
          walkthrough.id,
          walkthrough.title,
        ),
      15000,
    );
    await opened;
  });

  it('leads to commands that VS Code has, and waits for such', async () => {
    const known = new Set(await commands.getCommands());
    const linked = walkthrough.steps.flatMap(({ description }) => description.match(/(?<=\(command:)[\w.]+/g) ?? []);
    const events = walkthrough.steps.flatMap(({ completionEvents }) => completionEvents);
    const named = [...linked, ...events.flatMap((event) => /^onCommand:(.+)/.exec(event)?.[1] ?? [])];
    assert.ok(named.length >= 6);
    for (const command of named) assert.ok(known.has(command), command);
  });
});

function hasTab(title: string): boolean {
  return window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes(title)));
}
