/** The real workbench for end-to-end tests: the served VS Code with the packaged extension installed, in Chromium. */

import { env } from 'node:process';
import type { TestContext } from 'node:test';
import type { Browser } from 'playwright-core';
import { packageExtension } from '../../../scripts/package.ts';
import { launchBrowser } from '../../../scripts/vscode/browser.ts';
import { inWindow } from '../../../scripts/vscode/evidence.ts';
import { type ServerOptions, startVsCodeServer, type VsCodeServer } from '../../../scripts/vscode/server.ts';
import { VsCodeWindow, type WindowView } from '../../../scripts/vscode/window.ts';
import { makeWorkspace, type WorkspaceOptions } from '../../../scripts/vscode/workspace.ts';

export type { VsCodeWindow } from '../../../scripts/vscode/window.ts';

export interface WindowOptions extends WindowView, WorkspaceOptions {
  /** `Dark Modern`, `Light Modern`, `Default High Contrast` and so on. @defaultValue `Dark Modern` */
  readonly theme?: string;
}

export class Workbench {
  readonly #server: VsCodeServer;
  readonly #browser: Browser;

  private constructor(server: VsCodeServer, browser: Browser) {
    this.#server = server;
    this.#browser = browser;
  }

  /** Starts VS Code and the browser. The VSIX is that of SSE_MONITOR_VSIX, else it is packaged now. */
  static async start({ trust = false }: Pick<ServerOptions, 'trust'> = {}): Promise<Workbench> {
    const vsix = env['SSE_MONITOR_VSIX'] ?? (await packageExtension());
    const server = await startVsCodeServer({ extensions: [vsix], trust });
    return new Workbench(server, await launchBrowser());
  }

  /** Opens a window on a new folder. Whoever opens it closes it. */
  async openWindow({ theme = 'Dark Modern', settings, ...rest }: WindowOptions = {}): Promise<VsCodeWindow> {
    const folder = await makeWorkspace({ ...rest, settings: { 'workbench.colorTheme': theme, ...settings } });
    return VsCodeWindow.open(this.#browser, this.#server.windowUrl({ folder }), rest);
  }

  /** Runs a test in a window of its own, which is closed at its end. If the test fails, what there is to see is kept. */
  async inWindow(
    test: TestContext,
    action: (window: VsCodeWindow) => Promise<void>,
    options: WindowOptions = {},
  ): Promise<void> {
    const window = await this.openWindow(options);
    await inWindow(test.fullName, this.#server, window, action);
  }

  /** Where VS Code's server keeps everything. */
  get dataFolder(): string {
    return this.#server.dataFolder;
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
  }
}
