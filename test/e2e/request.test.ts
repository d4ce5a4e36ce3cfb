import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openEventStream, type SseServer, startSseServer } from '../support/sse-server.ts';
import { eventually } from './support/eventually.ts';
import { PanelPage } from './support/panel.ts';
import { type VsCodeWindow, Workbench } from './support/workbench.ts';

const workbench = await Workbench.start({ alone: true });
after(() => workbench.stop());

/** What VS Code keeps of workspaces: in the served one, in databases of the browser. */
async function keptByVsCode(window: VsCodeWindow): Promise<string> {
  return window.page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('The database did not answer.')));
      });
    const kept: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        kept.push(name, await answer(database.transaction(store).objectStore(store).getAll()));
      }
      database.close();
    }
    const text = new TextDecoder();
    return JSON.stringify(kept, (_, value: unknown) => (value instanceof Uint8Array ? text.decode(value) : value));
  });
}

/**
 * The served VS Code encrypts secrets with half a key from the process in front of it, which tests do not start; without
 * it secrets end with the window.
 */
async function keepSecrets({ page }: VsCodeWindow): Promise<void> {
  const halfKey = randomBytes(32);
  await page.route('**/mint-key', (route) => route.fulfill({ body: halfKey }));
}

/** All files of a folder, as one text. */
async function textOfFolder(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('\n');
}

const secret = 'hush-4711-hush';

/** After a reload the request is there again, and is sent with its secret. */
async function sendAgain(window: VsCodeWindow, server: SseServer): Promise<void> {
  await window.reload();
  const again = new PanelPage(window.panel());
  const box = (part: string, n: number) =>
    again.frame.getByRole('textbox', { name: `Header ${part} ${n}`, exact: true });
  await eventually(async () => assert.equal(await box('value', 1).inputValue(), secret));
  assert.equal(await box('value', 1).getAttribute('type'), 'password');
  assert.equal(await box('name', 1).inputValue(), 'X-Api-Key');
  assert.equal(await box('value', 2).inputValue(), 'shown-0815');
  await again.button('Connect').click();
  await eventually(() => assert.equal(server.requests[1]?.headers['x-api-key'], secret));
}

async function assertNotOnDisk(window: VsCodeWindow): Promise<void> {
  const kept = await eventually(async () => {
    const kept = await keptByVsCode(window);
    assert.ok(kept.includes('shown-0815'), 'the draft is not there yet');
    return kept;
  });
  assert.ok(!kept.includes(secret));
  assert.ok(!(await textOfFolder(workbench.dataFolder)).includes(secret));
}

test('a cURL command is pasted and sent; its secret comes back after a reload and stands nowhere on disk', async (t) => {
  await using server = await startSseServer((_request, response) => {
    openEventStream(response);
    response.end('data: one\n\nevent: done\ndata: two\n\n');
  });
  const body = '{"stream":true,"text":"it\'s ä\\n"}';
  const quoted = body.replaceAll("'", "'\\''");
  const command = `curl '${server.url}/v1/messages?beta=1' -X POST \\\n  -H 'X-Api-Key: ${secret}' -H 'X-Plain: shown-0815' \\\n  -H 'Content-Type: application/json' --data-raw '${quoted}'`;
  await workbench.inWindow(t, async (window) => {
    await keepSecrets(window);
    await window.runCommand('SSE: Connect');
    const panel = new PanelPage(window.panel());
    await panel.frame.locator('body:focus-within').waitFor();
    await window.page.evaluate((text) => navigator.clipboard.writeText(text), command);
    await window.page.keyboard.press('ControlOrMeta+V');
    await eventually(async () => assert.equal(await panel.url.inputValue(), `${server.url}/v1/messages?beta=1`));
    await panel.url.press('Enter');
    await panel.statusBegins('Closed: the server sent "done" (event 2)');
    await panel.showsData(['one', 'two']);
    const [request] = server.requests;
    assert.deepEqual([request?.method, request?.url, request?.body], ['POST', '/v1/messages?beta=1', body]);
    const { 'x-api-key': key, 'x-plain': plain, 'content-type': type } = request?.headers ?? {};
    assert.deepEqual([key, plain, type], [secret, 'shown-0815', 'application/json']);

    await panel.openRequest('Headers');
    await panel.button('Copy as').click();
    await panel.frame.getByRole('menuitem', { name: 'cURL' }).click();
    await eventually(async () => {
      const copied = await window.page.evaluate(() => navigator.clipboard.readText());
      assert.match(copied, /^curl -N 'http:/);
      assert.ok(copied.includes(secret) && copied.includes('shown-0815'));
    });

    await sendAgain(window, server);
    await assertNotOnDisk(window);
  });
});
