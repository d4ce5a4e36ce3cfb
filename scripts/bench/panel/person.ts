/** Somebody at the panel. */

import { setTimeout as delay } from 'node:timers/promises';
import type { MeasuredPanel } from './session.ts';

/** About as fast as a person's hands. */
const wheelMs = 30;
const keyMs = 80;

/** In some events of the load. */
const typed = 'ACME4';

/** For so long somebody turns the wheel over the list, up and down, and types in the filter. */
export async function usePanel(panel: MeasuredPanel, ms: number): Promise<void> {
  const until = performance.now() + ms;
  await panel.grid.hover();
  await panel.filter.focus();
  await Promise.all([turnWheel(panel, until), typeInFilter(panel, until)]);
  await panel.filter.press('Escape');
}

async function turnWheel({ window }: MeasuredPanel, until: number): Promise<void> {
  for (let notch = 0; performance.now() < until; notch++) {
    // More upwards than downwards: away from the tail.
    await window.page.mouse.wheel(0, notch % 20 < 12 ? -120 : 120);
    await delay(wheelMs);
  }
}

async function typeInFilter({ window }: MeasuredPanel, until: number): Promise<void> {
  for (let key = 0; performance.now() < until; key++) {
    const letter = typed[key % (typed.length + 1)];
    await window.page.keyboard.press(letter ?? 'Escape');
    await delay(keyMs);
  }
}
