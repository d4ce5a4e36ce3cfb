/** What a panel can give out of its events. What writes it is loaded when it is first used: activation stays short. */

import type { CopyFormat, ExportScope, SeqRange } from '../../shared/stream/export.ts';
import { exportMessages } from '../../shared/messages/export-messages.ts';
import { messageText } from '../../shared/messages/message.ts';
import type { HostFunctions } from '../../shared/boundary/host-functions.ts';
import type { ExportChoice } from '../export/export-events.ts';
import type { ExportSource } from '../export/export-source.ts';
import type { StreamView } from './stream-view.ts';

export class PanelExports {
  readonly #view: Pick<StreamView, 'shown' | 'filter' | 'ofShown'>;
  readonly #version: string;
  #selection: SeqRange | undefined;

  /** @param version - of the extension */
  constructor(view: Pick<StreamView, 'shown' | 'filter' | 'ofShown'>, version: string) {
    this.#view = view;
    this.#version = version;
  }

  get functions(): Pick<HostFunctions, 'select' | 'exportEvents' | 'copyRows'> {
    return {
      select: (range) => {
        this.#selection = range ?? undefined;
      },
      // Not awaited: the person may take their time.
      exportEvents: (scope) => void this.export({ scope }),
      copyRows: (format, scope) =>
        this.#view.ofShown(() => this.#copy(format, scope), messageText(exportMessages.nothingToCopy())),
    };
  }

  /** Asks for what was not chosen yet, and writes the file. */
  async export(choice: ExportChoice): Promise<void> {
    const { exportEvents, nothingToExport } = await import('../export/export-events.ts');
    const source = await this.#source();
    return source === undefined ? nothingToExport() : exportEvents(source, choice);
  }

  async #copy(format: CopyFormat, scope: ExportScope): Promise<string> {
    const source = await this.#source();
    if (source === undefined) return messageText(exportMessages.nothingToCopy());
    const { copyRows } = await import('../export/copy-rows.ts');
    return copyRows(source, scope, format);
  }

  async #source(): Promise<ExportSource | undefined> {
    const { shown, filter } = this.#view;
    if (shown === undefined) return undefined;
    const { harFrame } = await import('../export/har-frame.ts');
    return {
      engine: shown.engine,
      filter,
      selection: this.#selection,
      name: shown.title,
      harFrame: () => harFrame(shown.harSource(), this.#version),
    };
  }
}
