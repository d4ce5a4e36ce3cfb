/** How many streams are open, in the status bar; a click leads to them. */

import { t } from '@vscode/l10n';
import { type Disposable, StatusBarAlignment, type StatusBarItem, window } from 'vscode';
import type { CommandId } from '../vscode/manifest-names.ts';
import type { Stream } from '../streams/stream.ts';

export class StreamStatusBar implements Disposable {
  readonly #item: StatusBarItem;
  /** What it shows. */
  #live = 0;
  #open = 0;

  constructor() {
    this.#item = window.createStatusBarItem('sseMonitor.streams', StatusBarAlignment.Right, 50);
    this.#item.name = t('SSE Streams');
    this.#item.command = 'sseMonitor.showStreams' satisfies CommandId;
  }

  /**
   * Shows the number of streams that are not closed; hides at none. Called with every frame in which something came: whatever
   * is set, the same too, VS Code sends to its window and draws there.
   */
  update(streams: readonly Pick<Stream, 'state'>[]): void {
    const live = streams.filter(({ state }) => state !== 'closed');
    const open = live.filter(({ state }) => state === 'open').length;
    if (live.length === this.#live && open === this.#open) return;
    this.#live = live.length;
    this.#open = open;
    if (live.length === 0) return this.#item.hide();
    this.#item.text = `$(broadcast) ${live.length}`;
    this.#item.tooltip =
      live.length === 1 ? t`SSE Monitor: 1 stream, ${open} open` : t`SSE Monitor: ${live.length} streams, ${open} open`;
    this.#item.accessibilityInformation = { label: this.#item.tooltip };
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}
