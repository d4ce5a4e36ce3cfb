/** What stands in the list of events. */

import type { Locator } from 'playwright-core';
import type { Panel } from './panel-page.ts';

export interface DrawnRow {
  /** The cells' texts, with a bar between them. */
  readonly text: string;
  /** Px below the top of the grid. */
  readonly top: number;
  readonly index: string | null;
  readonly selected: boolean;
}

/** The rows that exist, at one moment: elements are recycled, so they are not to be looked up first and read later. */
export async function rowsOf(panel: Panel): Promise<DrawnRow[]> {
  return panel.grid.evaluate((grid) =>
    [...grid.querySelectorAll('[role=row]:not([aria-rowindex="1"])')].map((row) => ({
      text: [...row.children]
        .map(({ children, classList, textContent }) =>
          // Its parts have a gap between them, and no blank.
          classList.contains('across') ? [...children].map((part) => part.textContent).join(' ') : textContent,
        )
        .map((text) => text.trim())
        .join('|'),
      top: row.getBoundingClientRect().top - grid.getBoundingClientRect().top,
      index: row.getAttribute('aria-rowindex'),
      selected: row.getAttribute('aria-selected') === 'true',
    })),
  );
}

export async function numbers(panel: Panel): Promise<number[]> {
  return (await rowsOf(panel)).map(({ text }) => Number(text.split('|')[0]?.replaceAll(/\D/g, '')));
}

export async function selected(panel: Panel): Promise<number[]> {
  const rows = await rowsOf(panel);
  return rows.filter((row) => row.selected).map(({ text }) => Number(text.split('|')[0]?.replaceAll(/\D/g, '')));
}

/** The event whose details are shown. */
export async function shown(panel: Panel): Promise<string> {
  return panel.page.getByRole('region', { name: 'Event details' }).getByRole('heading').innerText();
}

/** The button that says how many rows wait. */
export function pill(panel: Panel): Locator {
  return panel.page.getByRole('button', { name: /new events?$/ });
}

export async function wheel(panel: Panel, deltaY: number): Promise<void> {
  await panel.grid.hover();
  await panel.page.mouse.wheel(0, deltaY);
}

/** The titles of the columns, from left to right. */
export function headersOf(panel: Panel): Promise<string[]> {
  return panel.grid.getByRole('columnheader').allInnerTexts();
}

/** Opens the menu of the columns. */
export async function columnsMenu(panel: Panel): Promise<Locator> {
  await panel.button('Columns').click();
  const menu = panel.page.getByRole('menu', { name: 'Columns' });
  await menu.waitFor();
  return menu;
}

/** Switches what these entries of the menu of the columns stand for, and closes it. */
export async function toggleInColumns(panel: Panel, ...names: readonly string[]): Promise<void> {
  const menu = await columnsMenu(panel);
  for (const name of names) await menu.getByRole('menuitemcheckbox', { name, exact: true }).click();
  await panel.page.keyboard.press('Escape');
}
