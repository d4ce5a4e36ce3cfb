/** The file whose bytes are the body of a request. */

import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { Uri, window, workspace } from 'vscode';
import { RequestError } from './request-error.ts';

/** It is read into memory, once for all attempts. */
const maxMegabytes = 100;

/** @param path - absolute, or relative to the first workspace folder */
export function bodyFilePath(path: string): string {
  if (path.trim() === '') throw new RequestError('Choose the file whose bytes are to be the body.');
  if (isAbsolute(path)) return path;
  const folder = firstFolder();
  if (folder !== undefined) return join(folder.fsPath, path);
  throw new RequestError(
    `The path of the body’s file “${path}” is relative, and no folder is open: write the whole path.`,
  );
}

/**
 * The bytes of the file.
 *
 * @throws {@link RequestError} that names the path
 */
export async function readBodyFile(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > maxMegabytes * 1e6) {
      throw new RequestError(`The body’s file “${path}” has more than ${maxMegabytes} MB: choose a smaller one.`);
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof RequestError) throw error;
    throw new RequestError(`The body’s file “${path}” ${whyUnreadable(error)}.`);
  }
}

/** Asks for the file. Within the first workspace folder the path is relative, so that it holds for others too. */
export async function chooseBodyFile(): Promise<string | undefined> {
  const folder = firstFolder();
  const chosen = await window.showOpenDialog({
    title: 'Body of the Request',
    openLabel: 'Choose',
    ...(folder !== undefined && { defaultUri: Uri.file(folder.fsPath) }),
  });
  const path = chosen?.[0]?.fsPath;
  const inside = folder === undefined ? undefined : path?.startsWith(join(folder.fsPath, '/'));
  return inside === true ? path?.slice(join(folder?.fsPath ?? '', '/').length) : path;
}

/** What relative paths are relative to; undefined when there is none on a disk. */
export function firstFolder(): Uri | undefined {
  const uri = workspace.workspaceFolders?.[0]?.uri;
  return uri?.scheme === 'file' ? uri : undefined;
}

function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'does not exist: correct the path, or choose another file';
  if (code === 'EISDIR') return 'is a folder: choose a file in it';
  if (code === 'EACCES' || code === 'EPERM') return 'cannot be read: this user may not';
  return `cannot be read${code === '' ? '' : ` (${code})`}`;
}
