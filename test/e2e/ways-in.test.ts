import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { PanelPage } from './support/panel.ts';
import { sameWindow, Workbench } from './support/workbench.ts';

const workbench = await Workbench.start();
after(() => workbench.stop());

test('a task connects by an input that names the command, with arguments', async (t) => {
  await using server = await startSseServer((_request, response) => {
    openEventStream(response);
    response.write('data: one\n\n');
  });
  const definition = {
    version: '2.0.0',
    tasks: [
      {
        label: 'Watch',
        type: 'shell',
        command: '${input:watch}',
        problemMatcher: [],
        runOptions: { runOn: 'folderOpen' },
      },
    ],
    inputs: [
      {
        id: 'watch',
        type: 'command',
        command: 'sseMonitor.connect',
        args: { url: `${server.url}/task`, query: [['abc', 'xyz']] },
      },
    ],
  };
  await workbench.inWindow(
    t,
    async (window) => {
      await new PanelPage(window.panel()).showsData(['one']);
      assert.equal(server.requests[0]?.url, '/task?abc=xyz');
    },
    { files: { '.vscode/tasks.json': JSON.stringify(definition) } },
  );
});

test('“Monitor stream” is above code and above a request in a file, and connects', async (t) => {
  await using server = await startSseServer((request, response) => {
    openEventStream(response);
    response.write(`data: ${request.method} ${request.url}\n\n`);
  });
  const files = {
    'prices.js': `const prices = new EventSource('${server.url}/prices');\n`,
    'chat.http': `@host = ${server.url}\n\nPOST {{host}}/chat\nAccept: text/event-stream\n\n{}\n`,
  };
  await workbench.inWindow(
    t,
    async (window) => {
      await workbench.writeFiles(files);
      for (const [file, data] of [
        ['chat.http', 'POST /chat'],
        ['prices.js', 'GET /prices'],
      ] as const) {
        await window.runCommand('Go to File...');
        await window.page.locator('.quick-input-widget input[type=text]').fill(file);
        await window.page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: file }).waitFor();
        await window.page.keyboard.press('Enter');
        await window.page.locator('.codelens-decoration').getByRole('button', { name: 'Monitor stream' }).click();
        await new PanelPage(window.panel()).showsData([data]);
      }
    },
    sameWindow,
  );
});
