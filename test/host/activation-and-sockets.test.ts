import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CodeLens, Uri, commands, window, workspace } from 'vscode';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { closed, connect, getApi, until } from './support/api.ts';
import { untilTitles } from './support/panel-tabs.ts';
import { SocketWatch } from './support/socket-watch.ts';

/** Its file comes first of all, so that the extension is activated here. */
describe('the extension connects to nothing but what it is asked to', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sse-sockets-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('in a whole session, of which every socket is counted', async () => {
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.write('data: http://127.0.0.1:1/a\n\ndata: {"url":"http://127.0.0.1:1/b"}\n\n');
    });
    const asked = server.url.replace('http://', '');
    using watch = new SocketWatch();

    await getApi();
    using stream = await connect({ url: `${server.url}/events`, reveal: true });
    await until(stream, ({ counts }) => counts.received === 2);
    await commands.executeCommand('sseMonitor.connections.focus');
    await lookAtCode(
      `GET http://127.0.0.1:1/code\nAccept: text/event-stream\nX: {{name}}\n\n###\nGET ${server.url}/other\nAccept: text/event-stream\n`,
    );
    const file = join(folder, 'exported.raw');
    await commands.executeCommand('sseMonitor.export', { scope: 'all', format: 'raw', file });
    assert.match(await readFile(file, 'utf8'), /127\.0\.0\.1:1/);
    const recording = join(folder, 'kept.sse');
    await writeFile(recording, 'id: 1\ndata: http://127.0.0.1:1/c\n\n');
    await commands.executeCommand('sseMonitor.openRecording', Uri.file(recording));
    // A tab comes after its panel; one that comes later than the tabs are closed would be there in the tests after this.
    await untilTitles((titles) => titles.some((title) => title.endsWith('kept.sse')));
    stream.close();
    await until(stream, closed);
    await window.tabGroups.close(window.tabGroups.all.flatMap(({ tabs }) => tabs));
    await untilTitles((titles) => titles.length === 0);

    assert.deepEqual([...new Set(watch.named)], [asked]);
    assert.deepEqual(
      watch.counted,
      watch.named.map(() => 'TCPCONNECTWRAP'),
    );
    assert.equal(server.requests.length, watch.named.length);
    await assertSees(watch);
  });
});

/** Looks at the lenses over a file, as an editor does that opens it. */
async function lookAtCode(code: string): Promise<void> {
  const workspaceFolder = workspace.workspaceFolders?.[0]?.uri ?? assert.fail('there is no workspace folder');
  const file = Uri.joinPath(workspaceFolder, 'sockets.http');
  await workspace.fs.writeFile(file, new TextEncoder().encode(code));
  await window.showTextDocument(await workspace.openTextDocument(file));
  const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', file);
  await workspace.fs.delete(file);
  assert.equal(lenses.filter(({ command }) => command?.command === 'sseMonitor.connectFromCode').length, 2);
}

/** That the watch would have seen it: another way to connect, to another server. */
async function assertSees(watch: SocketWatch): Promise<void> {
  await using other = await startSseServer((_request, response) => void response.end());
  const before = watch.counted.length;
  await fetch(other.url.replace('127.0.0.1', 'localhost')).catch(() => undefined);
  assert.ok(watch.counted.length > before, 'a connection is counted');
  assert.ok(
    watch.named.some((name) => name.endsWith(other.url.replace(/.*:/, ':').replace('/', ''))),
    watch.named.join(' '),
  );
}
