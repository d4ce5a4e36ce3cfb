import assert from 'node:assert/strict';
import { Uri, workspace, WorkspaceEdit, Position, type TextDocument } from 'vscode';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { connect, until } from './support/api.ts';

async function opened(name: string): Promise<TextDocument> {
  const folder = workspace.workspaceFolders?.[0]?.uri ?? assert.fail('there is no workspace folder');
  const file = Uri.joinPath(folder, name);
  await workspace.fs.writeFile(file, new TextEncoder().encode('# 1\n'));
  return workspace.openTextDocument(file);
}

/** As a person does: types something, and saves. */
async function save(document: TextDocument): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, new Position(0, 0), '# 2\n');
  assert.ok(await workspace.applyEdit(edit));
  assert.ok(await document.save());
}

describe('a file of the workspace that is saved', () => {
  it('makes a connection that is to reconnect on save do so, with its last event ID; others stay', async () => {
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.write('id: 7\ndata: 1\n\n');
    });
    const [source, notes] = [await opened('app.py'), await opened('notes.md')];
    using onSource = await connect({ url: server.url, options: { reconnectOnSave: true } });
    using onGlob = await connect({ url: server.url, options: { reconnectOnSave: '*.md' } });
    using never = await connect({ url: server.url });
    for (const stream of [onSource, onGlob, never]) await until(stream, ({ counts }) => counts.received === 1);
    await save(source);
    assert.equal(onSource.state, 'waiting');
    assert.equal(onSource.attempts[0]?.end?.message.startsWith('app.py was saved'), true);
    await save(notes);
    assert.equal(onGlob.state, 'waiting');
    for (const stream of [onSource, onGlob]) await until(stream, ({ counts }) => counts.received === 2);
    for (const stream of [onSource, onGlob]) {
      assert.deepEqual(
        stream.attempts.map(({ wait, lastEventIdSent }) => [wait?.setBy, lastEventIdSent]),
        [
          [undefined, undefined],
          ['save', '7'],
        ],
      );
    }
    assert.deepEqual([never.state, never.attempts.length], ['open', 1]);
  });
});
