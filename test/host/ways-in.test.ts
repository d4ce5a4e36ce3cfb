import assert from 'node:assert/strict';
import { type CodeLens, Uri, commands, window, workspace } from 'vscode';
import { LinkHandler } from '../../src/host/ways-in/link.ts';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { connect, getApi, until } from './support/api.ts';

async function lenses(uri: Uri): Promise<CodeLens[]> {
  return (await commands.executeCommand<CodeLens[] | undefined>('vscode.executeCodeLensProvider', uri)) ?? [];
}

let files = 0;

/** In a file of its own: VS Code uses the names of untitled documents again, and answers for the old one. */
async function lensesOf(content: string, ending: string): Promise<CodeLens[]> {
  const folder = workspace.workspaceFolders?.[0]?.uri ?? assert.fail('there is no workspace folder');
  const file = Uri.joinPath(folder, `lens-${++files}.${ending}`);
  await workspace.fs.writeFile(file, new TextEncoder().encode(content));
  await workspace.openTextDocument(file);
  const found = await lenses(file);
  await workspace.fs.delete(file);
  return found.filter(({ command }) => command?.command === 'sseMonitor.connectFromCode');
}

async function click({ command }: CodeLens): Promise<void> {
  await commands.executeCommand(command?.command ?? '', ...(command?.arguments ?? []));
}

async function closeAll(): Promise<void> {
  for (const stream of (await getApi()).streams) stream.dispose();
  await window.tabGroups.close(window.tabGroups.all.flatMap(({ tabs }) => tabs));
}

async function untilTab(label: string): Promise<void> {
  const isThere = (): boolean => window.tabGroups.all.some(({ tabs }) => tabs.some((tab) => tab.label === label));
  if (isThere()) return;
  await new Promise<void>((resolve) => {
    const subscription = window.tabGroups.onDidChangeTabs(() => {
      if (!isThere()) return;
      subscription.dispose();
      resolve();
    });
  });
}

describe('lenses over code', () => {
  // A file that is opened activates the extension, and nobody waits for it; test/e2e sees that it does.
  before(getApi);
  afterEach(closeAll);

  it('stand over streams in every language that has them, and connect', async () => {
    await using server = await startSseServer((_request, response) => openEventStream(response));
    const code = `// A stream.\nconst s = new EventSource('${server.url}/code?a=b');\n`;
    for (const ending of ['js', 'jsx', 'ts', 'tsx']) {
      const [lens, ...others] = await lensesOf(code, ending);
      assert.deepEqual(others, [], ending);
      assert.equal(lens?.command?.title, 'Monitor stream');
      assert.deepEqual([lens.range.start.line, lens.range.start.character], [1, 10]);
    }
    const [html] = await lensesOf(`<p>new EventSource("/no")</p>\n<script>${code}</script>`, 'html');
    await click(html ?? assert.fail('there is no lens'));
    const stream = (await getApi()).streams.at(-1) ?? assert.fail('there is no stream');
    await until(stream, ({ state }) => state === 'open');
    assert.equal(server.requests[0]?.url, '/code?a=b');
  });

  it('stand over requests of .http files that want an event stream', async () => {
    await using server = await startSseServer((_request, response) => openEventStream(response));
    const folder = workspace.workspaceFolders?.[0]?.uri ?? assert.fail();
    const file = Uri.joinPath(folder, 'requests.http');
    const text = `@host = ${server.url}\n\nGET {{host}}/json\n\n###\nPOST {{host}}/chat\nAccept: text/event-stream\nX-A: b\n\n{"a": 1}\n`;
    await workspace.fs.writeFile(file, new TextEncoder().encode(text));
    await workspace.openTextDocument(file);
    const found = await lenses(file);
    assert.deepEqual(
      found.map(({ range }) => range.start.line),
      [5],
    );
    await click(found[0] ?? assert.fail());
    const stream = (await getApi()).streams.at(-1) ?? assert.fail('there is no stream');
    await until(stream, ({ state }) => state === 'open');
    const [request] = server.requests;
    assert.deepEqual([request?.method, request?.url, request?.body], ['POST', '/chat', '{"a": 1}']);
    assert.equal(request?.headers['x-a'], 'b');
    await workspace.fs.delete(file);
  });

  it('open a panel to be completed where the code does not say all', async () => {
    const [lens] = await lensesOf('new EventSource(`/events/${id}`)', 'ts');
    await click(lens ?? assert.fail('there is no lens'));
    assert.deepEqual((await getApi()).streams, []);
    await untilTab('SSE Monitor');
  });

  it('are switched off by their setting', async () => {
    const code = 'new EventSource("http://h/")';
    const settings = workspace.getConfiguration('sseMonitor');
    await settings.update('codeLens', false, true);
    try {
      assert.deepEqual(await lensesOf(code, 'js'), []);
    } finally {
      await settings.update('codeLens', undefined, true);
    }
    assert.equal((await lensesOf(code, 'js')).length, 1);
  });
});

describe('a link from outside', () => {
  afterEach(closeAll);

  it('asks with the whole URL, and connects only then, without headers', async () => {
    await using server = await startSseServer((_request, response) => openEventStream(response));
    const asked: string[] = [];
    let answer = false;
    const handler = new LinkHandler({ connect }, async (...question) => {
      asked.push(question.join('\n'));
      return answer;
    });
    const url = `${server.url}/link?a=b&c=d`;
    const link = Uri.parse(`vscode://sse-monitor.sse-monitor/connect?url=${encodeURIComponent(url)}`);
    await handler.handleUri(link);
    assert.deepEqual((await getApi()).streams, []);
    answer = true;
    await handler.handleUri(link);
    const stream = (await getApi()).streams.at(-1) ?? assert.fail('there is no stream');
    await until(stream, ({ state }) => state === 'open');
    assert.deepEqual(
      server.requests.map(({ method, url }) => `${method} ${url}`),
      ['GET /link?a=b&c=d'],
    );
    const { host } = new URL(server.url);
    assert.deepEqual(
      asked,
      Array.from({ length: 2 }, () => `A link wants to connect to ${host}. Connect?\n${url}`),
    );
  });

  it('that is none asks nothing', async () => {
    const handler = new LinkHandler({ connect }, () => assert.fail('it asked'));
    await handler.handleUri(Uri.parse('vscode://sse-monitor.sse-monitor/connect?url=file:///etc/passwd'));
    await handler.handleUri(Uri.parse('vscode://sse-monitor.sse-monitor/other?url=http://h/'));
    assert.deepEqual((await getApi()).streams, []);
  });
});
