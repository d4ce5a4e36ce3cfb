/** The filter of a panel, and what it leaves. */

import type { EventFilter } from '../../../src/shared/stream/engine.ts';
import type { Panel } from './panel-page.ts';

/** The filter that the page has set last. */
export async function lastFilter(panel: Panel): Promise<EventFilter | undefined> {
  const calls = await panel.host((host) => host.callsOf('setFilter'));
  return calls.at(-1)?.[0] as EventFilter | undefined;
}

/** The account, as `received 40 kept 40 …`. */
export async function counts(panel: Panel): Promise<string> {
  const text = await panel.page.getByRole('group', { name: 'Counts' }).innerText();
  return text.replaceAll(/\s+/g, ' ').replace(/ shown .*$/, '');
}
