/** Events as documents that can be read and not edited: for VS Code's comparison of two. */

import { type Disposable, EventEmitter, type TextDocumentContentProvider, Uri, workspace } from 'vscode';
import { messageText } from '../../shared/messages/message.ts';
import { eventMessages } from '../../shared/messages/panel-messages.ts';

const scheme = 'sse-monitor-event';

/** Keeps the text of each document as long as VS Code has it open. */
export class EventDocuments implements TextDocumentContentProvider, Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: Disposable[] = [
    workspace.registerTextDocumentContentProvider(scheme, this),
    workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
  ];
  #count = 0;

  /** How many are open, for tests. */
  get size(): number {
    return this.#texts.size;
  }

  /** @param name - of a file: its end says the language */
  add(name: string, text: string): Uri {
    // A number that is never used again: two streams have events of the same number.
    const uri = Uri.from({ scheme, path: `/${name}`, query: String(++this.#count) });
    this.#texts.set(uri.toString(), text);
    return uri;
  }

  provideTextDocumentContent(uri: Uri): string {
    // After a reload of the window VS Code opens the tab again, and the events are gone.
    return this.#texts.get(uri.toString()) ?? messageText(eventMessages.notInLog());
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
    this.#texts.clear();
  }
}
