/** How the panel is laid out: what of it is open, and how the room is shared out. Kept in the page's state. */

import { type DockTabId, dockTabIds } from './dock-tab.ts';

/** The tabs of the request, in their order. */
export const requestTabIds = ['params', 'headers', 'auth', 'body', 'options', 'cookies', 'stop'] as const;

export type RequestTabId = (typeof requestTabIds)[number];

export interface PanelLayout {
  readonly requestTab: RequestTabId;
  /** Whether the tabs of the request are in sight. */
  readonly requestOpen: boolean;
  /** Whether they stay in sight, above the list, when a response arrives. */
  readonly requestPinned: boolean;
  readonly dockTab: DockTabId;
  /** Whether the dock is wanted. At the tab Event it is in sight only while a row is selected. */
  readonly dockOpen: boolean;
  /** Whether the charts show the table, and not the timeline. */
  readonly statisticsShown: boolean;
  /** Share of the space for the dock, 0 to 1: beside the list, and below it. */
  readonly splitBeside: number;
  readonly splitBelow: number;
}

export const initialPanelLayout: PanelLayout = {
  requestTab: 'params',
  requestOpen: true,
  requestPinned: false,
  dockTab: 'event',
  dockOpen: true,
  statisticsShown: false,
  splitBeside: 0.4,
  splitBelow: 0.4,
};

/** The state is another object after each change, and most changes are not of the layout of the request. */
export function requestLayoutDiffers(a: PanelLayout, b: PanelLayout | undefined): boolean {
  return (['requestTab', 'requestOpen', 'requestPinned'] as const).some((member) => a[member] !== b?.[member]);
}

/** @param recalled - not to be trusted @returns what of it is a layout, also as the folds of earlier versions had it */
export function recallPanelLayout(recalled: Record<string, unknown>): Partial<PanelLayout> {
  const { requestTab, dockTab } = recalled;
  return {
    ...layoutOfFolds(recalled),
    ...(isOneOf(requestTabIds, requestTab) && { requestTab }),
    ...(isOneOf(dockTabIds, dockTab) && { dockTab }),
    ...pick(recalled, 'boolean', ['requestOpen', 'requestPinned', 'dockOpen', 'statisticsShown']),
    ...pick(recalled, 'number', ['splitBeside', 'splitBelow']),
  };
}

/** Earlier versions had a fold for each of these, and any number of them unfolded. The first that is wins, in this order. */
const requestFolds = {
  headersUnfolded: 'headers',
  authUnfolded: 'auth',
  bodyUnfolded: 'body',
  optionsUnfolded: 'options',
  cookiesUnfolded: 'cookies',
  parametersUnfolded: 'params',
} as const satisfies Readonly<Record<string, RequestTabId>>;

const dockFolds = {
  chartsUnfolded: 'charts',
  notesUnfolded: 'diagnostics',
  attemptsUnfolded: 'attempts',
} as const satisfies Readonly<Record<string, DockTabId>>;

function layoutOfFolds(recalled: Record<string, unknown>): Partial<PanelLayout> {
  const isUnfolded = ([fold]: readonly [string, unknown]): boolean => recalled[fold] === true;
  const requestTab = Object.entries(requestFolds).find(isUnfolded)?.[1];
  const dockTab = Object.entries(dockFolds).find(isUnfolded)?.[1];
  const isFolded = requestTab === undefined && recalled['parametersUnfolded'] === false;
  return {
    ...(typeof recalled['detailsOpen'] === 'boolean' && { dockOpen: recalled['detailsOpen'] }),
    ...(requestTab !== undefined && { requestTab }),
    ...(isFolded && { requestOpen: false }),
    ...(dockTab !== undefined && { dockTab, dockOpen: true }),
  };
}

function isOneOf<Value>(values: readonly Value[], value: unknown): value is Value {
  return (values as readonly unknown[]).includes(value);
}

function pick(
  from: Record<string, unknown>,
  type: 'boolean' | 'number',
  names: readonly (keyof PanelLayout)[],
): object {
  return Object.fromEntries(names.filter((name) => typeof from[name] === type).map((name) => [name, from[name]]));
}
