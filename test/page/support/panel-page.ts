/** Opens the real page in Chromium, under the policy that the extension gives it, with a fake host on the far side. */

import type { Locator, Page } from 'playwright-core';

import { keepEvidence, nameOfTest } from '../../../scripts/vscode/evidence.ts';
import type { FakeHost } from './fake-host.ts';
import type { FakeOptions } from './fake-options.ts';
import { PagePool } from './page-pool.ts';
import { launchPageBrowser } from '../../../scripts/test/page-browser.ts';
import { panelBundles } from '../../../scripts/test/panel-bundles.ts';
import { type PanelLanguage, PanelServer } from './panel-server.ts';
import { Shared } from '../../support/shared.ts';
import { themes, type Theme, type ThemeName } from './themes.ts';
import { patienceMs } from '../../support/patience.ts';

export interface PanelOptions extends FakeOptions {
  /** @defaultValue `dark` */
  readonly theme?: ThemeName;
  /** CSS px. @defaultValue 1000 by 700 */
  readonly size?: { readonly width: number; readonly height: number };
  /** Physical px a CSS px. @defaultValue 1 */
  readonly scale?: number;
  /** Time passes only as the test lets it, by `page.clock`. @defaultValue false */
  readonly stopsClock?: boolean;
}

/** The pages of a browser, for all files of this process. */
const pages = new Shared(
  async () => {
    const browser = await launchPageBrowser();
    return { browser, pool: new PagePool(browser) };
  },
  ({ browser }) => browser.close(),
);

const stop = (server: PanelServer): Promise<void> => server.stop();
const startServer = async (language: PanelLanguage): Promise<PanelServer> =>
  PanelServer.start(await panelBundles(), language);

/** So that the browser compiles a script once: it has it by its URL. */
const englishServer = new Shared(() => startServer({ texts: undefined, language: 'en' }), stop);

/** A server on loopback, and pages of a browser: one bench for each file of tests. */
export class PanelBench {
  readonly #server: PanelServer;
  readonly #pages: PagePool;
  readonly #giveBack: () => Promise<void>;

  private constructor(server: PanelServer, pages: PagePool, giveBack: () => Promise<void>) {
    this.#server = server;
    this.#pages = pages;
    this.#giveBack = giveBack;
  }

  /** @param texts - of VS Code's display language, where it is not English @param language - its code */
  static async start(texts?: Readonly<Record<string, string>>, language = 'en'): Promise<PanelBench> {
    const servers = texts === undefined ? englishServer : new Shared(() => startServer({ texts, language }), stop);
    const [server, { pool }] = await Promise.all([servers.take(), pages.take()]);
    return new PanelBench(server, pool, async () => {
      await pages.giveBack();
      await servers.giveBack();
    });
  }

  /**
   * Opens a panel, runs the test with it, and sees that the page broke no rule. One at a time. If the test fails, what
   * there is to see is kept.
   */
  async inPanel(options: PanelOptions, action: (panel: Panel) => Promise<void>): Promise<void> {
    const { size = { width: 1000, height: 700 }, scale = 1 } = options;
    const page = await this.#pages.take({ size, scale });
    const panel = new Panel(page);
    try {
      await panel.open(this.#server, options);
      await action(panel);
      await panel.assertClean();
    } catch (error) {
      const { log } = panel;
      await keepEvidence(nameOfTest(), { page, log, keepTrace: (file) => this.#pages.keepTrace(page, file) });
      await this.#pages.discard(page);
      throw error;
    }
    await this.#pages.giveBack(page);
  }

  async stop(): Promise<void> {
    await this.#giveBack();
  }
}

export class Panel {
  readonly page: Page;
  readonly #problems: string[] = [];
  readonly #log: string[] = [];
  #address = '';
  #theme: ThemeName = 'dark';

  constructor(page: Page) {
    this.page = page;
    // What is thrown may be a text, which has no stack.
    page.on('pageerror', ({ message, stack = '' }) => this.#complain('uncaught', `${message}\n${stack}`));
    page.on('console', (message) => {
      const type = message.type();
      if (type === 'error' || type === 'warning') this.#complain(type, message.text());
      else this.#log.push(`${type}: ${message.text()}`);
    });
  }

  /** Loads the panel, and waits until it is there. */
  async open(server: PanelServer, { theme = 'dark', ...options }: PanelOptions): Promise<void> {
    const { hydration, state, refusal, reading, recents, beginsLate } = options;
    const start = {
      options: { hydration, state, refusal, reading, recents, beginsLate } as FakeOptions,
      theme: themes[theme],
    };
    this.#address = server.urlOf(start);
    this.#theme = theme;
    // Before the page's scripts, some of which keep the clock that they find. It is in all pages of the context: the pool throws it away.
    if (options.stopsClock === true) await this.page.clock.install();
    await this.page.goto(this.#address);
    // What went wrong says more than that nothing came.
    await this.page
      .locator('sse-status-line')
      .getByRole('status')
      .waitFor({ timeout: patienceMs })
      .catch(this.#explain);
  }

  /** What the page wrote to its console. */
  get log(): string {
    return this.#log.join('\n');
  }

  get theme(): ThemeName {
    return this.#theme;
  }

  /** What VS Code does when its theme changes. Resolves when the page has drawn itself in it. */
  async setTheme(name: ThemeName): Promise<void> {
    await this.page.evaluate(
      async ({ before, theme }: { before: readonly string[]; theme: Theme }) => {
        const { style } = document.documentElement;
        for (const name of before) style.removeProperty(name);
        for (const [name, value] of Object.entries(theme.variables)) style.setProperty(name, value);
        document.body.className = theme.kind;
        document.body.dataset['vscodeThemeKind'] = theme.kind;
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      },
      { before: variablesOfAll, theme: themes[name] },
    );
    this.#theme = name;
  }

  get grid(): Locator {
    return this.page.getByRole('grid', { name: 'Events' });
  }

  /** The rows that exist, without the header. */
  get rows(): Locator {
    return this.grid.locator('[role=row]:not([aria-rowindex="1"])');
  }

  get url(): Locator {
    return this.page.getByRole('textbox', { name: 'URL' });
  }

  /** What is in sight of an event: its data, its bytes, or what there is to know about it. */
  get eventView(): Locator {
    return this.page.locator('sse-event-details').getByRole('tabpanel');
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** The way to the tabs of the request; it says whether they are in sight. */
  get requestChip(): Locator {
    return this.page.getByRole('button', { name: /^Query parameters/ });
  }

  /** A tab of the request or of the dock; a count may follow its name. */
  tab(name: string | RegExp): Locator {
    return this.page.getByRole('tab', { name: typeof name === 'string' ? new RegExp(`^${name}\\b`) : name });
  }

  /** Opens the request at that tab: `Params`, `Headers`, `Auth`, `Body`, `Options`, `Cookies`, `Stop conditions`. */
  async openRequest(tab: string): Promise<void> {
    if ((await this.requestChip.getAttribute('aria-expanded')) !== 'true') await this.requestChip.click();
    await this.tab(tab).click();
  }

  /** Chooses from the menu at the end of the bar of the list. */
  async more(item: string): Promise<void> {
    await this.button('More actions').click();
    await this.page.getByRole('menuitem', { name: item, exact: true }).click();
  }

  /** Opens the dock at that tab, by its button or item in the bars. */
  async openDock(tab: 'Charts' | 'Attempts' | 'Diagnostics'): Promise<void> {
    if (tab === 'Charts') await this.more(tab);
    else await this.page.getByRole('button', { name: new RegExp(`^${tab}`) }).click();
    await this.tab(tab).and(this.page.locator('[aria-selected=true]')).waitFor();
  }

  /** Does something at the host, in the page's process. Resolves when the page has drawn what came of it. */
  async host<Result, Argument = undefined>(
    action: (host: FakeHost, argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result> {
    const handle = await this.page.evaluateHandle(() => globalThis.fakeHost);
    return handle.evaluate<Result>(action as never, argument);
  }

  /** Takes the complaint away that this test provokes. */
  expectProblem(problem: RegExp): void {
    const index = this.#problems.findIndex((text) => problem.test(text));
    if (index < 0) throw new Error(`The page did not complain of ${problem}.`);
    this.#problems.splice(index, 1);
  }

  /** What an earlier document of the page says late is not ours. */
  #complain(kind: string, text: string): void {
    if (this.page.url() !== this.#address) return;
    this.#log.push(`${kind}: ${text}`);
    this.#problems.push(text);
  }

  readonly #explain = async (reason: unknown): Promise<never> => {
    await this.assertClean();
    throw reason;
  };

  /** @throws if the page broke its policy or complained in the console */
  async assertClean(): Promise<void> {
    const violations = await this.page.evaluate(() => globalThis.violations);
    const problems = [...violations, ...this.#problems];
    if (problems.length > 0) throw new Error(`The page is not clean:\n${problems.join('\n')}`);
  }
}

/** A theme names some that others do not. */
const variablesOfAll = [...new Set(Object.values(themes).flatMap(({ variables }) => Object.keys(variables)))];
