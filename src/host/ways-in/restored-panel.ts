/** A panel that VS Code brings back after its window was reloaded, in an editor or in the bottom panel. */

import type { WebviewPanel, WebviewView } from 'vscode';
import { isRequestDraft } from '../../shared/boundary/guards.ts';
import { recall } from '../../shared/boundary/kept.ts';
import { endings } from '../../shared/messages/endings.ts';
import type { Monitor } from '../monitor/monitor.ts';
import { emptyDraft } from '../request/draft.ts';
import { closedStatus } from '../streams/status.ts';

/** @param state - what its page left behind */
export function restorePanel(monitor: Monitor, panel: WebviewPanel, state: unknown): void {
  const { draft, live } = pageState(state);
  monitor.restorePanel(panel, draft, live ? closedStatus(endings.reloaded()) : undefined);
}

/** The view of the bottom panel, which VS Code shows: for the first time, or again. @param state - as above */
export function restoreView(monitor: Monitor, view: WebviewView, state: unknown): void {
  const { draft, live } = pageState(state);
  monitor.showView(view, draft, live ? closedStatus(endings.reloaded()) : undefined);
}

function pageState(kept: unknown): { draft: typeof emptyDraft; live: boolean } {
  const state = recall(kept);
  if (typeof state !== 'object' || state === null) return { draft: emptyDraft, live: false };
  const { draft, live } = state as { draft?: unknown; live?: unknown };
  return { draft: isRequestDraft(draft) ? draft : emptyDraft, live: live === true };
}
