/** How many streams are open and how much they receive, in the status bar; a click leads to them. */

import { t } from '@vscode/l10n';
import { type Disposable, StatusBarAlignment, type StatusBarItem, ThemeColor, window } from 'vscode';
import type { CommandId } from '../vscode/manifest-names.ts';
import type { Stream } from '../streams/stream.ts';
import type { StreamRates } from '../streams/rates.ts';
import { type ToldStream, describeStream, formatRate } from '../streams/stream-facts.ts';

/** What it tells of a stream. */
export type ShownStream = ToldStream & Pick<Stream, 'title' | 'isSilent'>;

/** The tooltip names so many streams at most. */
const maxNamed = 20;

export class StreamStatusBar implements Disposable {
  readonly #item: StatusBarItem;
  readonly #rates: Pick<StreamRates, 'rateOf' | 'sum'>;
  /** What it shows; empty: nothing. */
  #shown = '';

  constructor(rates: Pick<StreamRates, 'rateOf' | 'sum'>) {
    this.#rates = rates;
    this.#item = window.createStatusBarItem('sseMonitor.streams', StatusBarAlignment.Right, 50);
    this.#item.name = t('SSE Streams');
    this.#item.command = 'sseMonitor.showStreams' satisfies CommandId;
  }

  /**
   * Shows the streams that are not closed, and those that failed; hides when there are none. Called with every measurement, and
   * when a stream changes its state: whatever is set, the same too, VS Code sends to its window and draws there.
   */
  update(streams: readonly ShownStream[]): void {
    const shown = streams.filter(({ state, isFailed }) => state !== 'closed' || isFailed);
    const text = this.#text(shown);
    const tooltip = this.#tooltip(shown);
    const now = `${text}\n${tooltip}`;
    if (now === this.#shown) return;
    this.#shown = now;
    if (shown.length === 0) return this.#item.hide();
    const isWarning = shown.some(({ isFailed, isSilent }) => isFailed || isSilent);
    this.#item.text = `$(broadcast) ${text}`;
    this.#item.tooltip = tooltip;
    this.#item.backgroundColor = isWarning ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.accessibilityInformation = { label: tooltip.replaceAll('\n', ', ') };
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }

  /** `2 · 6.4/s · 1 failed` */
  #text(shown: readonly ShownStream[]): string {
    const count = (is: (stream: ShownStream) => boolean): number => shown.filter(is).length;
    const live = count(({ state }) => state !== 'closed');
    const failed = count(({ isFailed }) => isFailed);
    const silent = count(({ isSilent }) => isSilent);
    return [
      ...(live > 0 ? [String(live), formatRate(this.#rates.sum)] : []),
      ...(failed > 0 ? [t`${failed} failed`] : []),
      ...(silent > 0 ? [t`${silent} silent`] : []),
    ].join(' · ');
  }

  #tooltip(shown: readonly ShownStream[]): string {
    const named = shown.slice(0, maxNamed).map((stream) => {
      const facts = describeStream(stream, this.#rates.rateOf(stream));
      return stream.isSilent ? t`${stream.title}: silent, ${facts}` : `${stream.title}: ${facts}`;
    });
    const others = shown.length - named.length;
    return [t('SSE Monitor'), ...named, ...(others > 0 ? [t`and ${others} more`] : [])].join('\n');
  }
}
