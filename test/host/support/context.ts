/** What VS Code gives an extension, in memory: tests look into it, and begin with nothing. */

import assert from 'node:assert/strict';
import { EventEmitter, type Extension, type ExtensionContext, Uri, extensions } from 'vscode';

class MemoryState {
  readonly values = new Map<string, unknown>();

  keys(): readonly string[] {
    return [...this.values.keys()];
  }

  get(key: string): unknown {
    return this.values.get(key);
  }

  async update(key: string, value: unknown): Promise<void> {
    if (value === undefined) this.values.delete(key);
    else this.values.set(key, structuredClone(value));
  }

  setKeysForSync(): void {}
}

class MemorySecrets {
  readonly values = new Map<string, string>();
  readonly onDidChange = new EventEmitter<{ key: string }>().event;

  async get(key: string): Promise<string | undefined> {
    return this.values.get(key);
  }

  async store(key: string, value: string): Promise<void> {
    this.values.set(key, value);
  }

  async delete(key: string): Promise<void> {
    this.values.delete(key);
  }
}

/** The parts of a context that the extension uses. */
export class MemoryContext {
  readonly globalState = new MemoryState();
  readonly workspaceState = new MemoryState();
  readonly secrets = new MemorySecrets();
  readonly extension: Extension<unknown>;
  readonly extensionUri: Uri;
  readonly globalStorageUri: Uri;

  constructor() {
    const extension = extensions.getExtension('sse-monitor.sse-monitor');
    assert.ok(extension, 'the extension is installed');
    this.extension = extension;
    this.extensionUri = extension.extensionUri;
    this.globalStorageUri = Uri.joinPath(extension.extensionUri, 'node_modules', '.cache', 'storage');
  }

  get asVsCode(): ExtensionContext {
    return this as unknown as ExtensionContext;
  }

  /** Everything that was written, secrets apart. */
  get written(): string {
    return JSON.stringify([[...this.globalState.values], [...this.workspaceState.values]]);
  }
}
