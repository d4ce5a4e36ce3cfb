/** The monitor of this window, loaded when somebody first needs it: most windows that activate the extension never do. */

import { type Disposable, EventEmitter, type ExtensionContext, type LogOutputChannel } from 'vscode';
import type { Monitor } from './monitor.ts';

/** What commands and other ways in know of the monitor. */
export interface MonitorSource {
  /** Undefined: nobody has needed it yet, so there are no panels and no streams. */
  readonly loaded: Monitor | undefined;
  load(): Promise<Monitor>;
}

export class MonitorLoader implements MonitorSource, Disposable {
  readonly #context: ExtensionContext;
  readonly #log: LogOutputChannel;
  readonly #didLoad = new EventEmitter<Monitor>();
  /** Once, before anybody else has it. */
  readonly onDidLoad = this.#didLoad.event;
  #loading: Promise<Monitor> | undefined;
  #loaded: Monitor | undefined;
  #isDisposed = false;

  constructor(context: ExtensionContext, log: LogOutputChannel) {
    this.#context = context;
    this.#log = log;
  }

  get loaded(): Monitor | undefined {
    return this.#loaded;
  }

  load(): Promise<Monitor> {
    return (this.#loading ??= this.#load());
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#loaded?.dispose();
    this.#didLoad.dispose();
  }

  async #load(): Promise<Monitor> {
    const { Monitor } = await import('./monitor.ts');
    const monitor = new Monitor(this.#context, this.#log);
    this.#loaded = monitor;
    this.#didLoad.fire(monitor);
    // The window was closed while it was being loaded.
    if (this.#isDisposed) monitor.dispose();
    return monitor;
  }
}
