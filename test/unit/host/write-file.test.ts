import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { writeChunks } from '../../../src/host/export/write-file.ts';
import type { ExportChunk } from '../../../src/shared/stream/export.ts';

let folder: string;
let isReturned: boolean;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sse-write-'));
  isReturned = false;
});
afterEach(() => rm(folder, { recursive: true }));

/** `0`, `1`, `2` … */
async function* chunks(count: number, failsAt = count): AsyncGenerator<ExportChunk> {
  try {
    for (let n = 0; n < count; n++) {
      if (n === failsAt) throw new Error('The engine is gone.');
      const bytes = new Uint8Array(Buffer.from(String(n)));
      yield { bytes, isLast: n === count - 1, events: n, dropped: 0, share: n / count };
    }
  } finally {
    isReturned = true;
  }
}

describe('a file that is written chunk by chunk', () => {
  test('appears when it is whole', async () => {
    const file = join(folder, 'x.json');
    await writeChunks(file, chunks(4), () => {
      assert.ok(!readdirSync(folder).includes('x.json'));
    });
    assert.equal(await readFile(file, 'utf8'), '0123');
    assert.deepEqual(await readdir(folder), ['x.json']);
  });

  test('leaves nothing behind when it is cancelled or fails, and what was there stays', async () => {
    const file = join(folder, 'x.json');
    await writeFile(file, 'as it was');
    const cancel = ({ events }: ExportChunk): void => {
      if (events === 2) throw new Error('Cancelled');
    };
    await assert.rejects(writeChunks(file, chunks(4), cancel), /Cancelled/);
    assert.ok(isReturned, 'the chunks know that nobody asks any more');
    await assert.rejects(
      writeChunks(file, chunks(4, 2), () => {}),
      /The engine is gone/,
    );
    assert.equal(await readFile(file, 'utf8'), 'as it was');
    assert.deepEqual(await readdir(folder), ['x.json']);
  });

  test('replaces what a link points to, and not the link', async () => {
    await writeFile(join(folder, 'real'), 'old');
    await symlink(join(folder, 'real'), join(folder, 'link'));
    await writeChunks(join(folder, 'link'), chunks(2), () => {});
    assert.equal(await readFile(join(folder, 'real'), 'utf8'), '01');
    assert.deepEqual(await readdir(folder), ['link', 'real']);
  });

  test('in a folder that is not there is refused', async () => {
    await assert.rejects(
      writeChunks(join(folder, 'none', 'x'), chunks(2), () => {}),
      /ENOENT/,
    );
  });
});
