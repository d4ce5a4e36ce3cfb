/** What commands of VS Code have done in the page. */

import type { PageAction } from '../../shared/boundary/page-action.ts';
import type { PanelModel } from '../model/panel-model.ts';
import type { Host } from '../ui/host.ts';

/** The page as its commands know it. */
export interface ActedPage {
  readonly model: PanelModel;
  focusFilter(): void;
  focusEvents(): unknown;
  openPreview(): unknown;
}

export const pageActs: Readonly<Record<PageAction, (page: ActedPage) => unknown>> = {
  reconnect: ({ model }) => reconnect(model),
  togglePause: ({ model }) => model.pause(model.state.pausedAt === undefined),
  toggleFollow: ({ model }) => toggleFollow(model),
  focusFilter: (page) => page.focusFilter(),
  focusEvents: (page) => page.focusEvents(),
  clearEvents: ({ model }) => model.list.clear(),
  copyFormatted: ({ model }) => copyFormatted(model),
  previewRequest: (page) => page.openPreview(),
};

/** With what the request bar holds. An unedited request that waits for its next attempt makes it now, and its events stay. */
function reconnect({ host, panel, state, request }: PanelModel): unknown {
  if (panel.status.state === 'waiting' && state.edited.length === 0) return host.reconnectNow();
  return request.connect(state.draft);
}

/** A list that is paused follows nothing: to follow means to go on. One that is complete has nothing to be followed. */
function toggleFollow(model: PanelModel): void {
  if (model.isComplete) return;
  const isPaused = model.state.pausedAt !== undefined;
  model.edit({ follow: isPaused || !model.state.follow });
  if (isPaused) model.list.pause(false);
}

function copyFormatted({ clipboard, state: { selection, mark } }: PanelModel): unknown {
  if (selection !== undefined) return clipboard.copyPart(selection.active, 'formatted');
  return mark && clipboard.copyAnnotation(mark.number);
}

/** Tells the host whenever the keyboard comes to the page or leaves it. @returns what ends that */
export function reportFocus(host: Pick<Host, 'setFocused'>): () => void {
  const tell = ({ type }: Event): void => void host.setFocused(type === 'focus');
  addEventListener('focus', tell);
  addEventListener('blur', tell);
  if (document.hasFocus()) void host.setFocused(true);
  return () => {
    removeEventListener('focus', tell);
    removeEventListener('blur', tell);
  };
}
