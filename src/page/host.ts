/** The page's end of the boundary to the extension: the only place that knows `acquireVsCodeApi`. */

import { createBirpc } from 'birpc';

import type { HostFunctions, PageFunctions } from '../protocol/page.ts';

/** The host as the page calls it: every answer comes later. */
export type Host = {
  readonly [Name in keyof HostFunctions]: (
    ...args: Parameters<HostFunctions[Name]>
  ) => Promise<Awaited<ReturnType<HostFunctions[Name]>>>;
};

/** What VS Code keeps for the page while it is not there: across a reload, and while its tab is in the background. */
export interface PageMemory {
  /** What was kept; not to be trusted, an older version may have written it. */
  recall(): unknown;
  remember(state: unknown): void;
}

/**
 * Connects the page to the extension. Can be called once in the life of a page.
 *
 * @param functions - what the host may call
 */
export function connectHost(functions: PageFunctions): { host: Host; memory: PageMemory } {
  const vscode = acquireVsCodeApi();
  // Without a prototype: the name of the function comes with the message, and `constructor` must not find anything.
  const table = Object.assign(Object.create(null) as object, functions);
  const host = createBirpc<HostFunctions, PageFunctions>(table, {
    bind: 'functions',
    post: (message) => vscode.postMessage(message),
    on: (listener) => addEventListener('message', ({ data }: MessageEvent<unknown>) => listener(data)),
  });
  return {
    host,
    memory: { recall: () => vscode.getState(), remember: (state) => vscode.setState(state) },
  };
}
