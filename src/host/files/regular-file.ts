/**
 * The one place where files are read whose paths somebody wrote: regular files, and no more bytes of them than are wanted. A
 * device or a pipe has no end, and opening one may wait forever; links are followed first.
 */

import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { fileFaults, type SpecialFile } from '../../shared/messages/file-messages.ts';

/** What is there isn't a regular file. Its message is a clause. */
export class SpecialFileError extends Error {
  readonly kind: SpecialFile;

  constructor(kind: SpecialFile) {
    super(fileFaults.special(kind));
    this.kind = kind;
  }
}

/** It has more bytes than are wanted. Its message is a clause. */
export class LargeFileError extends Error {
  constructor(maxBytes: number) {
    super(fileFaults.tooLarge(maxBytes / 1e6));
  }
}

/** A file that is open, and what it was when it was opened. */
export interface OpenFile {
  readonly handle: FileHandle;
  readonly stats: Stats;
}

/** What is read at once where it isn't known how much arrives. */
const pieceBytes = 64 << 10;

/**
 * Opens a file to read it. The caller closes it.
 *
 * @param path - absolute
 * @throws {@link SpecialFileError}, or the system's error
 */
export async function openRegularFile(path: string): Promise<OpenFile> {
  // Before: to open some devices does something. After: it may have become another.
  assertRegular(await stat(path));
  // Should it be a pipe by now, this does not wait for somebody to write to it. Windows has no such flag.
  const handle = await open(path, constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0));
  try {
    const stats = await handle.stat();
    assertRegular(stats);
    return { handle, stats };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/**
 * All of a file.
 *
 * @param path - absolute
 * @param maxBytes - how many it may have: a multiple of 1 MB (1,000,000 bytes), for that is what is said
 * @throws {@link SpecialFileError}, {@link LargeFileError}, or the system's error
 */
export async function readRegularFile(path: string, maxBytes: number): Promise<Buffer> {
  const { handle, stats } = await openRegularFile(path);
  try {
    if (stats.size > maxBytes) throw new LargeFileError(maxBytes);
    return await readAll(handle, stats.size, maxBytes);
  } finally {
    await handle.close();
  }
}

/** To the end, and not as many as the file says: one of the system's says nothing, and another grows meanwhile. */
async function readAll(handle: FileHandle, expected: number, maxBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let size = 0; ;) {
    const space = Math.max(expected - size, pieceBytes);
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(space), 0, space);
    if (bytesRead === 0) return pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces, size);
    size += bytesRead;
    if (size > maxBytes) throw new LargeFileError(maxBytes);
    pieces.push(buffer.subarray(0, bytesRead));
  }
}

/** The bytes of a file as they are read; the file is closed when all were, or nobody wants more. */
export async function* chunksOf({ handle }: OpenFile, bytesAtOnce: number): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(bytesAtOnce), 0, bytesAtOnce);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

function assertRegular(stats: Stats): void {
  if (!stats.isFile()) throw new SpecialFileError(kindOf(stats));
}

function kindOf(stats: Stats): SpecialFile {
  if (stats.isDirectory()) return 'folder';
  if (stats.isFIFO()) return 'pipe';
  return stats.isSocket() ? 'socket' : 'device';
}
