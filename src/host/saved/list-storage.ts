/** Where a list of saved connections is kept, as text. */

import {
  type Disposable,
  type Event,
  EventEmitter,
  FileSystemError,
  type Memento,
  RelativePattern,
  Uri,
  type WorkspaceFolder,
  window,
  workspace,
} from 'vscode';

import { listFaults } from '../../shared/messages/saved-messages.ts';
import { LargeFileError } from '../files/regular-file.ts';
import { readWorkspaceFile } from '../files/workspace-file.ts';
import { SharedText } from './shared-text.ts';

export interface ListPlace extends Disposable {
  /** @returns blank when nothing was saved yet */
  read(): Promise<string>;
  /**
   * Writes a text that was made of another one, unless what is there is not that any more.
   *
   * @param change - names the change, for places that several windows write
   * @returns whether it was written
   */
  write(text: string, expected: string, change: string): Promise<boolean>;
  /** Whether what is there was made with that change. Absent: it is for all to see what is there, and who wrote it last is right. */
  has?(change: string): boolean;
  /** The text may be another now, no matter who changed it. */
  readonly onDidChange: Event<void>;
}

/** The file that a team shares, in a workspace folder. */
export const workspaceFile = '.vscode/sse-monitor.json';

const userListKey = 'savedConnections';

/** More than anybody saves, and read in a moment: a list is read with its workspace, before anybody trusts it. */
const maxListBytes = 1e6;

/**
 * The person's own list. In the state that VS Code keeps for the person and not in a file of ours: a file would be on the
 * machine where the code runs, and gone with a container that is built anew.
 */
export class UserPlace implements ListPlace {
  readonly #text: SharedText;
  readonly #changed = new EventEmitter<void>();
  readonly #focus: Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(state: Memento) {
    this.#text = new SharedText(state, userListKey);
    // Another window may have changed it; VS Code brings the new value here and tells nobody.
    this.#focus = window.onDidChangeWindowState(({ focused }) => focused && this.#changed.fire());
  }

  async read(): Promise<string> {
    return this.#text.read();
  }

  async write(text: string, expected: string, change: string): Promise<boolean> {
    const isWritten = await this.#text.write(text, expected, change);
    this.#changed.fire();
    return isWritten;
  }

  has(change: string): boolean {
    return this.#text.has(change);
  }

  dispose(): void {
    this.#focus.dispose();
    this.#changed.dispose();
  }
}

/** The list of a workspace folder, watched for whatever else writes it: a person, or git. */
export class WorkspacePlace implements ListPlace {
  readonly file: Uri;
  readonly #changed = new EventEmitter<void>();
  readonly #watcher;
  readonly onDidChange = this.#changed.event;

  constructor({ uri }: WorkspaceFolder) {
    this.file = Uri.joinPath(uri, workspaceFile);
    this.#watcher = workspace.createFileSystemWatcher(new RelativePattern(uri, workspaceFile));
    const changed = (): void => this.#changed.fire();
    this.#watcher.onDidCreate(changed);
    this.#watcher.onDidChange(changed);
    this.#watcher.onDidDelete(changed);
  }

  async read(): Promise<string> {
    try {
      return new TextDecoder().decode(await readWorkspaceFile(this.file, maxListBytes));
    } catch (error) {
      if (error instanceof FileSystemError && error.code === 'FileNotFound') return '';
      throw error;
    }
  }

  /** @throws when an editor has changes of this file that are not saved: one of both would be lost */
  async write(text: string, expected: string): Promise<boolean> {
    const isDirty = workspace.textDocuments.some(
      ({ uri, isDirty }) => isDirty && uri.toString() === this.file.toString(),
    );
    if (isDirty) throw new Error(listFaults.unsaved());
    await workspace.fs.createDirectory(Uri.joinPath(this.file, '..'));
    const bytes = new TextEncoder().encode(text);
    if (bytes.length > maxListBytes) throw new LargeFileError(maxListBytes);
    // As late as can be: what another window or a person wrote meanwhile is not written over.
    if ((await this.read()) !== expected) return false;
    await workspace.fs.writeFile(this.file, bytes);
    this.#changed.fire();
    return true;
  }

  dispose(): void {
    this.#watcher.dispose();
    this.#changed.dispose();
  }
}
