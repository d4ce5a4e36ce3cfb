/** The real workbench for end-to-end tests: the served VS Code with the packaged extension installed, in Chromium. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from 'node:process';
import type { TestContext } from 'node:test';
import type { Browser } from 'playwright-core';
import { packageExtension } from '../../../scripts/package/vsix.ts';
import { launchBrowser } from '../../../scripts/vscode/browser.ts';
import { keepEvidence, nameOfTest } from '../../../scripts/vscode/evidence.ts';
import { startVsCodeServer } from '../../../scripts/vscode/server.ts';
import { type ServerInUse, sharedServer } from '../../../scripts/vscode/shared-server.ts';
import { VsCodeWindow, type WindowView } from '../../../scripts/vscode/window.ts';
import { makeWorkspace, type WorkspaceOptions } from '../../../scripts/vscode/workspace.ts';

export type { VsCodeWindow } from '../../../scripts/vscode/window.ts';

export interface WorkbenchOptions {
  /** Whether folders are not trusted until somebody says so. @defaultValue `false` */
  readonly trust?: boolean;
  /** A server of its own, for tests that look into its data folder. @defaultValue `false` */
  readonly alone?: boolean;
}

export interface WindowOptions extends WindowView, WorkspaceOptions {
  /** `Dark Modern`, `Light Modern`, `Default High Contrast` and so on. @defaultValue `Dark Modern` */
  readonly theme?: string;
}

/** Says that a test goes on in the window of the test before, which has closed its editors. */
export const sameWindow = 'the window of the test before';

export class Workbench {
  readonly #server: ServerInUse;
  readonly #stopServer: () => Promise<void>;
  readonly #browser: Browser;
  /** The window of the last test, if another may use it. */
  #window: VsCodeWindow | undefined;
  /** That was opened last. */
  #folder = '';

  private constructor(server: ServerInUse, stopServer: () => Promise<void>, browser: Browser) {
    this.#server = server;
    this.#stopServer = stopServer;
    this.#browser = browser;
  }

  /**
   * VS Code and a browser: those that the whole step shares, or new ones. The VSIX is that of SSE_MONITOR_VSIX, else it is
   * packaged now.
   */
  static async start({ trust = false, alone = false }: WorkbenchOptions = {}): Promise<Workbench> {
    const browser = launchBrowser();
    const shared = alone ? undefined : sharedServer(trust);
    if (shared !== undefined) return new Workbench(shared, async () => undefined, await browser);
    const vsix = env['SSE_MONITOR_VSIX'] ?? (await packageExtension());
    const server = await startVsCodeServer({ extensions: [vsix], trust });
    return new Workbench(server, () => server.stop(), await browser);
  }

  /** Opens a window on a new folder. Whoever opens it closes it. */
  async openWindow(options: WindowOptions = {}): Promise<VsCodeWindow> {
    return VsCodeWindow.open(this.#browser, await this.#newFolder(options), options);
  }

  /**
   * Runs a test in a window on a new folder, which knows of nothing that came before; or, for less, in
   * {@link sameWindow}, which remembers what the extension remembers in a window. If the test fails, what there is to see
   * is kept. One at a time.
   */
  async inWindow(
    _test: TestContext,
    action: (window: VsCodeWindow) => Promise<void>,
    options: WindowOptions | typeof sameWindow = {},
  ): Promise<void> {
    const window = await this.#windowFor(options);
    try {
      await action(window);
    } catch (error) {
      await keepEvidence(nameOfTest(), window, this.#server);
      await window.close();
      throw error;
    }
    this.#window = window;
  }

  /** Writes the settings of the folder that was opened last; VS Code reads them a moment later. */
  async setSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    await writeFile(join(this.#folder, '.vscode', 'settings.json'), JSON.stringify(settings));
  }

  /** Where VS Code's server keeps everything. */
  get dataFolder(): string {
    return this.#server.dataFolder;
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#stopServer();
  }

  async #windowFor(options: WindowOptions | typeof sameWindow): Promise<VsCodeWindow> {
    const last = this.#window;
    this.#window = undefined;
    if (options === sameWindow) {
      if (last === undefined) return this.openWindow();
      await last.tidyUp();
      return last;
    }
    if (last === undefined) return this.openWindow(options);
    if (last.fits(options)) {
      await last.startAnew(await this.#newFolder(options), options);
      return last;
    }
    await last.close();
    return this.openWindow(options);
  }

  /** @returns the URL of a window on it */
  async #newFolder({ theme = 'Dark Modern', settings, ...rest }: WindowOptions): Promise<string> {
    this.#folder = await makeWorkspace({ ...rest, settings: { 'workbench.colorTheme': theme, ...settings } });
    return this.#server.windowUrl({ folder: this.#folder });
  }
}
