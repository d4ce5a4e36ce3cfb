/**
 * The browser of the page tests: Chromium's headless shell, where there is one, which does two thirds of the work that
 * Chromium does for the same page, for it has no window around it.
 */

import { chromium as playwright, type Browser } from 'playwright-core';
import { headlessShell } from '../system/chromium.ts';
import { launchOptions } from '../vscode/browser.ts';

/** Starts it. It ends with `close`, or with this process. */
export async function launchPageBrowser(): Promise<Browser> {
  return playwright.launch(launchOptions(await headlessShell()));
}
