import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import { openEventStream, startSseServer } from '../support/sse-server.ts';
import { eventually } from './support/eventually.ts';
import { PanelPage } from './support/panel.ts';
import { type VsCodeWindow, Workbench } from './support/workbench.ts';

const workbench = await Workbench.start();
after(() => workbench.stop());

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What VS Code says of each to a webview. */
const themes = {
  'Default Dark Modern': 'vscode-dark',
  'Default Light Modern': 'vscode-light',
  'Default High Contrast': 'vscode-high-contrast',
  'Default High Contrast Light': 'vscode-high-contrast-light',
} as const;

/** The rules that look at colours: all others find the same in every theme. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** What axe finds in the panel, serious or worse, each with the elements that it is about. */
async function seriousFindings(window: VsCodeWindow, rules?: readonly string[]): Promise<string[]> {
  const frame = await window.panelFrame();
  await frame.evaluate(axeSource);
  const results = await frame.evaluate(async (rules) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return axe.run(rules === undefined ? {} : { runOnly: rules });
  }, rules);
  const passed = results.passes.map(({ id }) => id);
  assert.ok(
    rules === undefined ? passed.length > 10 : passed.includes('color-contrast'),
    'axe has looked at something',
  );
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** With all rules once, and with those for colours in each theme that VS Code is switched to. */
async function assertNothingSerious(window: VsCodeWindow, state: string): Promise<void> {
  assert.deepEqual(await seriousFindings(window), [], state);
  for (const [theme, kind] of Object.entries(themes)) {
    await workbench.setSettings({ 'workbench.colorTheme': theme });
    const body = window.panel().locator('body');
    await eventually(async () => assert.equal(await body.getAttribute('data-vscode-theme-kind'), kind));
    assert.deepEqual(await seriousFindings(window, colourRules), [], `${state}, in ${theme}`);
  }
}

test("axe finds nothing serious in any of VS Code's themes", async (t) => {
  await using server = await startSseServer((_request, response) => {
    openEventStream(response);
    response.write('event: price\nid: 1\ndata: {"n": 1}\n\nevent: done\n\ndata: plain\n\n');
  });
  await workbench.inWindow(t, async (window) => {
    await window.runCommand('SSE: Connect');
    const panel = new PanelPage(window.panel());
    await panel.url.waitFor();
    await assertNothingSerious(window, 'empty');
    await panel.url.fill(`${server.url}/?a=b`);
    await panel.url.press('Enter');
    await panel.showsData(['{"n": 1}', 'plain']);
    await panel.grid.getByRole('row').nth(1).click();
    await panel.details.getByText('"n"').first().waitFor();
    await assertNothingSerious(window, 'with events and details');
  });
});
