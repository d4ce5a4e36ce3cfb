/**
 * npm start: the extension, packaged and installed in a real VS Code, with the monitor open on its sample stream. That is
 * the `code`, `codium` or `cursor` on PATH, else a VS Code to open in a browser.
 *
 * `npm start -- --screenshot FILE.png` leaves a picture of the panel at work, and exits.
 */

import { relative, resolve } from 'node:path';
import { argv, cwd, env } from 'node:process';
import { parseArgs } from 'node:util';
import { packageExtension } from './package/vsix.ts';
import { root } from './system/project.ts';
import { launchBrowser } from './vscode/browser.ts';
import { desktopFolder, findDesktopVsCode, openInDesktop } from './vscode/desktop.ts';
import { inWindow } from './vscode/evidence.ts';
import { startVsCodeServer, type VsCodeServer } from './vscode/server.ts';
import { VsCodeWindow } from './vscode/window.ts';
import { makeWorkspace } from './vscode/workspace.ts';

const demo = { commandOnOpen: 'sseMonitor.connectToSample' };

const { values } = parseArgs({ args: argv.slice(2), options: { screenshot: { type: 'string' } } });
const vsix = await packageExtension();
console.log(`Packaged ${relative(root, vsix)}.`);
const desktop = values.screenshot === undefined ? findDesktopVsCode() : undefined;
if (desktop !== undefined) await startDesktop(desktop);
else if (values.screenshot === undefined) await serve();
else await takePicture(resolve(env['INIT_CWD'] ?? cwd(), values.screenshot));

async function startDesktop(command: string): Promise<void> {
  await openInDesktop(command, vsix, await makeWorkspace(demo, desktopFolder()));
  console.log(`Opened ${command} with its data in ${desktopFolder()}.`);
}

async function serve(): Promise<void> {
  const folder = await makeWorkspace(demo);
  const server = await startVsCodeServer({ extensions: [vsix] });
  console.log(`Open ${server.windowUrl({ folder })}`);
  console.log('It runs on this machine only. Ctrl+C stops it.');
  await server.ended;
  throw new Error(`VS Code's server ended:\n${server.log()}`);
}

async function takePicture(file: string): Promise<void> {
  const server = await startVsCodeServer({ extensions: [vsix] });
  try {
    await photograph(server, file);
  } finally {
    await server.stop();
  }
  console.log(`Saved ${file}.`);
}

async function photograph(server: VsCodeServer, file: string): Promise<void> {
  const browser = await launchBrowser();
  try {
    const window = await VsCodeWindow.open(browser, server.windowUrl({ folder: await makeWorkspace(demo) }));
    await inWindow('start', server, window, async () => {
      // The header is a row, too.
      await window.panel().getByRole('grid', { name: 'Events' }).getByRole('row').nth(5).waitFor();
      await window.screenshot(file);
    });
  } finally {
    await browser.close();
  }
}
