/** What goes to the clipboard from the list and its details, and what is said of it. */

import { t } from '@vscode/l10n';
import type { EventPart } from '../../shared/boundary/page.ts';
import type { CopyFormat, ExportScope } from '../../shared/stream/export.ts';
import { formatEvents } from '../ui/format.ts';
import { copyPart } from './copy-part.ts';
import { annotationLook } from './annotation-text.ts';
import type { Selection } from './page-state.ts';
import type { PageStore } from './page-store.ts';
import { rangeOf } from './selection.ts';

/** The host has the bytes, and the clipboard too. */
export class Clipboard {
  readonly #store: PageStore;

  constructor(store: PageStore) {
    this.#store = store;
  }

  async copyPart(seq: number, part: EventPart): Promise<void> {
    this.#store.announce((await copyPart(this.#store.host, seq, part)).said);
  }

  /** What is between events, as it was sent or as its row says it. */
  async copyAnnotation(number: number): Promise<void> {
    const { host } = this.#store;
    const annotation = await host.annotation(number);
    if (annotation === undefined) return;
    const { name, text } = annotationLook(annotation);
    await host.copyText(text);
    this.#store.announce(t`Copied: ${name}`);
  }

  /** The data of the events that are selected. */
  async copyRange(selection: Selection): Promise<void> {
    const { from, to } = rangeOf(selection);
    const copied = await this.#store.host.copyRange(from, to);
    this.#store.announce(t`Copied the data of ${formatEvents(copied)}`);
  }

  async copyRows({ format, scope }: { format: CopyFormat; scope: ExportScope }): Promise<void> {
    this.#store.announce(await this.#store.host.copyRows(format, scope));
  }
}
