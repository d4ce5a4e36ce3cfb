/** Where a panel is drawn: in an editor, or in the view of the bottom panel. Its page is the same in both. */

import {
  type Disposable,
  EventEmitter,
  type Event,
  type Uri,
  type Webview,
  type WebviewPanel,
  type WebviewView,
} from 'vscode';

export interface Surface extends Disposable {
  readonly place: 'editor' | 'view';
  readonly webview: Webview;
  /** Of the stream. */
  title: string;
  readonly visible: boolean;
  /** Whether it is in front: the active editor, or the view while it is visible. */
  readonly front: boolean;
  /** It came into sight or left it, or is the active editor now or no more. */
  readonly onDidChange: Event<void>;
  /** A person closed it, or whoever else. */
  readonly onDidDispose: Event<void>;
  setIcon(icon: Uri): void;
  reveal(): void;
  /** Of a view, whose place stays, only what listens to it. */
  dispose(): void;
}

export class EditorSurface implements Surface {
  readonly place = 'editor';
  readonly #panel: WebviewPanel;
  readonly #changed = new EventEmitter<void>();
  readonly #disposed = new EventEmitter<void>();
  readonly #listening: readonly Disposable[];
  readonly onDidChange = this.#changed.event;
  readonly onDidDispose = this.#disposed.event;

  constructor(panel: WebviewPanel) {
    this.#panel = panel;
    this.#listening = [
      panel.onDidChangeViewState(() => this.#changed.fire()),
      panel.onDidDispose(() => this.#disposed.fire()),
    ];
  }

  get webview(): Webview {
    return this.#panel.webview;
  }

  get title(): string {
    return this.#panel.title;
  }

  set title(title: string) {
    this.#panel.title = title;
  }

  get visible(): boolean {
    return this.#panel.visible;
  }

  get front(): boolean {
    return this.#panel.active;
  }

  setIcon(icon: Uri): void {
    this.#panel.iconPath = icon;
  }

  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    endAll(this.#listening);
    this.#changed.dispose();
    this.#disposed.dispose();
    this.#panel.dispose();
  }
}

export class ViewSurface implements Surface {
  readonly place = 'view';
  readonly #view: WebviewView;
  readonly #changed = new EventEmitter<void>();
  readonly #disposed = new EventEmitter<void>();
  readonly #listening: readonly Disposable[];
  readonly onDidChange = this.#changed.event;
  readonly onDidDispose = this.#disposed.event;

  constructor(view: WebviewView) {
    this.#view = view;
    this.#listening = [
      view.onDidChangeVisibility(() => this.#changed.fire()),
      view.onDidDispose(() => this.#disposed.fire()),
    ];
  }

  get webview(): Webview {
    return this.#view.webview;
  }

  get title(): string {
    return this.#view.description ?? '';
  }

  /** Beside the name that the view has in the manifest. */
  set title(title: string) {
    this.#view.description = title;
  }

  get visible(): boolean {
    return this.#view.visible;
  }

  get front(): boolean {
    return this.#view.visible;
  }

  setIcon(): void {
    // A view has none of its own.
  }

  reveal(): void {
    this.#view.show();
  }

  dispose(): void {
    endAll(this.#listening);
    this.#changed.dispose();
    this.#disposed.dispose();
  }
}

function endAll(disposables: readonly Disposable[]): void {
  for (const disposable of disposables) disposable.dispose();
}
