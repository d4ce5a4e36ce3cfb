/** Headless Chromium, which shows the served VS Code. */

import { chromium as playwright, type Browser, type LaunchOptions } from 'playwright-core';
import { chromium, chromiumFlags } from '../system/chromium.ts';

/** Starts a browser. It ends with `close`, or with this process. */
export async function launchBrowser(): Promise<Browser> {
  return playwright.launch(launchOptions(await chromium()));
}

/** @param executablePath - of a Chromium */
export function launchOptions(executablePath: string): LaunchOptions {
  return {
    executablePath,
    args: [...chromiumFlags],
    // Signals are ours: the server has to be stopped, too. Chromium is ended when this process exits.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
}
