import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm } from 'node:fs/promises';
import type { ExportChunk } from '../../shared/stream/export.ts';

/**
 * Writes a file chunk by chunk. It appears under its name when it is whole; when something fails before, nothing is left of
 * it, and a file that was there stays as it was.
 *
 * @param path - absolute
 * @param onChunk - called when a chunk was written; what it throws ends the writing
 * @throws the system's error, that of the chunks, or that of `onChunk`
 */
export async function writeChunks(
  path: string,
  chunks: AsyncIterable<ExportChunk>,
  onChunk: (chunk: ExportChunk) => void,
): Promise<void> {
  // A link stays one: what it points to is written.
  const target = await realpath(path).catch(() => path);
  const unfinished = `${target}.${randomUUID().slice(0, 8)}.part`;
  const file = await open(unfinished, 'wx');
  try {
    try {
      for await (const chunk of chunks) {
        await file.appendFile(chunk.bytes);
        onChunk(chunk);
      }
    } finally {
      await file.close();
    }
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
