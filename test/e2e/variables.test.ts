import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openEventStream, type SseServer, startSseServer } from '../support/sse-server.ts';
import { eventually } from './support/eventually.ts';
import { PanelPage } from './support/panel.ts';
import { type VsCodeWindow, Workbench } from './support/workbench.ts';

const workbench = await Workbench.start({ alone: true });
after(() => workbench.stop());

const secret = 'hush 4711/hush';

const options = {
  settings: { 'sseMonitor.environments': { $shared: { path: '{{stage}}/x' }, local: { stage: 'dev' } } },
  files: { '.env': 'DOT="from dotenv"\n', 'body.json': '{"from":"file"}\n' },
};

/** Answers what VS Code asks for in the box with this title. */
async function answer({ page }: VsCodeWindow, title: string, text: string): Promise<void> {
  const box = page.locator('.quick-input-widget:visible').filter({ hasText: title });
  const input = box.locator('input[type=text], input[type=password]');
  await input.fill(text);
  await input.press('Enter');
  await box.waitFor({ state: 'detached' });
}

/** All files of a folder, as one text. */
async function textOfFolder(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('\n');
}

/** The environment is chosen, and the preview shows the secret only when it is asked to. */
async function previewRequest(panel: PanelPage): Promise<void> {
  await panel.frame.getByRole('combobox', { name: 'Environment', exact: true }).click();
  await panel.frame.getByRole('option', { name: 'local', exact: true }).click();
  await panel.frame.getByRole('alert').getByText('local').waitFor({ state: 'detached' });
  await panel.button('Preview request').click();
  const preview = panel.frame.getByRole('dialog');
  await preview.getByText('GET /dev/x?key=•••&dot=from%20dotenv HTTP/1.1').waitFor();
  await preview.getByRole('button', { name: 'Show secrets' }).click();
  await preview.getByText('key=hush%204711%2Fhush').waitFor();
  await preview.getByRole('button', { name: 'Close' }).click();
}

/** The request goes with all values, and what is shown of it has no secret. */
async function sendAndLook(window: VsCodeWindow, panel: PanelPage, server: SseServer): Promise<void> {
  await panel.url.press('Enter');
  await panel.statusBegins('Closed: the server sent "done" (event 1)');
  assert.equal(server.requests[0]?.url, '/dev/x?key=hush%204711%2Fhush&dot=from%20dotenv');
  await panel.frame.getByRole('button', { name: /^Attempts/ }).click();
  await panel.button('Attempt 1: headers').click();
  await panel.frame.getByText('/dev/x?key=•••&dot=from%20dotenv').waitFor();
  const seen = await panel.frame.locator('body').ariaSnapshot();
  assert.match(seen, /key=•••/, 'what is looked for would be found');
  assert.doesNotMatch(seen, /hush|4711/);
  assert.doesNotMatch(await window.page.locator('body').innerText(), /hush|4711/);
}

async function sendFile(panel: PanelPage, server: SseServer): Promise<void> {
  await panel.openRequest('Body');
  await panel.frame.getByRole('combobox', { name: 'Body type', exact: true }).click();
  await panel.frame.getByRole('option', { name: 'File', exact: true }).click();
  await panel.frame.getByRole('textbox', { name: 'File', exact: true }).fill('body.json');
  await panel.url.press('Enter');
  await eventually(() => assert.equal(server.requests[1]?.body, '{"from":"file"}\n'));
}

/** Without its secret, nothing is sent, and it is nowhere on disk. */
async function deleteSecret(window: VsCodeWindow, panel: PanelPage, server: SseServer): Promise<void> {
  await window.runCommand('SSE: Delete Secret…');
  await window.page.locator('.quick-input-widget .monaco-list-row').getByText('API_KEY').waitFor();
  await window.page.keyboard.press('Enter');
  await panel.frame.getByRole('alert').getByText('There is no secret “API_KEY”.').waitFor();
  await panel.url.press('Enter');
  await panel.frame.getByRole('alert').getByText('There is no secret “API_KEY”.').waitFor();
  assert.equal(server.requests.length, 2);
  assert.doesNotMatch(await textOfFolder(workbench.dataFolder), /hush 4711|hush%204711/);
}

test('variables come from an environment, the file .env and the secrets, and the secret is seen nowhere', async (t) => {
  await using server = await startSseServer((_request, response) => {
    openEventStream(response);
    response.end('event: done\ndata: bye\n\n');
  });
  await workbench.inWindow(
    t,
    async (window) => {
      await window.runCommand('SSE: Set Secret…');
      await answer(window, 'Name of the Secret', 'API_KEY');
      await answer(window, 'Secret “API_KEY”', secret);
      await window.runCommand('SSE: Connect');
      const panel = new PanelPage(window.panel());
      await panel.url.fill(`${server.url}/{{path}}?key={{secret:API_KEY}}&dot={{$dotenv DOT}}`);
      await panel.frame
        .getByRole('alert')
        .getByText('The environment “local” defines one: select it, or define another.')
        .waitFor();
      await panel.url.press('Enter');
      assert.equal(server.requests.length, 0);

      await previewRequest(panel);
      await sendAndLook(window, panel, server);
      await sendFile(panel, server);
      await deleteSecret(window, panel, server);
    },
    options,
  );
});
