/**
 * The browser of the page tests: Chromium's headless shell, where there is one, which does half of the work that Chromium
 * does for the same page, for it has no window around it.
 */

import { env } from 'node:process';
import { chromium as playwright, type Browser, type LaunchOptions } from 'playwright-core';
import { headlessShell } from '../system/chromium.ts';
import { launchOptions } from '../vscode/browser.ts';

/** Says where a browser is that others have started; see {@link servePageBrowser}. */
const endpointVariable = 'SSE_MONITOR_BROWSER';

/** A quarter of the work for a page that nobody looks at is to hand its layers from one thread to another. */
const flags = ['--disable-threaded-compositing'];

/** A browser that several processes use at once, each in contexts of its own. */
export interface SharedBrowser extends AsyncDisposable {
  /** For the environment of those who are to use it. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * The browser that the environment names, else one of our own. It ends with `close`, or with this process; a shared one
 * goes on, without what we opened in it.
 */
export async function launchPageBrowser(): Promise<Browser> {
  const endpoint = env[endpointVariable];
  return endpoint === undefined ? playwright.launch(await options()) : playwright.connect(endpoint);
}

/** Starts a browser for other processes. It ends when it is disposed of, or with this process. */
export async function servePageBrowser(): Promise<SharedBrowser> {
  const server = await playwright.launchServer({ ...(await options()), host: '127.0.0.1' });
  return { environment: { [endpointVariable]: server.wsEndpoint() }, [Symbol.asyncDispose]: () => server.close() };
}

const options = async (): Promise<LaunchOptions> => launchOptions(await headlessShell(), flags);
