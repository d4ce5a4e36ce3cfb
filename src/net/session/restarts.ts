/** What a stream does about a server that restarts when its source files are saved. */

import type { Connection } from '../connection/connection.ts';
import { pingTarget } from './ping.ts';
import { RestartWatch } from './restart-watch.ts';

/** What of a connection it takes. */
type GivingWay = Pick<Connection, 'attempts' | 'reconnectAfterSave' | 'state'>;

export class Restarts {
  readonly #connection: GivingWay;
  readonly #onDidChange: () => void;
  readonly #watch = new RestartWatch(() => this.#heldUp());
  #givesWay = false;
  /** The file that was saved last: its name. */
  #saved = '';
  #heldUpBy: string | undefined;
  /** The server may notice the save only after the next connection is open. */
  #isPending = false;

  /** @param onDidChange - called when {@link heldUpBy} changes */
  constructor(connection: GivingWay, onDidChange: () => void) {
    this.#connection = connection;
    this.#onDidChange = onDidChange;
  }

  /** The file after whose save the server took no new connections while the stream was open. Absent: there is none. */
  get heldUpBy(): string | undefined {
    return this.#heldUpBy;
  }

  /**
   * A source file of the server was saved, which may restart it.
   *
   * @param file - its name
   * @param givesWay - whether the connection gives way to the restart; else it is only noted when it holds up the restart
   */
  fileSaved(file: string, givesWay: boolean): void {
    this.#saved = file;
    this.#givesWay = givesWay;
    if (givesWay) this.#giveWay();
    else this.#lookAtServer();
  }

  /** The restart that the stream holds up now may go on. */
  giveWay(): void {
    if (this.#heldUpBy === undefined) return;
    this.#heldUpBy = undefined;
    this.#givesWay = true;
    this.#giveWay();
    this.#onDidChange();
  }

  /** To be called whenever the connection has changed. */
  connectionChanged(): void {
    if (this.#connection.state !== 'open') return this.#watch.end();
    if (!this.#isPending) return;
    this.#isPending = false;
    this.#lookAtServer();
  }

  /** The stream is over. */
  end(): void {
    this.#watch.end();
  }

  #giveWay(): void {
    this.#isPending = true;
    this.#connection.reconnectAfterSave(this.#saved);
  }

  #lookAtServer(): void {
    const attempt = this.#connection.attempts.at(-1);
    const target = attempt && pingTarget(attempt);
    if (this.#connection.state === 'open' && target !== undefined) this.#watch.saved(target);
  }

  #heldUp(): void {
    if (this.#givesWay) return this.#giveWay();
    this.#heldUpBy = this.#saved;
    this.#onDidChange();
  }
}
