/** From the server's write of an event to the frame in which its row is painted, at a rate that keeps nothing busy. */

import type { Browser } from 'playwright-core';
import { type LatencyFigures, summarize } from '../../../test/perf/latency.ts';
import { ask } from '../../../test/perf/server-process.ts';
import { median } from '../../../test/perf/statistics.ts';
import { withServer } from '../clients/context.ts';
import { MeasuredPanel, PanelSession } from './session.ts';

const rounds = 3;
const paced = '/paced?rate=100&count=550';

/** Of each round. */
export interface PaintFigures {
  readonly ours: readonly LatencyFigures[];
  /** A page with Chromium's own `EventSource` that appends a row for each event: the simplest viewer. */
  readonly simplest: readonly LatencyFigures[];
}

/** The median of the rounds. */
export function overRounds(figures: readonly LatencyFigures[], key: 'p50' | 'p99'): number {
  return median(figures.map((round) => round[key]));
}

/** In turn, in one Chromium. */
export async function measurePaint(): Promise<PaintFigures> {
  await using session = await PanelSession.start();
  return await withServer('10,000 of 100 bytes', async ({ origin }) => {
    const panel = await MeasuredPanel.open(await session.openWindow());
    const figures = { ours: [] as LatencyFigures[], simplest: [] as LatencyFigures[] };
    for (let round = 0; round <= rounds; round++) {
      figures.ours.push(await inPanel(panel, origin));
      figures.simplest.push(await inSimplestViewer(session.browser, origin));
    }
    // The first round is the warm-up.
    return { ours: figures.ours.slice(1), simplest: figures.simplest.slice(1) };
  });
}

async function inPanel(panel: MeasuredPanel, origin: string): Promise<LatencyFigures> {
  const watch = await panel.frame.evaluateHandle(beginPaintWatch, {
    hosts: ['sse-app', 'sse-event-grid'],
    cell: '.row .data',
  });
  await panel.connect(origin + paced);
  await panel.ends();
  return summarize(await delaysOf(await watch.evaluate(({ end }) => end()), origin));
}

async function inSimplestViewer(browser: Browser, origin: string): Promise<LatencyFigures> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.setContent('<!doctype html><body style="font: 13px monospace"><ol></ol>');
  const watch = await page.evaluateHandle(beginPaintWatch, { hosts: [], cell: 'li' });
  await page.evaluate(appendRows, origin + paced);
  const painted = await watch.evaluate(({ end }) => end());
  await page.close();
  return summarize(await delaysOf(painted, origin));
}

/** A row that was painted: when its event was written, and when that frame was done, in ms since the epoch. */
interface PaintedRow {
  readonly written: number;
  readonly painted: number;
}

/**
 * Of all events, in ms. One that was out of sight again before a frame came counts with the next one that was painted: a
 * page must not look faster for frames that it did not make.
 *
 * @throws when the last event was not painted
 */
async function delaysOf(rows: readonly PaintedRow[], origin: string): Promise<readonly number[]> {
  const times = JSON.parse(await ask(`${origin}/written`)) as readonly number[];
  const sorted = rows.toSorted((a, b) => a.written - b.written);
  let next = 0;
  return times.map((time) => {
    while ((sorted[next]?.written ?? Infinity) < time) next++;
    const row = sorted[next];
    if (row === undefined) throw new Error('The last event was not painted.');
    return row.painted - time;
  });
}

/** Where the page has its rows: in a shadow tree inside of these, one in the other; and which elements have the data. */
interface RowPlace {
  readonly hosts: readonly string[];
  readonly cell: string;
}

// From here on everything runs in a page, and sees nothing of this file.

/**
 * An observer of sizes is called after all callbacks of the animation frame, which may still add rows, and just before the
 * browser paints: it sees what will be painted. So that it is called in each frame, a box of ours changes its size in each.
 * The message that it posts is received in the next task, which begins when that frame has been painted. Chromium has a time
 * of its own for this (Element Timing), but not for elements in a shadow tree, in which all of ours are.
 *
 * Compositing, and the way to the screen, are not in it: they are the same for every page.
 */
function beginPaintWatch({ hosts, cell }: RowPlace): { end: () => Promise<PaintedRow[]> } {
  const root = hosts.reduce<ParentNode>((root, host) => root.querySelector(host)?.shadowRoot ?? root, document);
  const times = (): number[] => [...root.querySelectorAll(cell)].map(({ textContent }) => Number(textContent));
  const seen = new Set(times());
  const rows: PaintedRow[] = [];
  const frames = new MessageChannel();
  frames.port1.addEventListener('message', ({ data }: MessageEvent<number[]>) => {
    const painted = performance.timeOrigin + performance.now();
    rows.push(...data.map((written) => ({ written, painted })));
  });
  frames.port1.start();
  const look = (): void => {
    // The data of the last event is 0, which is no time.
    const written = times().filter((time) => time > 0 && !seen.has(time));
    for (const time of written) seen.add(time);
    if (written.length > 0) frames.port2.postMessage(written);
  };
  const box = document.body.appendChild(document.createElement('div'));
  box.style.position = 'fixed';
  new ResizeObserver(look).observe(box);
  const resize = (): void => {
    box.style.width = box.style.width === '1px' ? '2px' : '1px';
    frame = requestAnimationFrame(resize);
  };
  let frame = requestAnimationFrame(resize);
  const end = async (): Promise<PaintedRow[]> => {
    for (let more = 0; more < 3; more++) await new Promise((resolve) => requestAnimationFrame(resolve));
    cancelAnimationFrame(frame);
    return rows;
  };
  return { end };
}

/** Scrolls along, as whoever watches a stream would: a row out of sight is not painted. */
function appendRows(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const source = new EventSource(url);
    source.addEventListener('message', ({ data }) => {
      const row = document.createElement('li');
      row.textContent = data;
      document.querySelector('ol')?.append(row);
      row.scrollIntoView();
    });
    source.addEventListener('error', () => reject(new Error('Chromium lost the connection')));
    source.addEventListener('done', () => {
      source.close();
      resolve();
    });
  });
}
