/** One test leaves nothing to the next, though they share a page. */

import assert from 'node:assert/strict';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { evidenceFolder, nameOfTest } from '../../scripts/vscode/evidence.ts';
import { PanelBench } from './support/panel-page.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

/** Runs nothing in a panel. @returns its page */
async function pageOfNext(): Promise<Page> {
  let page: Page | undefined;
  await bench.inPanel({}, async (panel) => {
    page = panel.page;
  });
  return page ?? assert.fail('There was no panel.');
}

test('the page is the same, and listeners, routes, keys, the pointer, the size and other pages are as in a new one', async () => {
  const heard: string[] = [];
  let first: Page | undefined;
  await bench.inPanel({ size: { width: 400, height: 400 } }, async ({ page, url }) => {
    first = page;
    page.on('request', (request) => heard.push(request.url()));
    page.context().on('request', (request) => heard.push(request.url()));
    await page.route('**/page.js', (route) => route.abort());
    await page.context().newPage();
    await url.hover();
    await page.keyboard.down('Shift');
    await page.evaluate(() => Object.assign(globalThis, { left: true }));
  });
  const before = heard.length;
  await bench.inPanel({}, async ({ page, url }) => {
    assert.equal(page, first);
    assert.equal(await url.evaluate((box) => box.matches(':hover')), false);
    await page.evaluate(() => addEventListener('keydown', ({ shiftKey }) => Object.assign(globalThis, { shiftKey })));
    await page.keyboard.press('a');
    assert.equal(await page.evaluate(() => (globalThis as { shiftKey?: boolean }).shiftKey), false);
    assert.deepEqual(page.viewportSize(), { width: 1000, height: 700 });
    assert.equal(page.context().pages().length, 1);
    assert.equal(await page.evaluate(() => 'left' in globalThis), false);
  });
  assert.equal(heard.length, before);
});

test('what a page of another scale showed does not go on', async () => {
  let sharp: Page | undefined;
  await bench.inPanel({ scale: 2 }, async ({ page }) => {
    sharp = page;
  });
  await bench.inPanel({}, async ({ page }) => {
    assert.notEqual(page, sharp);
    assert.equal(sharp?.url(), 'about:blank');
  });
});

test('a clock that was installed is in no other test', async () => {
  await bench.inPanel({}, async ({ page }) => page.clock.install({ time: 0 }));
  await bench.inPanel({}, async ({ page }) => assert.ok((await page.evaluate(() => Date.now())) > 1e12));
});

test('a test that fails takes its page with it, and so does a panel that broke a rule; what there was to see is kept', async () => {
  const folder = evidenceFolder(nameOfTest());
  const first = await pageOfNext();
  await assert.rejects(
    bench.inPanel({}, () => assert.fail('as planned')),
    /as planned/,
  );
  const second = await pageOfNext();
  assert.notEqual(second, first);
  await assert.rejects(
    bench.inPanel({}, async ({ page }) => page.evaluate(() => console.error('as planned, too'))),
    /as planned, too/,
  );
  assert.notEqual(await pageOfNext(), second);
  assert.deepEqual((await readdir(folder)).toSorted(), ['console.log', 'trace.zip', 'window.png']);
  assert.equal(await readFile(join(folder, 'console.log'), 'utf8'), 'error: as planned, too');
  await rm(folder, { recursive: true });
});
