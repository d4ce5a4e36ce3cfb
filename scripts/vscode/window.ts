/** A window of VS Code in a browser, driven as a person does: by keyboard and by what is on the screen. */

import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, BrowserContext, ConsoleMessage, Frame, FrameLocator, Page } from 'playwright-core';

export interface WindowView {
  /** @defaultValue 1280 × 800 */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Physical pixels a CSS pixel. @defaultValue 1 */
  readonly deviceScaleFactor?: number;
  /**
   * The display language, such as `de`. VS Code's own texts stay English, for they are in a language pack, which would come
   * from the network; it loads those of extensions. @defaultValue `en`
   */
  readonly language?: string;
}

const patienceMs = 120_000;

/** How long the palette may take to list a command before it is opened anew, for extensions may have come since. */
const paletteMs = { first: 500, longest: 4_000 };

/** How long the palette may take to open before its key is pressed again. */
const openPaletteMs = 5_000;

/** The first lines say what went wrong; an error in a loop writes the others. */
const linesKept = 1_000;

/** What VS Code keeps in the browser. */
const storage = 'cookies,file_systems,indexeddb,local_storage,service_workers,websql';

/** What tests listen to; Playwright itself listens to others. */
const testEvents = ['console', 'dialog', 'download', 'framenavigated', 'pageerror', 'popup', 'request', 'response'];

const usualViewport = { width: 1280, height: 800 };

export class VsCodeWindow {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #view: WindowView;
  readonly #log: string[] = [];

  private constructor(context: BrowserContext, page: Page, view: WindowView) {
    this.#context = context;
    this.#view = view;
    this.page = page;
    page.on('console', this.#onConsole);
    page.on('pageerror', this.#onError);
  }

  /** Opens a window with a memory of its own, and waits until the workbench is drawn. */
  static async open(browser: Browser, url: string, view: WindowView = {}): Promise<VsCodeWindow> {
    const { viewport = usualViewport, deviceScaleFactor = 1, language } = view;
    const context = await browser.newContext({
      viewport,
      deviceScaleFactor,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    context.setDefaultTimeout(patienceMs);
    // What was done and when; pictures of each step would make all tests slow.
    await context.tracing.start();
    const window = new VsCodeWindow(context, await context.newPage(), view);
    if (language !== undefined) await context.addInitScript(speak, language);
    await window.#load(url);
    return window;
  }

  /** Whether {@link startAnew} makes a window with this view of it. */
  fits({ deviceScaleFactor = 1, language }: WindowView): boolean {
    return deviceScaleFactor === (this.#view.deviceScaleFactor ?? 1) && language === this.#view.language;
  }

  /**
   * Makes a new window of this one: it forgets everything, and opens another URL of the same server. What the browser
   * has loaded and compiled of VS Code is still there, so this takes half of the time.
   */
  async startAnew(url: string, { viewport = usualViewport }: WindowView = {}): Promise<void> {
    await this.#forgetTest();
    await this.page.goto('about:blank');
    const session = await this.#context.newCDPSession(this.page);
    await session.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: storage });
    await session.detach();
    await this.page.setViewportSize(viewport);
    await this.#load(url);
  }

  /** Closes what a test has opened, so that another goes on in the same window. */
  async tidyUp(): Promise<void> {
    await this.#forgetTest();
    await this.page.setViewportSize(usualViewport);
    await this.page.keyboard.press('Escape');
    await this.runCommand('View: Close All Editors');
    await this.runCommand('Notifications: Clear All Notifications');
    await this.page.locator('iframe.webview').first().waitFor({ state: 'detached' });
  }

  /** Writes what was done in the window to a file, for Playwright's viewer of traces. */
  async keepTrace(file: string): Promise<void> {
    await this.#context.tracing.stop({ path: file });
  }

  /** What page and webviews wrote to the browser's console, from the beginning. */
  get log(): string {
    return this.#log.join('\n');
  }

  /**
   * Runs a command from the palette, by keyboard.
   *
   * @param title - as the palette lists it, with its category: `SSE: Connect`
   */
  async runCommand(title: string): Promise<void> {
    const giveUpAt = Date.now() + patienceMs;
    let paletteWaitMs = paletteMs.first;
    while (!(await this.#chooseInPalette(title, paletteWaitMs))) {
      await this.page.keyboard.press('Escape');
      paletteWaitMs = Math.min(paletteWaitMs * 2, paletteMs.longest);
      if (Date.now() > giveUpAt) throw new Error(`The command palette does not list “${title}”.`);
    }
  }

  /** Connects to the first of the sample streams, by the keyboard. */
  async connectToSample(): Promise<void> {
    await this.runCommand('SSE: Connect to Sample Stream');
    await this.page
      .locator('.quick-input-widget:visible .monaco-list-row')
      .filter({ hasText: 'Stock Ticker' })
      .waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** The page inside the webview that is visible. Whoever has several side by side says which, from 0. */
  panel(index?: number): FrameLocator {
    const webviews = this.page.locator('iframe.webview.ready:visible');
    const webview = index === undefined ? webviews : webviews.nth(index);
    return webview.contentFrame().locator('iframe#active-frame').contentFrame();
  }

  /** The same as a frame, for what works on a frame only. It is of no use after a reload. */
  async panelFrame(index?: number): Promise<Frame> {
    const body = await this.panel(index).locator('body').elementHandle();
    const frame = await body?.ownerFrame();
    if (!frame) throw new Error('The webview went away.');
    return frame;
  }

  /** Reloads the window by its command: a mere reload of the page would not give VS Code the time to save its state. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.#waitForWorkbench();
  }

  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: file });
  }

  /** Closes the window, and with it its extension host. */
  async close(): Promise<void> {
    await this.#context.close();
  }

  readonly #onConsole = (message: ConsoleMessage): void => this.#keep(`${message.type()}: ${message.text()}`);
  readonly #onError = (error: Error): void => this.#keep(`uncaught: ${error.stack ?? error.message}`);

  async #load(url: string): Promise<void> {
    await this.page.goto(url);
    await this.#waitForWorkbench();
  }

  /** What a test has around the page: listeners, routes, its part of the log. */
  async #forgetTest(): Promise<void> {
    this.#log.length = 0;
    for (const event of testEvents) this.page.removeAllListeners(event);
    this.page.on('console', this.#onConsole);
    this.page.on('pageerror', this.#onError);
    await this.page.unrouteAll();
    for (const other of this.#context.pages()) if (other !== this.page) await other.close();
  }

  #keep(line: string): void {
    if (this.#log.length < linesKept) this.#log.push(line);
  }

  async #waitForWorkbench(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
  }

  /** @returns false when the palette does not list the command */
  async #chooseInPalette(title: string, waitMs: number): Promise<boolean> {
    const palette = this.page.locator('.quick-input-widget');
    await this.page.keyboard.press('F1');
    // It closes when something else takes the focus, such as an editor that has just been opened or closed.
    const isOpen = await palette
      .locator('input[type=text]')
      .fill(`>${title}`, { timeout: openPaletteMs })
      .then(() => true)
      .catch(() => false);
    if (!isOpen) return false;
    const titles = palette.locator('.monaco-list-row .label-name');
    const giveUpAt = Date.now() + waitMs;
    while (Date.now() < giveUpAt) {
      const index = (await titles.allInnerTexts()).indexOf(title);
      if (index >= 0) {
        for (let step = 0; step < index; step += 1) await this.page.keyboard.press('ArrowDown');
        await this.page.keyboard.press('Enter');
        return true;
      }
      await delay(50);
    }
    return false;
  }
}

/** Runs in the page before VS Code: what the first file of a language pack does. */
function speak(language: string): void {
  Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: language });
}
