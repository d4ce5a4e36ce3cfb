/** The browser that shows the served VS Code. */

import { chromium as playwright, type Browser } from 'playwright-core';
import { chromium, chromiumFlags } from '../chromium.ts';

/** Starts headless Chromium. It ends with `close`, or with this process. */
export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium(),
    args: [...chromiumFlags],
    // Signals are ours: the server has to be stopped, too. Chromium is ended when this process exits.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
