/** Chromium's own `EventSource`, in a page of the load server. */

import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { chromium, chromiumFlags } from '../chromium.ts';
import { addText } from '../../test/perf/checksum.ts';
import type { Turn } from '../../test/perf/measure.ts';

export async function startBrowser(): Promise<Browser> {
  return playwright.launch({ executablePath: await chromium(), args: [...chromiumFlags], headless: true });
}

/** What the page makes of each event. */
type Viewer = 'array' | 'rows';

declare global {
  // The functions below run in the page and see nothing of this file.
  var addTextInPage: typeof addText;
}

/** One turn in a page of its own. The clock is the page's. */
export async function browserTurn(browser: Browser, viewer: Viewer, origin: string): Promise<Turn> {
  return withPage(browser, origin, (page) => page.evaluate(readLoad, viewer));
}

/** @returns what each event took from the server's write to its listener, in ms */
export async function browserDelays(browser: Browser, origin: string, paced: string): Promise<readonly number[]> {
  return withPage(browser, origin, (page) => page.evaluate(readPaced, paced));
}

async function withPage<T>(browser: Browser, origin: string, action: (page: Page) => Promise<T>): Promise<T> {
  const page = await browser.newPage();
  try {
    await page.addInitScript(`globalThis.addTextInPage = ${addText.toString()}`);
    await page.goto(`${origin}/page`);
    return await action(page);
  } finally {
    await page.close();
  }
}

/** Runs in the page. */
async function readLoad(viewer: Viewer): Promise<Turn> {
  const source = new EventSource('/load');
  const kept: { type: string; data: string }[] = [];
  const rows = document.querySelector('#rows') as HTMLElement;
  const keep = ({ type, data }: MessageEvent<string>): void => {
    kept.push({ type, data });
    if (viewer === 'array') return;
    const row = document.createElement('li');
    row.textContent = `${type} ${data}`;
    rows.append(row);
  };
  for (const type of ['price', 'trade', 'news', 'message', 'done']) source.addEventListener(type, keep);
  const done = new Promise<void>((resolve, reject) => {
    source.addEventListener('done', () => resolve());
    source.addEventListener('error', () => reject(new Error('Chromium lost the connection')));
  });
  await fetch('/held');
  const begun = performance.now();
  void fetch('/release');
  await done;
  const ms = performance.now() - begun;
  source.close();
  let [dataLength, checksum] = [0, 0];
  for (const { type, data } of kept) {
    dataLength += data.length;
    checksum = globalThis.addTextInPage(globalThis.addTextInPage(checksum, type), data);
  }
  return { ms, receipt: { events: kept.length, dataLength, checksum } };
}

/** Runs in the page. */
function readPaced(url: string): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const delays: number[] = [];
    const source = new EventSource(url);
    source.addEventListener('message', ({ data }) => {
      delays.push(performance.timeOrigin + performance.now() - Number(data));
    });
    source.addEventListener('error', () => reject(new Error('Chromium lost the connection')));
    source.addEventListener('done', () => {
      source.close();
      resolve(delays);
    });
  });
}
