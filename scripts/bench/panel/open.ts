/** How long it takes to come back to a panel: VS Code throws the page of a hidden one away, and makes it anew. */

import type { Page } from 'playwright-core';
import { median } from '../../../test/perf/statistics.ts';
import { withServer } from '../clients/context.ts';
import { MeasuredPanel, PanelSession } from './session.ts';
import type { VsCodeWindow } from '../../vscode/window.ts';

const rounds = 7;

/** In ms from the key that opens it, of each round. */
export interface OpenFigures {
  /** To its rows: it holds a million events. */
  readonly full: readonly number[];
  /** To what it says instead of rows: its stream is open, and no event has come. */
  readonly empty: readonly number[];
  /** From the key that ends the command `SSE: Connect to Sample Stream` to the first row: everything is made anew. */
  readonly command: readonly number[];
}

/** The median of the ratios, round by round. */
export function fullToEmpty({ full, empty }: OpenFigures): number {
  return median(full.map((ms, round) => ms / (empty[round] ?? Number.NaN)));
}

/** An editor of its own, and both panels beside it, in turn. */
export async function measureOpen(): Promise<OpenFigures> {
  await using session = await PanelSession.start();
  return await withServer('one million of 100 bytes', async ({ origin, load }) => {
    const window = await session.openWindow();
    await window.runCommand('File: New Untitled Text File');
    const full = await MeasuredPanel.open(window);
    await full.connect(`${origin}/now`);
    await full.ends();
    if ((await full.count('kept')) !== load.events) throw new Error('The panel does not hold the whole load.');
    const empty = await MeasuredPanel.open(window);
    await empty.connect(`${origin}/load`);
    await watchOpening(window.page);
    const figures = { full: [] as number[], empty: [] as number[], command: [] as number[] };
    for (let round = 0; round <= rounds; round++) {
      figures.full.push(await openEditor(window, 2));
      figures.empty.push(await openEditor(window, 3));
      figures.command.push(await runSample(window));
    }
    // The first round is the warm-up.
    return { full: figures.full.slice(1), empty: figures.empty.slice(1), command: figures.command.slice(1) };
  });
}

/** From the text editor, which is the first, to another. */
async function openEditor(window: VsCodeWindow, index: number): Promise<number> {
  await goToText(window);
  await window.page.keyboard.press(`Alt+${index}`);
  return fromKeyToDrawn(window);
}

/** From the text editor to a panel that is made, and closed afterwards. */
async function runSample(window: VsCodeWindow): Promise<number> {
  await goToText(window);
  await window.connectToSample();
  const ms = await fromKeyToDrawn(window);
  await window.runCommand('View: Close Editor');
  return ms;
}

async function goToText({ page }: VsCodeWindow): Promise<void> {
  await page.keyboard.press('Alt+1');
  await page.locator('iframe.webview').first().waitFor({ state: 'hidden' });
  await page.locator('.monaco-editor.focused').waitFor();
}

async function fromKeyToDrawn(window: VsCodeWindow): Promise<number> {
  const { page } = window;
  const { frame } = await MeasuredPanel.shown(window);
  const drawn = await frame.waitForFunction(() => (globalThis as Watched).drawnAt);
  const pressed = await page.evaluate(() => (globalThis as Watched).pressedAt);
  return ((await drawn.jsonValue()) ?? Number.NaN) - (pressed ?? Number.NaN);
}

/** What the watch leaves behind, in ms since the epoch. */
type Watched = typeof globalThis & { pressedAt?: number; drawnAt?: number };

async function watchOpening(page: Page): Promise<void> {
  await page.evaluate(watchKeys);
  // In every frame from now on, before anything else runs in it.
  await page.addInitScript(watchForRows);
}

// From here on everything runs in a page, and sees nothing of this file.

function watchKeys(): void {
  const press = ({ timeStamp }: KeyboardEvent): void => {
    (globalThis as Watched).pressedAt = performance.timeOrigin + timeStamp;
  };
  addEventListener('keydown', press, { capture: true });
}

/** See paint.ts for what tells that a frame was painted. */
function watchForRows(): void {
  const painted = new MessageChannel();
  painted.port1.addEventListener('message', () => {
    (globalThis as Watched).drawnAt = performance.timeOrigin + performance.now();
  });
  painted.port1.start();
  const look = (): void => {
    const grid = document.querySelector('sse-app')?.shadowRoot?.querySelector('sse-event-grid')?.shadowRoot;
    const empty = grid?.querySelector('.empty')?.textContent ?? '';
    const isDrawn = grid?.querySelector('.row .data') || empty.includes('No events yet');
    if (isDrawn) painted.port2.postMessage(undefined);
    else requestAnimationFrame(look);
  };
  // The panel is written into the frame's document later, and the frames that were asked for before do not come then.
  const begin = setInterval(() => {
    if (document.querySelector('sse-app') === null) return;
    clearInterval(begin);
    requestAnimationFrame(look);
  }, 1);
}
