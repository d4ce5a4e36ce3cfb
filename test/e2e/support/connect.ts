import { PanelPage } from './panel.ts';
import type { VsCodeWindow } from './workbench.ts';

/** Opens a panel of its own for a stream, with the keyboard. */
export async function connectTo(window: VsCodeWindow, url: string): Promise<PanelPage> {
  await window.runCommand('SSE: Connect');
  const panel = new PanelPage(window.panel());
  await panel.frame.locator('body:focus-within').waitFor();
  // Not Ctrl+A: VS Code hands it to the webview a moment later, in the midst of what is typed next.
  await window.page.keyboard.press('Home');
  await window.page.keyboard.press('Shift+End');
  await window.page.keyboard.type(url);
  await window.page.keyboard.press('Enter');
  return panel;
}
