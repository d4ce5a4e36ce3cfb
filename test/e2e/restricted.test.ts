import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { connectTo } from './support/connect.ts';
import { PanelPage } from './support/panel.ts';
import { type VsCodeWindow, Workbench } from './support/workbench.ts';

/** Folders are not trusted here. */
const workbench = await Workbench.start({ trust: true });
after(() => workbench.stop());

function startStream(): ReturnType<typeof startSseServer> {
  return startSseServer((request, response) => {
    openEventStream(response);
    response.write(`data: ${request.method} ${request.url}\n\n`);
  });
}

async function openFile(window: VsCodeWindow, file: string): Promise<void> {
  const { page } = window;
  await window.runCommand('Go to File...');
  await page.locator('.quick-input-widget input[type=text]').fill(file);
  await page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: file }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.tab.active').filter({ hasText: file }).waitFor();
}

test('variables of its settings and of its .env stand for nothing', async (t) => {
  await using server = await startStream();
  await workbench.inWindow(
    t,
    async (window) => {
      await window.runCommand('SSE: Connect');
      const panel = new PanelPage(window.panel());
      await panel.url.fill(`${server.url}/{{path}}`);
      await panel.frame.getByRole('alert').getByText('There is no variable {{path}}.').waitFor();
      await panel.url.press('Enter');
      await panel.url.fill(`${server.url}/x?dot={{$dotenv DOT}}`);
      await panel.url.press('Enter');
      await panel.frame
        .getByRole('alert')
        .getByText('The .env file is not read in a workspace that you haven’t trusted.')
        .waitFor();
      assert.deepEqual(server.requests, []);
    },
    {
      settings: { 'sseMonitor.environments': { $shared: { path: 'planted' } } },
      files: { '.env': 'DOT=1\n' },
    },
  );
});

test('nothing connects by itself, and “Monitor stream” asks first', async (t) => {
  await using server = await startStream();
  const { host } = new URL(server.url);
  const task = {
    label: 'Watch',
    type: 'shell',
    command: '${input:watch}',
    runOptions: { runOn: 'folderOpen' },
  };
  const input = { id: 'watch', type: 'command', command: 'sseMonitor.connect', args: { url: `${server.url}/task` } };
  const files = {
    '.vscode/tasks.json': JSON.stringify({ version: '2.0.0', tasks: [task], inputs: [input] }),
    '.vscode/sse-monitor.json': JSON.stringify({ connections: [{ name: 'Planted', url: `${server.url}/saved` }] }),
    'prices.js': `new EventSource('${server.url}/prices');\n`,
    'leak.http': `GET ${server.url}/leak?home={{$env HOME}}\nAccept: text/event-stream\n`,
  };
  await workbench.inWindow(
    t,
    async (window) => {
      const { page } = window;
      const lens = page.locator('.codelens-decoration').getByRole('button', { name: 'Monitor stream' });
      await openFile(window, 'leak.http');
      await lens.click();
      await page.getByRole('dialog').getByText('Not sent: the request in the file has variables').waitFor();

      await openFile(window, 'prices.js');
      const dialog = page.getByRole('dialog').filter({ hasText: `Connect to ${host}?` });
      for (const answer of ['Cancel', 'Connect']) {
        await lens.click();
        await dialog.getByText(`${server.url}/prices`).waitFor();
        assert.deepEqual(server.requests, []);
        await dialog.getByRole('button', { name: answer, exact: true }).click();
      }
      await new PanelPage(window.panel()).showsData(['GET /prices']);
      // What the person enters is asked about no more than elsewhere.
      await (await connectTo(window, `${server.url}/mine`)).showsData(['GET /mine']);
      assert.deepEqual(
        server.requests.map(({ url }) => url),
        ['/prices', '/mine'],
      );
    },
    // The settings of the workspace would take the lens away.
    { files, settings: { 'sseMonitor.codeLens': false } },
  );
});

test('saved connections that would read what is the person’s, or go another way, are refused', async (t) => {
  await using server = await startStream();
  const url = `${server.url}/planted`;
  const refused = {
    Variables: [{ headers: { 'X-Home': '{{$env HOME}}' } }, 'has variables ({{…}})'],
    File: [{ method: 'POST', bodyKind: 'file', bodyFile: '/etc/hostname' }, 'sends a file of this machine'],
    Socket: [{ options: { socketPath: '/var/run/any.sock' } }, 'chooses another way to its server (Options)'],
    Proxy: [{ options: { proxy: server.url } }, 'chooses another way to its server (Options)'],
  } as const;
  const connections = Object.entries(refused).map(([name, [members]]) => Object.assign({ name, url }, members));
  await workbench.inWindow(
    t,
    async (window) => {
      const { page } = window;
      await window.runCommand('SSE Monitor: Focus on Saved View');
      for (const [name, [, why]] of Object.entries(refused)) {
        await page
          .getByRole('tree', { name: 'Saved' })
          .getByRole('treeitem', { name: new RegExp(`^${name}\\b`) })
          .click();
        const message = `Not sent: the request in the file .vscode/sse-monitor.json ${why}, and this workspace is not trusted.`;
        await page.getByRole('dialog').getByText(message).waitFor();
        await window.runCommand('Notifications: Clear All Notifications');
      }
      assert.deepEqual(server.requests, []);
    },
    { files: { '.vscode/sse-monitor.json': JSON.stringify({ connections }) } },
  );
});
