/** The tabs of the dock: all that belongs to a stream beside the list of its events. */

/** In their order. `answer` is there for streams of language models only. */
export const dockTabIds = ['event', 'answer', 'charts', 'attempts', 'diagnostics'] as const;

export type DockTabId = (typeof dockTabIds)[number];
