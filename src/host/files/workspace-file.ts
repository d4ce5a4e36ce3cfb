import { FileSystemError, FileType, type Uri, workspace } from 'vscode';
import { LargeFileError, readRegularFile, SpecialFileError } from './regular-file.ts';

/**
 * All of a file of a workspace, which may be one that is on no disk.
 *
 * @param maxBytes - as {@link readRegularFile} has it
 * @throws {@link SpecialFileError}, {@link LargeFileError}, `FileSystemError`, or the system's error
 */
export async function readWorkspaceFile(uri: Uri, maxBytes: number): Promise<Uint8Array> {
  if (uri.scheme === 'file') return readRegularFile(uri.fsPath, maxBytes).catch((error: unknown) => refuse(error, uri));
  const { type, size } = await workspace.fs.stat(uri);
  if ((type & FileType.Directory) !== 0) throw new SpecialFileError('folder');
  if (size > maxBytes) throw new LargeFileError(maxBytes);
  return workspace.fs.readFile(uri);
}

/** A file that isn't there is the same error, wherever it isn't. */
function refuse(error: unknown, uri: Uri): never {
  const { code } = error as { code?: unknown };
  throw code === 'ENOENT' || code === 'ENOTDIR' ? FileSystemError.FileNotFound(uri) : error;
}
