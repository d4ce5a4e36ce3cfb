/** The panel, found by its accessible names as a person with a screen reader finds it. */

import type { FrameLocator, Locator } from 'playwright-core';
import { eventually } from './eventually.ts';

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

  get filter(): Locator {
    return this.frame.getByRole('searchbox', { name: 'Filter events' });
  }

  button(name: string): Locator {
    return this.frame.getByRole('button', { name, exact: true });
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
