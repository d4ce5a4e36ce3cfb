/** VS Code makes links of `[text](command:…)` in notifications, and a click runs the command. What others wrote stays text. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Locator } from 'playwright-core';
import type { VsCodeWindow } from './support/workbench.ts';
import { sameWindow, Workbench } from './support/workbench.ts';

const workbench = await Workbench.start();
after(() => workbench.stop());

const written = '[click](command:workbench.action.toggleZenMode)';

/** Opens a link as if it came from outside of VS Code. */
async function openLink(window: VsCodeWindow, link: string): Promise<void> {
  await window.runCommand('Developer: Open URL');
  await window.page.locator('.quick-input-widget input[type=text]').fill(link);
  await window.page.keyboard.press('Enter');
  const asks = window.page.getByRole('dialog').filter({ hasText: 'extension to open this URI?' });
  await asks.getByRole('button', { name: 'Open', exact: true }).click();
}

/** As a person reads it: without what is put between so that it is no link. */
async function readIn(part: Locator): Promise<string> {
  return (await part.innerText()).replaceAll('\u2060', '');
}

async function assertIsText(part: Locator): Promise<void> {
  // A method is told in capitals.
  assert.ok((await readIn(part)).toLowerCase().includes(written.toLowerCase()), await part.innerText());
  assert.equal(await part.locator('a, [role=link]').count(), 0, 'nothing in it can be clicked');
}

test('what a link from outside says is text in the notification that refuses it', (t) =>
  workbench.inWindow(t, async (window) => {
    await openLink(window, `vscode://sse-monitor.sse-monitor/${written}`);
    const said = window.page.locator('.notification-list-item-message', { hasText: /click/i });
    await said.waitFor();
    await assertIsText(said);
  }));

test('it is text in the question whether to connect too', (t) =>
  workbench.inWindow(
    t,
    async (window) => {
      await openLink(window, `vscode://sse-monitor.sse-monitor/connect?url=http://127.0.0.1:9/${written}`);
      const question = window.page.getByRole('dialog').filter({ hasText: 'A link wants to connect to 127.0.0.1:9' });
      await question.waitFor();
      await assertIsText(question.locator('.dialog-message-container'));
      await question.getByRole('button', { name: 'Cancel', exact: true }).click();
    },
    sameWindow,
  ));

test('what a task, or another extension, hands to the command is text in the refusal', (t) =>
  workbench.inWindow(
    t,
    async (window) => {
      const said = window.page.locator('.notification-list-item-message', { hasText: /click/i });
      await said.waitFor();
      await assertIsText(said);
    },
    { files: { '.vscode/tasks.json': JSON.stringify(taskWith({ url: 'http://127.0.0.1:9', method: written })) } },
  ));

/** A task that runs when its folder is opened. */
function taskWith(args: object): object {
  const task = { label: 'Watch', type: 'shell', command: '${input:watch}', problemMatcher: [] };
  return {
    version: '2.0.0',
    tasks: [{ ...task, runOptions: { runOn: 'folderOpen' } }],
    inputs: [{ id: 'watch', type: 'command', command: 'sseMonitor.connect', args }],
  };
}
