/** Headless Chromium: what shows the served VS Code and the page of the tests. */

import { env } from 'node:process';
import { chromium as playwright, type Browser, type LaunchOptions } from 'playwright-core';
import { chromium, chromiumFlags } from '../system/chromium.ts';

/** Says where a browser is that others have started; see {@link serveBrowser}. */
const endpointVariable = 'SSE_MONITOR_BROWSER';

/** A browser that several processes use at once, each in contexts of its own. */
export interface SharedBrowser extends AsyncDisposable {
  /** For the environment of those who are to use it. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * The browser that the environment names, else one of our own. It ends with `close`, or with this process; a shared one
 * goes on, without what we opened in it.
 */
export async function launchBrowser(): Promise<Browser> {
  const endpoint = env[endpointVariable];
  return endpoint === undefined ? playwright.launch(await launchOptions()) : playwright.connect(endpoint);
}

/** Starts a browser for other processes. It ends when it is disposed of, or with this process. */
export async function serveBrowser(): Promise<SharedBrowser> {
  const server = await playwright.launchServer({ ...(await launchOptions()), host: '127.0.0.1' });
  return { environment: { [endpointVariable]: server.wsEndpoint() }, [Symbol.asyncDispose]: () => server.close() };
}

async function launchOptions(): Promise<LaunchOptions> {
  return {
    executablePath: await chromium(),
    args: [...chromiumFlags],
    // Signals are ours: the server has to be stopped, too. Chromium is ended when this process exits.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
}
