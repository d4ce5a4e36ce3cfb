/**
 * Takes the pictures of the README: the real panel after the sample stream, in dark, light and high contrast; and what it
 * says about a server of Django's that means to send `done` and does not. And films the panel while somebody uses it.
 * With names (`dark`, `sample`…) only those.
 */

import { mkdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { argv } from 'node:process';
import type { Browser } from 'playwright-core';
import { film } from './pictures/animated.ts';
import { packageExtension } from './package/vsix.ts';
import { root } from './system/project.ts';
import { launchBrowser } from './vscode/browser.ts';
import { inWindow } from './vscode/evidence.ts';
import { startVsCodeServer, type VsCodeServer } from './vscode/server.ts';
import { VsCodeWindow, type WindowView } from './vscode/window.ts';
import { makeWorkspace } from './vscode/workspace.ts';
import { startServer } from '../test/servers/start.ts';

const pictures = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  'high-contrast': 'Default High Contrast',
};

const named = argv.slice(2);
const isWanted = (name: string): boolean => named.length === 0 || named.includes(name);

const folder = join(root, 'media', 'screenshots');

await mkdir(folder, { recursive: true });
const server = await startVsCodeServer({ extensions: [await packageExtension()] });
const browser = await launchBrowser();
try {
  for (const [name, theme] of Object.entries(pictures)) {
    if (isWanted(name)) await photograph(browser, server, theme, name, showSample);
  }
  if (isWanted('diagnosis')) {
    await photograph(browser, server, pictures.dark, 'diagnosis', showDiagnosis, { width: 1280, height: 600 });
  }
  if (isWanted('sample')) await filmSample(browser, server);
} finally {
  await browser.close();
  await server.stop();
}

async function photograph(
  browser: Browser,
  server: VsCodeServer,
  theme: string,
  name: string,
  show: (window: VsCodeWindow) => Promise<void>,
  viewport = { width: 1280, height: 800 },
): Promise<void> {
  const file = join(folder, `${name}.png`);
  await inNewWindow(
    browser,
    server,
    theme,
    { deviceScaleFactor: 2, viewport },
    `screenshot ${name}`,
    async (window) => {
      await show(window);
      await window.screenshot(file);
    },
  );
  await tell(file);
}

/** From the command to the end of the sample: its types, a filter, and the details of an event. */
async function filmSample(browser: Browser, server: VsCodeServer): Promise<void> {
  const file = join(folder, 'sample.gif');
  const view = { viewport: { width: 1000, height: 720 } };
  await inNewWindow(browser, server, pictures.dark, view, 'film of the sample', (window) =>
    film(window.page, file, () => useSample(window)),
  );
  await tell(file);
}

async function useSample(window: VsCodeWindow): Promise<void> {
  await window.connectToSample();
  const panel = window.panel();
  const grid = panel.getByRole('grid', { name: 'Events' });
  await grid.getByRole('row').filter({ hasText: 'heartbeat' }).waitFor();
  await panel
    .getByRole('group', { name: 'Event types' })
    .getByRole('button', { name: /^price/ })
    .first()
    .click();
  const filter = panel.getByRole('searchbox', { name: 'Filter events' });
  await filter.press('End');
  await filter.pressSequentially(' $.symbol == "ACME"', { delay: 60 });
  await showDetails(window);
}

async function inNewWindow(
  browser: Browser,
  server: VsCodeServer,
  theme: string,
  view: WindowView,
  what: string,
  action: (window: VsCodeWindow) => Promise<void>,
): Promise<void> {
  const settings = { 'workbench.colorTheme': theme, 'window.title': 'SSE Monitor' };
  const workspace = await makeWorkspace({ settings });
  const window = await VsCodeWindow.open(browser, server.windowUrl({ folder: workspace }), view);
  await inWindow(what, server, window, async () => {
    await window.runCommand('View: Close Primary Side Bar');
    await action(window);
  });
}

async function tell(file: string): Promise<void> {
  console.log(`${relative(root, file)}, ${((await stat(file)).size / 1024).toFixed(0)} KB`);
}

async function showSample(window: VsCodeWindow): Promise<void> {
  await window.connectToSample();
  await showDetails(window);
}

async function showDiagnosis(window: VsCodeWindow): Promise<void> {
  await using django = await startServer('django');
  await window.runCommand('SSE: Connect');
  const url = window.panel().getByRole('textbox', { name: 'URL', exact: true });
  await url.fill(`${django.origin}/article?abc=xyz`);
  await url.press('Enter');
  await window.panel().getByRole('button', { name: 'Reconnect now' }).waitFor();
  await window.panel().getByRole('button', { name: 'Details', exact: true }).click();
  await window.panel().getByRole('note').waitFor();
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
