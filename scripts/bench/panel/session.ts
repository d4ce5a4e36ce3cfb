/** The panel as a person has it, to be measured: the served VS Code with the packaged extension, in Chromium. */

import { pid } from 'node:process';
import type { Browser, Frame, FrameLocator, Locator } from 'playwright-core';
import { watchOthers } from '../../../test/perf/busy.ts';
import { packageExtension } from '../../package/vsix.ts';
import { launchBrowser } from '../../vscode/browser.ts';
import { type VsCodeServer, startVsCodeServer } from '../../vscode/server.ts';
import { VsCodeWindow } from '../../vscode/window.ts';
import { makeWorkspace } from '../../vscode/workspace.ts';

/** How long a stream may take: far longer than any does. */
const patienceMs = 180_000;

export class PanelSession implements AsyncDisposable {
  readonly browser: Browser;
  readonly #server: VsCodeServer;
  readonly #endWatch = watchOthers(pid);

  /** @param settings - of the user */
  static async start(settings: Readonly<Record<string, unknown>> = {}): Promise<PanelSession> {
    const server = await startVsCodeServer({ extensions: [await packageExtension()], settings });
    return new PanelSession(server, await launchBrowser());
  }

  private constructor(server: VsCodeServer, browser: Browser) {
    this.#server = server;
    this.browser = browser;
  }

  async openWindow(): Promise<VsCodeWindow> {
    return VsCodeWindow.open(this.browser, this.#server.windowUrl({ folder: await makeWorkspace({}) }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // Before they end: what processes have used is forgotten with those that nobody waits for.
    warnOf(this.#endWatch());
    await this.browser.close();
    await this.#server.stop();
  }
}

/** Says so when the machine was busy with something else: the figures are those of a slower machine then. */
function warnOf(others: number | undefined): void {
  if (others === undefined || others < 0.1) return;
  console.log(`Other processes used ${(others * 100).toFixed(0)} % of the machine meanwhile.\n`);
}

/** The panel that is on the screen. */
export class MeasuredPanel {
  readonly window: VsCodeWindow;
  /** Where its page runs: of no use any more once it was hidden. */
  readonly frame: Frame;
  readonly #page: FrameLocator;

  /** Opens a panel of its own for a stream. */
  static async open(window: VsCodeWindow): Promise<MeasuredPanel> {
    await window.runCommand('SSE: Connect');
    return MeasuredPanel.shown(window);
  }

  /** Waits until the page is there, and its URL box with it. */
  static async shown(window: VsCodeWindow): Promise<MeasuredPanel> {
    const page = window.panel();
    await page.getByRole('textbox', { name: 'URL', exact: true }).waitFor();
    return new MeasuredPanel(window, await window.panelFrame(), page);
  }

  private constructor(window: VsCodeWindow, frame: Frame, page: FrameLocator) {
    this.window = window;
    this.frame = frame;
    this.#page = page;
  }

  get grid(): Locator {
    return this.#page.getByRole('grid', { name: 'Events' });
  }

  get filter(): Locator {
    return this.#page.getByRole('searchbox', { name: 'Filter events' });
  }

  /** Opens a stream in it, and waits until it is open: until then, the panel shows what was there before. */
  async connect(url: string): Promise<void> {
    const box = this.#page.getByRole('textbox', { name: 'URL', exact: true });
    await box.fill(url);
    await box.press('Enter');
    await this.#status('Open');
  }

  async disconnect(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Disconnect', exact: true }).click();
    await this.#status('Closed: you disconnected');
  }

  /** Waits for the last event of a stream. */
  async ends(): Promise<void> {
    await this.#status('Closed: the server sent "done"');
  }

  /** One of the numbers at its foot: `received`, `kept`, `hidden`, `dropped`. */
  async count(name: string): Promise<number> {
    const text = await this.#page.getByRole('group', { name: 'Counts' }).getByText(name).innerText();
    return Number(text.replaceAll(/\D/g, ''));
  }

  /** Waits until the status begins with this text. */
  async #status(text: string): Promise<void> {
    const status = this.#page.getByRole('status', { name: 'Connection' });
    await status.filter({ hasText: new RegExp(`^\\s*${text}`) }).waitFor({ timeout: patienceMs });
  }
}
