/** Whatever a server sends, the panel goes on to answer, and draws no more than there is room for. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Frame } from 'playwright-core';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { connectTo } from './support/connect.ts';
import type { PanelPage } from './support/panel.ts';
import { type VsCodeWindow, Workbench } from './support/workbench.ts';

const workbench = await Workbench.start();
after(() => workbench.stop());

const deep = 100_000;

/** A panel of ordinary events has some hundreds. */
const mostNodes = 4000;

/** What is sent before an event that is like any other. */
const shapes: Readonly<Record<string, string>> = {
  'a type of 1 MB': `event: ${'t'.repeat(1e6)}\ndata: 1\n\n`,
  'an ID of 1 MB': `id: ${'i'.repeat(1e6)}\ndata: 1\n\n`,
  'an event of 20 MB': `data: ${'d'.repeat(20e6)}\n\n`,
  'an event of a million lines': `${'data: 1\n'.repeat(1e6)}\n`,
  'a thousand types': Array.from({ length: 1000 }, (_, n) => `event: type-${n}\ndata: 1\n\n`).join(''),
  'JSON nested deep': `data: ${'['.repeat(deep)}${']'.repeat(deep)}\n\ndata: ${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}\n\n`,
  'fields that would turn around what is beside them, or run': `event: \u202e<script>\nid: \u001b[2J\u2066\ndata: ${'\u202e<img src=x onerror=ran++>'.repeat(1000)}\n\n`,
};

/** All that is drawn, in shadow trees too. */
function nodesIn(frame: Frame): Promise<number> {
  return frame.evaluate(() => {
    const count = (root: ParentNode): number => {
      const elements = [...root.querySelectorAll('*')];
      return elements.reduce(
        (sum, { shadowRoot }) => sum + (shadowRoot === null ? 0 : count(shadowRoot)),
        elements.length,
      );
    };
    return count(document);
  });
}

test('the panel answers to keys, and draws little, whatever comes', (t) =>
  workbench.inWindow(t, async (window) => {
    const streams = Object.values(shapes);
    await using server = await startSseServer(({ url }, response) => {
      openEventStream(response);
      const place = Number(url.slice(1));
      response.end(`${streams[place] ?? ''}event: last\ndata: {"is":"well ${place}"}\n\nevent: done\ndata: bye\n\n`);
    });
    const panel = await connectTo(window, `${server.url}/0`);
    for (const [place, name] of Object.keys(shapes).entries()) {
      if (place > 0) {
        await panel.url.fill(`${server.url}/${place}`);
        await panel.url.press('Enter');
      }
      await t.test(name, () => answersAndDrawsLittle(window, panel, `well ${place}`));
    }
  }));

/** @param well - the data of the last event but one, which is like any other */
async function answersAndDrawsLittle(window: VsCodeWindow, panel: PanelPage, well: string): Promise<void> {
  const { keyboard } = window.page;
  const drawsLittle = async (): Promise<void> => {
    const nodes = await nodesIn(await window.panelFrame());
    assert.ok(nodes < mostNodes, `${nodes} elements`);
  };
  await panel.grid.getByText(well).waitFor();
  await panel.grid.focus();
  await keyboard.press('Home');
  await panel.details.getByRole('heading', { name: 'Event 1', exact: true }).waitFor();
  for (const tab of await panel.details.getByRole('tab').all()) {
    await tab.click();
    await drawsLittle();
  }
  await panel.details.getByRole('tab', { name: 'Data' }).click();
  await panel.grid.focus();
  await keyboard.press('End');
  await panel.details.getByText('bye').waitFor();
  await keyboard.press('ArrowUp');
  await panel.details.getByText(well).waitFor();
  await drawsLittle();
}
