/** Opens the real page in Chromium, under the policy that the extension gives it, with a fake host on the far side. */

import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { build } from 'esbuild';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

import { root } from '../../../scripts/project.ts';
import { launchBrowser } from '../../../scripts/vscode/browser.ts';
import type { FakeHost, FakeOptions } from './fake-host.ts';
import { themes, type ThemeName } from './themes.ts';
import { pageTexts } from '../../../src/host/panel/page-texts.ts';
import { pagePolicy } from '../../../src/host/panel/page-policy.ts';

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

/** The bundles, a server on loopback, and a browser: one for each file of tests. */
export class PanelBench {
  readonly #server: Server;
  readonly #browser: Browser;

  private constructor(server: Server, browser: Browser) {
    this.#server = server;
    this.#browser = browser;
  }

  /** @param texts - of VS Code's display language, where it is not English @param language - its code */
  static async start(texts?: Readonly<Record<string, string>>, language = 'en'): Promise<PanelBench> {
    const [page, fake, uplot] = await Promise.all([
      bundle('src/page/main.ts'),
      bundle('test/page/support/fake-host.ts'),
      bundle('uplot', 'esm'),
    ]);
    const server = createServer(({ url = '/' }, response) => {
      const script = { '/page.js': page, '/fake.js': fake, '/uplot.js': uplot }[url];
      response.setHeader('content-type', script === undefined ? 'text/html; charset=utf-8' : 'text/javascript');
      response.end(script ?? panelHtml(`http://${addressOf(server)}`, texts, language));
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return new PanelBench(server, await launchBrowser());
  }

  /** Opens a panel, runs the test with it, closes it, and sees that the page broke no rule. */
  async inPanel(options: PanelOptions, action: (panel: Panel) => Promise<void>): Promise<void> {
    const { size = { width: 1000, height: 700 }, scale = 1 } = options;
    const context = await this.#browser.newContext({
      viewport: size,
      deviceScaleFactor: scale,
      reducedMotion: 'reduce',
    });
    try {
      const panel = await Panel.open(context, `http://${addressOf(this.#server)}/`, options);
      await action(panel);
      await panel.assertClean();
    } finally {
      await context.close();
    }
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }
}

export class Panel {
  readonly page: Page;
  readonly #problems: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    // What is thrown may be a text, which has no stack.
    page.on('pageerror', ({ message, stack = '' }) => this.#problems.push(`${message}\n${stack}`));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.#problems.push(message.text());
    });
  }

  static async open(context: BrowserContext, url: string, options: PanelOptions): Promise<Panel> {
    const { theme = 'dark', hydration, state, refusal, reading, beginsLate } = options;
    const page = await context.newPage();
    // Before the page's scripts, some of which keep the clock that they find.
    if (options.stopsClock === true) await page.clock.install();
    const panel = new Panel(page);
    await page.addInitScript(begin, {
      options: { hydration, state, refusal, reading, beginsLate } as FakeOptions,
      kind: themes[theme].kind,
      variables: themes[theme].variables,
    });
    await page.goto(url);
    // What went wrong says more than that nothing came.
    await page.locator('sse-status-line').getByRole('status').waitFor({ timeout: 10_000 }).catch(panel.#explain);
    return panel;
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

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
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

/** Runs in the page before anything else: what VS Code does with a theme. */
function begin(start: { options: FakeOptions; kind: string; variables: Record<string, string> }): void {
  globalThis.fakeOptions = start.options;
  // So does VS Code's script in a webview, before the page's own scripts listen: browsers would print, find and save.
  addEventListener('keydown', (event) => {
    const isTaken = ['p', 'f', 's'].includes(event.key.toLowerCase());
    if (isTaken && (event.ctrlKey || event.metaKey)) event.preventDefault();
  });
  addEventListener('DOMContentLoaded', () => {
    const { style } = document.documentElement;
    for (const [name, value] of Object.entries(start.variables)) style.setProperty(name, value);
    document.body.className = start.kind;
    document.body.dataset['vscodeThemeKind'] = start.kind;
  });
}

/** Under the policy of the real panel, with the server in place of VS Code's `cspSource`. */
function panelHtml(origin: string, texts: Readonly<Record<string, string>> | undefined, language: string): string {
  const nonce = randomBytes(16).toString('base64');
  const policy = pagePolicy(nonce, origin);
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>SSE Monitor</title>
</head>
<body>
<sse-app></sse-app>
${pageTexts(texts)}
<script nonce="${nonce}" src="/fake.js"></script>
<script nonce="${nonce}" src="/page.js"></script>
</body>
</html>`;
}

async function bundle(entry: string, format: 'iife' | 'esm' = 'iife'): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [format === 'esm' ? entry : join(root, entry)],
    bundle: true,
    write: false,
    format,
    platform: 'browser',
    target: 'chrome134',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

function addressOf(server: Server): string {
  const { address, port } = server.address() as AddressInfo;
  return `${address}:${port}`;
}
