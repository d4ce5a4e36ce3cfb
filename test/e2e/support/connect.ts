import assert from 'node:assert/strict';
import { eventually } from './eventually.ts';
import { PanelPage } from './panel.ts';
import type { VsCodeWindow } from './workbench.ts';

/** Opens a panel of its own for a stream, with the keyboard. */
export async function connectTo(window: VsCodeWindow, url: string): Promise<PanelPage> {
  await window.runCommand('SSE: Connect');
  const panel = new PanelPage(window.panel());
  await panel.frame.locator('body:focus-within').waitFor();
  // VS Code may move the focus once more while it is already there, and what is typed meanwhile is lost.
  await eventually(async () => {
    // Not Ctrl+A: VS Code hands it to the webview a moment later, in the midst of what is typed next.
    await window.page.keyboard.press('Home');
    await window.page.keyboard.press('Shift+End');
    await window.page.keyboard.type(url);
    assert.equal(await panel.url.inputValue(), url);
  });
  await window.page.keyboard.press('Enter');
  return panel;
}
