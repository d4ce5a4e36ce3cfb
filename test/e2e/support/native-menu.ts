import assert from 'node:assert/strict';
import { eventually } from './eventually.ts';
import type { VsCodeWindow } from './workbench.ts';

/** Chooses from VS Code's own menu, which is open or about to be. */
export async function choose({ page }: VsCodeWindow, label: string): Promise<void> {
  const menu = page.locator('.context-view .monaco-menu');
  await menu.waitFor();
  // A menu that has just opened takes no click: it might be the end of the one that opened it.
  await eventually(async () => {
    const item = menu.getByRole('menuitem', { name: label, exact: true });
    if (await item.isVisible()) await item.click({ timeout: 1000 });
    assert.ok(!(await menu.isVisible()));
  });
}
