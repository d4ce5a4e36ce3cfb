import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chunksOf, openRegularFile, readRegularFile } from '../../../src/host/files/regular-file.ts';
import { readRecording } from '../../../src/host/streams/read-recording.ts';
import { resolveRoute } from '../../../src/host/request/connection-options.ts';
import type { SpecialFile } from '../../../src/shared/messages/file-messages.ts';
import { specialFiles } from '../../../src/shared/messages/file-messages.ts';
import { openFilesAt } from '../../support/open-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'regular-'));
const at = (name: string): string => join(folder, name);
let socket: Server;
before(async () => {
  mkdirSync(at('folder'));
  execFileSync('mkfifo', [at('pipe')]);
  writeFileSync(at('text'), 'hello');
  for (const name of ['text', 'pipe', 'folder', 'socket']) symlinkSync(name, at(`to-${name}`));
  symlinkSync('/dev/zero', at('to-device'));
  socket = createServer();
  await new Promise<void>((resolve) => void socket.listen(at('socket'), resolve));
});
after(() => {
  socket.close();
  rmSync(folder, { recursive: true });
});

const special: readonly (readonly [path: string, kind: SpecialFile])[] = [
  ['/dev/zero', 'device'],
  ['/dev/null', 'device'],
  ['/dev/tty', 'device'],
  [at('to-device'), 'device'],
  [at('pipe'), 'pipe'],
  [at('to-pipe'), 'pipe'],
  [at('folder'), 'folder'],
  [at('to-folder'), 'folder'],
  [at('socket'), 'socket'],
  [at('to-socket'), 'socket'],
];

/** No file may stay open. */
async function closing(act: () => Promise<unknown>): Promise<void> {
  const before = openFilesAt(folder, '/dev/');
  await act();
  assert.equal(openFilesAt(folder, '/dev/'), before);
}

describe('what is no regular file is not read', () => {
  for (const [path, kind] of special) {
    it(`${kind}: ${path}`, () =>
      closing(async () => {
        await assert.rejects(readRegularFile(path, 1e6), { kind });
        await assert.rejects(openRegularFile(path), { kind });
        if (kind === 'folder') return;
        const said = (error: Error): boolean => error.message.includes(`${path} is ${specialFiles[kind]}.`);
        for (const options of [{ caFile: path }, { certificateFile: path }]) {
          await assert.rejects(resolveRoute(options, undefined), said);
        }
      }));
  }
});

describe('a regular file', () => {
  it('is read whole, also behind a link', () =>
    closing(async () => {
      for (const name of ['text', 'to-text']) assert.equal((await readRegularFile(at(name), 5)).toString(), 'hello');
      writeFileSync(at('large'), Buffer.alloc(300_000, 'x'));
      assert.equal((await readRegularFile(at('large'), 1e6)).length, 300_000);
    }));

  it('is not read beyond the bound, even if it says that it is empty', { skip: process.platform !== 'linux' }, () =>
    closing(async () => {
      await assert.rejects(readRegularFile(at('text'), 4), { name: 'Error', message: /more than/ });
      assert.ok((await readRegularFile('/proc/self/status', 1e6)).length > 100);
      await assert.rejects(readRegularFile('/proc/self/status', 100), /more than/);
    }),
  );

  it('of a recording is closed when nobody wants the rest', () =>
    closing(async () => {
      writeFileSync(at('long.sse'), 'data: x\n\n'.repeat(50_000));
      const chunks = chunksOf(await openRegularFile(at('long.sse')), 1 << 10);
      const input = { name: 'long.sse', chunks, time: 0 };
      for await (const block of readRecording(input, { count: 0, altered: 0 }, () => {})) {
        assert.ok(block.byteLength > 0);
        break;
      }
    }));
});

/** Where files are read that nobody else named: their own. */
const own: Readonly<Record<string, readonly string[]>> = {
  'src/host/files/regular-file.ts': ['open'],
  'src/host/files/workspace-file.ts': ['fs.readFile'],
  // Makes a file, and does not read one.
  'src/host/export/write-file.ts': ['open'],
  'src/engine/bytes/slot-file.ts': ['openSync', 'readSync'],
  // In the code that it writes.
  'src/host/request/snippets/fetch.ts': ['readFile'],
};

it('files are read in one place only', () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const found = globSync('src/**/*.ts', { cwd: root }).flatMap((file) => {
    const code = readFileSync(join(root, file), 'utf8');
    const imported = [...code.matchAll(/import (?!type)([^;]*?) from 'node:fs(?:\/promises)?'/g)].flatMap(
      ([, names = '']) =>
        names.includes('{')
          ? (names.match(/\b(?:read\w*|open\w*|createReadStream|promises|watch\w*)\b/g) ?? [])
          : [names],
    );
    const used = [...imported, ...(code.match(/\bfs\.(?:readFile|createReadStream)\b/g) ?? [])];
    const place = file.replaceAll('\\', '/');
    return used.filter((name) => !(own[place] ?? []).includes(name)).map((name) => `${place}: ${name}`);
  });
  assert.deepEqual(found, []);
});
