/** The tabs of the panels. */

import { TabInputWebview, window } from 'vscode';

/** The panels' tabs, by their titles. */
export function panelTitles(): string[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith('sseMonitor.panel'))
    .map(({ label }) => label);
}

/** Resolves as soon as the condition holds of the titles of all panels. */
export async function untilTitles(condition: (titles: string[]) => boolean): Promise<void> {
  if (condition(panelTitles())) return;
  await new Promise<void>((resolve) => {
    const subscription = window.tabGroups.onDidChangeTabs(() => {
      if (!condition(panelTitles())) return;
      subscription.dispose();
      resolve();
    });
  });
}
