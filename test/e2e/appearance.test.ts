import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { PanelPage } from './support/panel.ts';
import { type VsCodeWindow, Workbench } from './support/workbench.ts';

const workbench = await Workbench.start();
after(() => workbench.stop());

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds in the panel, serious or worse, each with the elements that it is about. */
async function seriousFindings(window: VsCodeWindow): Promise<string[]> {
  const frame = await window.panelFrame();
  await frame.evaluate(axeSource);
  const results = await frame.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
    return axe.run();
  });
  assert.ok(results.passes.length > 10, 'axe has looked at something');
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

for (const theme of [
  'Default Dark Modern',
  'Default Light Modern',
  'Default High Contrast',
  'Default High Contrast Light',
]) {
  test(`axe finds nothing serious in ${theme}`, async (t) => {
    await using server = await startSseServer((_request, response) => {
      openEventStream(response);
      response.write('event: price\nid: 1\ndata: {"n": 1}\n\nevent: done\n\ndata: plain\n\n');
    });
    await workbench.inWindow(
      t,
      async (window) => {
        await window.runCommand('SSE: Connect');
        const panel = new PanelPage(window.panel());
        await panel.url.waitFor();
        assert.deepEqual(await seriousFindings(window), [], 'empty');
        await panel.url.fill(`${server.url}/?a=b`);
        await panel.url.press('Enter');
        await panel.showsData(['{"n": 1}', 'plain']);
        await panel.grid.getByRole('row').nth(1).click();
        await panel.details.getByText('"n"').first().waitFor();
        assert.deepEqual(await seriousFindings(window), [], 'with events and details');
      },
      { theme },
    );
  });
}
