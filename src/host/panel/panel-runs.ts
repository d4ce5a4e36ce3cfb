/** The runs of a panel: which one is shown, and two of them compared. */

import { t } from '@vscode/l10n';
import { commands } from 'vscode';
import type { HostFunctions } from '../../shared/boundary/host-functions.ts';
import type { ConnectionStatus, PanelUpdate } from '../../shared/boundary/page.ts';
import type { RunSummary } from '../../shared/boundary/runs.ts';
import { compareRuns } from '../runs/compare-runs.ts';
import type { Run } from '../runs/run.ts';
import { rangeAround, runText } from '../runs/run-text.ts';
import { Runs } from '../runs/runs.ts';
import type { Watched } from '../streams/watched.ts';
import { logLimits } from '../vscode/settings.ts';
import type { EventDocuments } from './event-documents.ts';
import type { StreamView } from './stream-view.ts';

type RunView = Pick<StreamView, 'show' | 'shown' | 'changed'>;

export class PanelRuns {
  readonly #view: RunView;
  readonly #documents: EventDocuments;
  readonly #compareInPage: (left: number, right: number) => void;
  readonly #runs: Runs;
  /** Of the current run, while another one begins. */
  #retire = (): void => {};

  /** @param compareInPage - shows the comparison of two runs there */
  constructor(view: RunView, documents: EventDocuments, compareInPage: (left: number, right: number) => void) {
    this.#view = view;
    this.#documents = documents;
    this.#compareInPage = compareInPage;
    this.#runs = new Runs({
      limits: logLimits,
      retire: () => this.#retire(),
      onDidDrop: (watched) => this.#dropped(watched),
    });
  }

  get functions(): Pick<HostFunctions, 'showRun' | 'compareRuns' | 'openRunsInDiff'> {
    return {
      showRun: (number) => this.#show(this.#runs.find(number)),
      compareRuns: (left, right) => this.#ofBoth(left, right, compareRuns, undefined),
      openRunsInDiff: (left, right, seq) => this.#ofBoth(left, right, (l, r) => this.#openInDiff(l, r, seq), false),
    };
  }

  /** What the current run is about: a stream or a recording. */
  get current(): Watched | undefined {
    return this.#runs.current?.watched;
  }

  /** All of them, the newest first, and the number of the one that is shown; none when there is only one. */
  get summaries(): { readonly shown: number; readonly list: readonly RunSummary[] } {
    return this.#runs.account(this.#view.shown) ?? { shown: 0, list: [] };
  }

  /** Another run begins, and is shown. @param retire - what becomes of the current one if it is kept */
  begin(watched: Watched, retire: () => void): void {
    this.#view.show(watched);
    this.#retire = retire;
    this.#runs.begin(watched);
  }

  /** Shows the comparison in the page. */
  compare(left: number, right: number): void {
    this.#compareInPage(left, right);
  }

  /** The current run has progressed. */
  check(): void {
    this.#runs.check();
  }

  followLimits(): void {
    this.#runs.followLimits();
  }

  forget(watched: Watched): void {
    this.#runs.forget(watched);
  }

  dispose(): void {
    this.#runs.dispose();
  }

  /** The state of the panel, with the runs that there are beside the one that is shown. */
  withRuns(update: PanelUpdate): PanelUpdate {
    const runs = this.#runs.account(this.#view.shown);
    const notices = [...this.#runs.notices, ...update.notices];
    if (runs === undefined) return { ...update, notices };
    const status = runs.shown === runs.current ? update.status : ofPast(update.status);
    return { ...update, status, notices, runs };
  }

  #show(run: Run | undefined): void {
    if (run !== undefined && run.watched !== this.#view.shown) this.#view.show(run.watched);
  }

  #dropped(watched: Watched): void {
    if (this.#view.shown === watched) this.#show(this.#runs.current);
    else this.#view.changed();
  }

  /** @param without - the answer when one of them is not kept, or not any more */
  async #ofBoth<Answer>(
    left: number,
    right: number,
    ask: (left: Run, right: Run) => Promise<Answer>,
    without: Answer,
  ): Promise<Answer> {
    const [l, r] = [this.#runs.find(left), this.#runs.find(right)];
    if (l === undefined || r === undefined) return without;
    try {
      return await ask(l, r);
    } catch (error) {
      if (this.#runs.find(left) !== l || this.#runs.find(right) !== r) return without;
      throw error;
    }
  }

  async #openInDiff(left: Run, right: Run, seq: number): Promise<boolean> {
    const range = rangeAround(seq);
    const texts = [left, right].map(({ watched: { engine, counts } }) => runText(engine, range, counts.received));
    const [l = '', r = ''] = await Promise.all(texts);
    const uris = [this.#documents.add(`${nameOf(left)}.txt`, l), this.#documents.add(`${nameOf(right)}.txt`, r)];
    await commands.executeCommand('vscode.diff', ...uris, `${nameOf(left)} ↔ ${nameOf(right)}`);
    return true;
  }
}

function nameOf({ number }: Run): string {
  return t`Run ${number}`;
}

/** Nothing can be done about it any more. */
function ofPast({ state, text, advice, severity, answer, stoppedBySeq }: ConnectionStatus): ConnectionStatus {
  return {
    state,
    text,
    severity,
    ...(advice !== undefined && { advice }),
    ...(answer !== undefined && { answer }),
    ...(stoppedBySeq !== undefined && { stoppedBySeq }),
  };
}
