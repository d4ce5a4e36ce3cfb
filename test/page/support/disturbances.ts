/** What changes the list while nobody touches it: its size, what stands above it, beside it and over it, what it shows, and how much of it there is. */

import type { Panel } from './panel-page.ts';

export interface Disturbance {
  readonly kind: 'fold' | 'dock' | 'drag' | 'height' | 'width' | 'filter' | 'flood' | 'drop' | 'font' | 'hide' | 'show';
  /** From 0 up to 999: how much, or which. */
  readonly size: number;
  /** What comes between this and the next one. */
  readonly waits: 'no' | 'microtask' | 'frame';
}

/** Does one after the other in the page itself, so that several fall into one frame; resolves when all of it is drawn. */
export async function disturb(panel: Panel, steps: readonly Disturbance[]): Promise<void> {
  await panel.page.evaluate(async (steps) => {
    const { fakeHost } = globalThis;
    const app = document.querySelector<HTMLElement>('sse-app');
    const root = app?.shadowRoot;
    if (!app || !root) throw new Error('There is no panel.');
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const requestParts = (): HTMLElement[] => {
      const bar = root.querySelector('sse-request-bar')?.shadowRoot;
      const details = bar?.querySelector('sse-request-details')?.shadowRoot;
      const which = '.chip, [role=tab], [aria-pressed]';
      return [bar, details].flatMap((part) => Array.from(part?.querySelectorAll<HTMLElement>(which) ?? []));
    };
    const tell = (from: Element | null | undefined, name: string, detail: unknown): unknown =>
      from?.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    const tabs = ['event', 'charts', 'attempts', 'diagnostics', 'closed', 'closed'];
    const chooseTab = (tab: string | undefined): void => {
      const dock = root.querySelector('sse-dock');
      if (tab === 'closed') tell(dock, 'details-close', undefined);
      else tell(dock ?? root.querySelector('main'), 'dock-open', { tab });
    };
    const filters = ['', '', 'type:a', 'type:b', '"n":1', '', '-type:a'];
    const acts: Readonly<Record<(typeof steps)[number]['kind'], (size: number) => void>> = {
      fold: (size) => requestParts()[size % requestParts().length]?.click(),
      dock: (size) => chooseTab(tabs[size % tabs.length]),
      drag: (size) => tell(root.querySelector('sse-splitter'), 'split-edit', 0.15 + (size % 70) / 100),
      height: (size) => app.style.setProperty('height', `${300 + (size % 600)}px`),
      width: (size) => app.style.setProperty('width', `${350 + (size % 650)}px`),
      filter: (size) => tell(root.querySelector('sse-toolbar'), 'query-edit', filters[size % filters.length] ?? ''),
      flood: (size) =>
        void fakeHost.push(
          ...Array.from({ length: 1 + (size % 90) }, (_, i) => ({ type: 'ab'[size % 2] ?? 'a', data: `{"n":${i}}` })),
        ),
      drop: (size) => void fakeHost.drop(1 + (size % 40)),
      font: (size) => document.documentElement.style.setProperty('--vscode-font-size', `${9 + (size % 14)}px`),
      hide: () => app.style.setProperty('display', 'none'),
      show: () => app.style.removeProperty('display'),
    };
    for (const { kind, size, waits } of steps) {
      acts[kind](size);
      if (waits === 'microtask') await Promise.resolve();
      if (waits === 'frame') await frame();
    }
    await fakeHost.update();
    await frame();
    await frame();
  }, steps);
}
