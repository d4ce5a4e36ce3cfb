/**
 * A page of a browser that is used again by one test after the other: a new page is a new process, and a new context is
 * two of them, which costs more than most tests of the panel. What a test leaves in a page goes with its document; what it
 * leaves around it is taken away here; and a page that cannot be cleaned is thrown away.
 */

import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface PageView {
  /** CSS px. */
  readonly size: { readonly width: number; readonly height: number };
  /** Physical px a CSS px. */
  readonly scale: number;
}

/** What tests listen to; Playwright itself listens to others. */
const pageEvents = ['pageerror', 'console', 'request', 'dialog', 'framenavigated', 'download', 'popup'] as const;
const contextEvents = ['request', 'page'] as const;

const blank = 'about:blank';

const modifiers = ['Alt', 'Control', 'Meta', 'Shift'] as const;

/** Gives one page at a time. */
export class PagePool {
  readonly #browser: Browser;
  /** By their scale, which a context has for good. */
  readonly #pages = new Map<number, Page>();

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** A page of this view, which may show anything. */
  async take({ size, scale }: PageView): Promise<Page> {
    const page = this.#pages.get(scale) ?? (await (await this.#newContext(scale)).newPage());
    this.#pages.set(scale, page);
    // What they show would go on.
    const others = [...this.#pages.values()].filter((other) => other !== page && other.url() !== blank);
    await Promise.all(others.map((other) => other.goto(blank)));
    const { width, height } = page.viewportSize() ?? {};
    if (width !== size.width || height !== size.height) await page.setViewportSize(size);
    await page.context().tracing.startChunk();
    return page;
  }

  /** Writes what was done in a page since it was taken to a file, for Playwright's viewer of traces. */
  async keepTrace(page: Page, file: string): Promise<void> {
    await page.context().tracing.stopChunk({ path: file });
  }

  /** Takes back a page whose test has passed. */
  async giveBack(page: Page): Promise<void> {
    if (await this.#isBeyondCleaning(page)) return this.discard(page);
    const context = page.context();
    for (const event of pageEvents) page.removeAllListeners(event);
    for (const event of contextEvents) context.removeAllListeners(event);
    const others = context.pages().filter((other) => other !== page);
    await Promise.all([
      context.tracing.stopChunk(),
      page.unrouteAll(),
      ...modifiers.map((key) => page.keyboard.up(key)),
      ...others.map((other) => other.close()),
    ]);
    return undefined;
  }

  /** Throws a page away, and its context with it. */
  async discard(page: Page): Promise<void> {
    for (const [scale, known] of this.#pages) if (known === page) this.#pages.delete(scale);
    await page.context().close();
  }

  /** Playwright's clock, once it is there, is in all pages of a context. */
  async #isBeyondCleaning(page: Page): Promise<boolean> {
    return page.isClosed() || (await page.evaluate(() => '__pwClock' in globalThis));
  }

  async #newContext(deviceScaleFactor: number): Promise<BrowserContext> {
    const context = await this.#browser.newContext({ deviceScaleFactor, reducedMotion: 'reduce' });
    // What was done and when; pictures of each step would make all tests slow.
    await context.tracing.start();
    return context;
  }
}
