/** The real workbench for end-to-end tests: the served VS Code with the packaged extension installed, in Chromium. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from 'node:process';
import type { TestContext } from 'node:test';
import type { Browser } from 'playwright-core';
import { packageExtension } from '../../../scripts/package/vsix.ts';
import { launchBrowser } from '../../../scripts/vscode/browser.ts';
import { keepEvidence, nameOfTest } from '../../../scripts/vscode/evidence.ts';
import { startVsCodeServer, type VsCodeServer } from '../../../scripts/vscode/server.ts';
import { type ServerInUse, sharedServer } from '../../../scripts/vscode/shared-server.ts';
import { VsCodeWindow, type WindowView } from '../../../scripts/vscode/window.ts';
import { makeWorkspace, type WorkspaceOptions } from '../../../scripts/vscode/workspace.ts';
import { Shared } from '../../support/shared.ts';

export type { VsCodeWindow } from '../../../scripts/vscode/window.ts';

export interface WorkbenchOptions {
  /** Whether folders are not trusted until somebody says so. @defaultValue `false` */
  readonly trust?: boolean;
  /** A server that no other process uses, for tests that look into its data folder. @defaultValue `false` */
  readonly alone?: boolean;
}

export interface WindowOptions extends WindowView, WorkspaceOptions {
  /** `Dark Modern`, `Light Modern`, `Default High Contrast` and so on. @defaultValue `Dark Modern` */
  readonly theme?: string;
}

/** Says that a test goes on in the window of the test before, which has closed its editors. */
export const sameWindow = 'the window of the test before';

/** A window that is open, with what it was opened for. */
interface OpenWindow {
  readonly window: VsCodeWindow;
  readonly folder: string;
}

/** The browser of all files of this process, and the window of the last test, if another may use it. */
interface BrowserInUse {
  readonly browser: Browser;
  last?: OpenWindow;
}

const browsers = new Shared<BrowserInUse>(
  async () => ({ browser: await launchBrowser() }),
  ({ browser }) => browser.close(),
);

const startServer = (trust: boolean) => async (): Promise<VsCodeServer> => {
  // Packaged now, unless somebody has done that.
  const vsix = env['SSE_MONITOR_VSIX'] ?? (await packageExtension());
  return startVsCodeServer({ extensions: [vsix], trust });
};
const stopServer = (server: VsCodeServer): Promise<void> => server.stop();

/** Of this process. */
const ownServers = {
  careless: new Shared(startServer(false), stopServer),
  careful: new Shared(startServer(true), stopServer),
};

export class Workbench {
  readonly #server: ServerInUse;
  readonly #stopServer: () => Promise<void>;
  readonly #browser: BrowserInUse;
  /** That was opened last. */
  #folder = '';

  private constructor(server: ServerInUse, stopServer: () => Promise<void>, browser: BrowserInUse) {
    this.#server = server;
    this.#stopServer = stopServer;
    this.#browser = browser;
  }

  /** VS Code: that of the whole step, or of this process; and the browser of this process. */
  static async start({ trust = false, alone = false }: WorkbenchOptions = {}): Promise<Workbench> {
    const browser = browsers.take();
    const shared = alone ? undefined : sharedServer(trust);
    if (shared !== undefined) return new Workbench(shared, async () => undefined, await browser);
    const own = trust ? ownServers.careful : ownServers.careless;
    return new Workbench(await own.take(), () => own.giveBack(), await browser);
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
    const used = await this.#windowFor(options);
    const { window, folder } = used;
    this.#folder = folder;
    try {
      await action(window);
    } catch (error) {
      await keepEvidence(nameOfTest(), window, this.#server);
      await window.close();
      throw error;
    }
    this.#browser.last = used;
  }

  /** Writes files of the folder that was opened last, by their paths in it. */
  async writeFiles(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [path, text] of Object.entries(files)) await writeFile(join(this.#folder, path), text);
  }

  /** Writes the settings of that folder; VS Code reads them a moment later. */
  async setSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    await this.writeFiles({ '.vscode/settings.json': JSON.stringify(settings) });
  }

  /** Where VS Code's server keeps everything. */
  get dataFolder(): string {
    return this.#server.dataFolder;
  }

  async stop(): Promise<void> {
    await browsers.giveBack();
    await this.#stopServer();
  }

  async #windowFor(options: WindowOptions | typeof sameWindow): Promise<OpenWindow> {
    const { last } = this.#browser;
    delete this.#browser.last;
    if (options !== sameWindow) return this.#newWindow(last, options);
    if (last === undefined) return this.#newWindow(last, {});
    await last.window.tidyUp();
    return last;
  }

  /** @param last - of which a new one is made if that can be, else it is closed */
  async #newWindow(last: OpenWindow | undefined, options: WindowOptions): Promise<OpenWindow> {
    const { theme = 'Dark Modern', settings, ...rest } = options;
    const folder = await makeWorkspace({ ...rest, settings: { 'workbench.colorTheme': theme, ...settings } });
    const url = this.#server.windowUrl({ folder });

    if (last?.window.fits(options) === true) {
      await last.window.startAnew(url, options);
      return { window: last.window, folder };
    }
    await last?.window.close();
    return { window: await VsCodeWindow.open(this.#browser.browser, url, options), folder };
  }
}
