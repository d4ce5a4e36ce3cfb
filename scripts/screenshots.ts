/** Takes the pictures of the README: the real panel after the sample stream, in dark, light and high contrast. */

import { mkdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Browser } from 'playwright-core';
import { packageExtension } from './package.ts';
import { root } from './project.ts';
import { launchBrowser } from './vscode/browser.ts';
import { inWindow } from './vscode/evidence.ts';
import { startVsCodeServer, type VsCodeServer } from './vscode/server.ts';
import { VsCodeWindow } from './vscode/window.ts';
import { makeWorkspace } from './vscode/workspace.ts';

const pictures = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  'high-contrast': 'Default High Contrast',
};

const folder = join(root, 'media', 'screenshots');

await mkdir(folder, { recursive: true });
const server = await startVsCodeServer({ extensions: [await packageExtension()] });
const browser = await launchBrowser();
try {
  for (const [name, theme] of Object.entries(pictures)) {
    const file = join(folder, `${name}.png`);
    await photograph(browser, server, theme, file);
    console.log(`${relative(root, file)}, ${((await stat(file)).size / 1024).toFixed(0)} KB`);
  }
} finally {
  await browser.close();
  await server.stop();
}

async function photograph(browser: Browser, server: VsCodeServer, theme: string, file: string): Promise<void> {
  const settings = { 'workbench.colorTheme': theme, 'window.title': 'SSE Monitor' };
  const workspace = await makeWorkspace({ settings });
  const window = await VsCodeWindow.open(browser, server.windowUrl({ folder: workspace }), { deviceScaleFactor: 2 });
  await inWindow(`screenshot ${theme}`, server, window, async () => {
    await window.runCommand('View: Close Primary Side Bar');
    await window.runCommand('SSE: Connect to Sample Stream');
    await showDetails(window);
    await window.screenshot(file);
  });
}

/** Waits until the sample has come to its end, and selects an event whose data is JSON of more than a line. */
async function showDetails(window: VsCodeWindow): Promise<void> {
  const panel = window.panel();
  await panel
    .getByRole('status', { name: 'Connection' })
    .filter({ hasText: /^\s*Closed/ })
    .waitFor();
  await panel.getByRole('grid', { name: 'Events' }).getByRole('row').filter({ hasText: '"symbol"' }).last().click();
  await panel.getByRole('region', { name: 'Event details' }).waitFor();
}
