/** What the page keeps of its own in VS Code's webview state: what a person would miss after a reload, and nothing else. */

import type { EventFilter } from '../protocol/engine.ts';
import type { Hydration, QueryParameter, RequestDraft } from '../protocol/page.ts';
import type { StopRule } from '../protocol/records.ts';

export interface PageState {
  readonly draft: RequestDraft;
  readonly filter: EventFilter;
  readonly stopOn: readonly StopRule[];
  readonly follow: boolean;
  readonly selectedSeq?: number | undefined;
  readonly detailsOpen: boolean;
  /** Share of the space for the details, 0 to 1: beside the list, and below it. */
  readonly splitBeside: number;
  readonly splitBelow: number;
  readonly parametersUnfolded: boolean;
  /** Events that the person cleared. */
  readonly cleared: number;
}

export const initialState: PageState = {
  draft: { url: '', method: 'GET', parameters: [] },
  filter: { only: [], hide: [], text: '' },
  stopOn: [],
  follow: true,
  detailsOpen: true,
  splitBeside: 0.4,
  splitBelow: 0.45,
  parametersUnfolded: true,
  cleared: 0,
};

/**
 * The state that a page begins with. The host knows the connection; what the person was typing when the page went away,
 * the page remembers best.
 *
 * @param recalled - from the webview state; whatever does not look like a state of this version is left aside
 */
export function beginState(recalled: unknown, { draft, filter, stopOn }: Hydration): PageState {
  const begun = { ...initialState, draft, filter, stopOn };
  if (!isObject(recalled)) return begun;
  return {
    ...begun,
    ...(isDraft(recalled['draft']) ? { draft: recalled['draft'] } : {}),
    ...pick(recalled, 'boolean', ['follow', 'detailsOpen', 'parametersUnfolded']),
    ...pick(recalled, 'number', ['selectedSeq', 'splitBeside', 'splitBelow', 'cleared']),
  };
}

function pick(from: Record<string, unknown>, type: 'boolean' | 'number', names: readonly (keyof PageState)[]): object {
  return Object.fromEntries(names.filter((name) => typeof from[name] === type).map((name) => [name, from[name]]));
}

function isDraft(value: unknown): value is RequestDraft {
  return (
    isObject(value) &&
    typeof value['url'] === 'string' &&
    typeof value['method'] === 'string' &&
    Array.isArray(value['parameters']) &&
    value['parameters'].every(isParameter)
  );
}

function isParameter(value: unknown): value is QueryParameter {
  return (
    isObject(value) &&
    typeof value['enabled'] === 'boolean' &&
    typeof value['name'] === 'string' &&
    typeof value['value'] === 'string' &&
    (value['raw'] === undefined || typeof value['raw'] === 'string')
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
