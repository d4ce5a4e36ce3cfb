/** The panel, found by its accessible names as a person with a screen reader finds it. */

import type { FrameLocator, Locator } from 'playwright-core';
import { eventually } from './eventually.ts';

/** In px; the top from that of the panel. */
export interface Place {
  readonly top: number;
  readonly height: number;
  readonly width: number;
}

export class PanelPage {
  readonly frame: FrameLocator;

  constructor(frame: FrameLocator) {
    this.frame = frame;
  }

  get url(): Locator {
    return this.frame.getByRole('textbox', { name: 'URL', exact: true });
  }

  get status(): Locator {
    return this.frame.getByRole('status', { name: 'Connection' });
  }

  get grid(): Locator {
    return this.frame.getByRole('grid', { name: 'Events' });
  }

  get details(): Locator {
    return this.frame.getByRole('region', { name: 'Event details' });
  }

  /** What belongs to the stream beside its list, by tabs. */
  get dock(): Locator {
    return this.frame.locator('sse-dock');
  }

  get filter(): Locator {
    return this.frame.getByRole('searchbox', { name: 'Filter events' });
  }

  button(name: string): Locator {
    return this.frame.getByRole('button', { name, exact: true });
  }

  /** The way to the tabs of the request; it says whether they are in sight. */
  get requestChip(): Locator {
    return this.frame.getByRole('button', { name: /^Query parameters/ });
  }

  /** A badge of the state: how many diagnoses there are, by its title, and the way to them. */
  get diagnosesBadge(): Locator {
    return this.frame.getByRole('button', { name: /^Diagnostics/ });
  }

  /** A tab of the request or of the dock; a count may follow its name. */
  tab(name: string): Locator {
    return this.frame.getByRole('tab', { name: new RegExp(`^${name}\\b`) });
  }

  /** Opens the request at that tab: `Params`, `Headers`, `Auth`, `Body`, `Options`, `Cookies`, `Stop conditions`. */
  async openRequest(tab: string): Promise<void> {
    if ((await this.requestChip.getAttribute('aria-expanded')) !== 'true') await this.requestChip.click();
    await this.tab(tab).click();
  }

  /** Opens what there is to say about the state, and has no room on its line. */
  async openStateDetails(): Promise<Locator> {
    await this.button('Details').click();
    await this.frame.getByRole('dialog', { name: 'Connection details' }).waitFor();
    // In the dialog's slot, not in the dialog.
    return this.frame.locator('sse-state-card[slot=details]');
  }

  /** Chooses from the menu at the end of the bar of the list. */
  async more(item: string): Promise<void> {
    await this.button('More actions').click();
    await this.frame.getByRole('menuitem', { name: item, exact: true }).click();
  }

  /** A toggle of the group of event types, by its type and count. */
  type(name: string, count: number): Locator {
    return this.frame
      .getByRole('group', { name: 'Event types' })
      .getByRole('button', { name: `${name} ${count}`, exact: true });
  }

  /** The rows of events on screen, each as its cells' texts: number, time, type, data and so on. */
  async rows(): Promise<string[][]> {
    const rows = await this.grid.getByRole('row').all();
    const cells = await Promise.all(rows.map((row) => row.getByRole('gridcell').allInnerTexts()));
    return cells.filter((texts) => texts.length > 0).map((texts) => texts.map((text) => text.trim()));
  }

  /** Waits until the rows on screen have these data, in this order. */
  async showsData(wanted: readonly string[]): Promise<void> {
    await eventually(async () => {
      const got = (await this.rows()).map((cells) => cells[3] ?? '');
      if (JSON.stringify(got) !== JSON.stringify(wanted)) throw new Error(`The rows show ${JSON.stringify(got)}`);
    });
  }

  /** Waits until the status begins with this text. */
  async statusBegins(text: string): Promise<string> {
    return eventually(async () => {
      const got = (await this.status.innerText()).trim();
      if (!got.startsWith(text)) throw new Error(`The status is “${got}”, not “${text}…”`);
      return got;
    });
  }

  /** Where the list is, without its header, and the state; and how high the panel is: in px of its own page. */
  async places(): Promise<{ readonly list: Place; readonly status: Place; readonly panelHeight: number }> {
    const list = await this.grid.evaluate((grid) => {
      const { top, bottom, width } = grid.getBoundingClientRect();
      const header = grid.querySelector('sse-grid-header')?.getBoundingClientRect().height ?? 0;
      return { top: top + header, height: bottom - top - header, width };
    });
    const status = await this.status.evaluate((status) => {
      const { top, height, width } = status.getBoundingClientRect();
      return { top, height, width };
    });
    return { list, status, panelHeight: await this.grid.evaluate(() => innerHeight) };
  }

  /** The numbers of the group Counts. */
  async counts(): Promise<Record<string, number>> {
    const text = await this.frame.getByRole('group', { name: 'Counts' }).innerText();
    const found = text.replaceAll(/[\s\u00a0]+/g, ' ');
    return Object.fromEntries(
      ['received', 'kept', 'hidden', 'dropped'].map((name) => {
        const match = new RegExp(`${name} ([\\d,.]+)`).exec(found);
        return [name, Number((match?.[1] ?? 'NaN').replaceAll(/[,.]/g, ''))];
      }),
    );
  }
}
