/** The connections that were opened last in this workspace, newest first, without their secrets. */

import { randomUUID } from 'node:crypto';
import { type Disposable, EventEmitter, type Memento } from 'vscode';
import { keep } from '../../shared/boundary/kept.ts';
import { withoutUrlSecrets } from '../../shared/request/secrets.ts';
import { type SavedConnection, type SavedRequest, connectionsIn, entryOf, readList, withIds } from './entries.ts';

const recentKey = 'recentConnections';

const maxRecent = 20;

export class RecentConnections implements Disposable {
  readonly #state: Memento;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(state: Memento) {
    this.#state = state;
  }

  get connections(): readonly SavedConnection[] {
    const text: unknown = this.#state.get(recentKey);
    const reading = readList(typeof text === 'string' ? text : '');
    return 'entries' in reading ? connectionsIn(reading.entries) : [];
  }

  /** Puts a connection first; if it is there already, it moves there. */
  async add(name: string, saved: SavedRequest): Promise<void> {
    const entry = entryOf(name, { ...saved, draft: withoutUrlSecrets(saved.draft) });
    const isSame = ({ source }: SavedConnection): boolean => JSON.stringify(withIds(source)) === JSON.stringify(entry);
    const same = this.connections.find(isSame)?.source ?? { id: randomUUID(), ...entry };
    const others = this.connections.filter((connection) => !isSame(connection)).map(({ source }) => source);
    await this.#write([same, ...others].slice(0, maxRecent));
  }

  async remove(key: string): Promise<void> {
    await this.#write(this.connections.filter((connection) => connection.key !== key).map(({ source }) => source));
  }

  async clear(): Promise<void> {
    await this.#write([]);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #write(connections: readonly unknown[]): Promise<void> {
    await this.#state.update(recentKey, connections.length === 0 ? undefined : JSON.stringify(keep({ connections })));
    this.#changed.fire();
  }
}
