/** The runs of the panel: which one is shown, what is marked in each, and two of them compared. */

import { t } from '@vscode/l10n';
import type { RunsAccount } from '../../shared/boundary/runs.ts';
import { messageText } from '../../shared/messages/message.ts';
import { runMessages } from '../../shared/messages/run-messages.ts';
import type { RunComparison } from '../../shared/stream/run-comparison.ts';
import type { ListModel } from './list-model.ts';
import type { PageStore } from './page-store.ts';

/** Two runs that the person wants compared. */
export interface AskedComparison {
  readonly left: number;
  readonly right: number;
  /** Absent: it is being made. */
  readonly result?: RunComparison;
  /** Why there is none. */
  readonly failure?: string;
}

export class RunsModel {
  comparison: AskedComparison | undefined;
  readonly #store: PageStore;
  readonly #list: Pick<ListModel, 'changeRun'>;
  #account: RunsAccount | undefined;
  /** By the number of the run. */
  readonly #bookmarks = new Map<number, readonly number[]>();

  constructor(store: PageStore, list: Pick<ListModel, 'changeRun'>) {
    this.#store = store;
    this.#list = list;
  }

  get account(): RunsAccount | undefined {
    return this.#account;
  }

  /** Whether a run is shown that is over, and not the current one. */
  get isPast(): boolean {
    return this.#account !== undefined && this.#account.shown !== this.#account.current;
  }

  /** The host said which there are. */
  take(account: RunsAccount | undefined): void {
    const before = this.#account;
    this.#account = account;
    if (before === undefined || account === undefined || before.shown === account.shown) return;
    const { bookmarks } = this.#store.state;
    this.#bookmarks.set(before.shown, bookmarks);
    // A new run begins as every stream does: with the tail followed.
    if (account.current !== before.current) return;
    this.#list.changeRun(this.#bookmarks.get(account.shown) ?? []);
    if (!this.isPast) this.#store.keep({ follow: true });
    const run = account.shown;
    this.#store.announce(this.isPast ? t`Run ${run} is shown` : t`The current run is shown: Run ${run}`);
  }

  show(run: number): void {
    void this.#store.host.showRun(run);
  }

  async compare(left: number, right: number): Promise<void> {
    const asked = (this.comparison = { left, right });
    this.#store.changed();
    const result = await this.#store.host.compareRuns(left, right);
    // Closed, or others asked for, meanwhile.
    if (this.comparison !== asked) return;
    this.comparison = result === undefined ? { ...asked, failure: gone } : { ...asked, result };
    this.#store.changed();
  }

  async openInDiff(left: number, right: number, seq: number): Promise<void> {
    const { comparison } = this;
    if (await this.#store.host.openRunsInDiff(left, right, seq)) return;
    if (comparison === undefined || this.comparison !== comparison) return;
    this.comparison = { left, right, failure: gone };
    this.#store.changed();
  }

  closeComparison(): void {
    this.comparison = undefined;
    this.#store.changed();
  }
}

const gone = messageText(runMessages.gone());
