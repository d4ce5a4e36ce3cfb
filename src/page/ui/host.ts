/** The page's end of the boundary to the extension: the only place that knows `acquireVsCodeApi`. */

import { createBirpc } from 'birpc';

import { type HostFunctions, hostArguments } from '../../shared/boundary/host-functions.ts';
import type { PageFunctions } from '../../shared/boundary/page.ts';

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
 * @param begin - called when the page calls; what it returns, when the host has done what it was asked for
 */
export function connectHost(
  functions: PageFunctions,
  begin: () => () => void = () => () => {},
): { host: Host; memory: PageMemory } {
  const vscode = acquireVsCodeApi();
  // Without a prototype: the name of the function comes with the message, and `constructor` must not find anything.
  const table = Object.assign(Object.create(null) as object, functions);
  const { $call } = createBirpc<HostFunctions, PageFunctions, false>(table, {
    bind: 'functions',
    proxify: false,
    post: (message) => vscode.postMessage(message),
    on: (listener) => addEventListener('message', ({ data }: MessageEvent<unknown>) => listener(data)),
    // No call has a clock: many wait for a person, in a dialog, a list or the system's question for a keychain. The host
    // answers each of them or says why it could not, and when it is gone VS Code says so.
    timeout: -1,
  });
  return {
    host: hostOf((name, ...args) => watched($call(name, ...args), begin())),
    memory: { recall: () => vscode.getState(), remember: (state) => vscode.setState(state) },
  };
}

/** Awaited here and not only listened to: a failure that nobody handles is to be noticed. */
async function watched<Answer>(answer: Promise<Answer>, succeed: () => void): Promise<Answer> {
  const value = await answer;
  succeed();
  return value;
}

type Call = <Name extends keyof HostFunctions>(
  name: Name,
  ...args: Parameters<HostFunctions[Name]>
) => Promise<Awaited<ReturnType<HostFunctions[Name]>>>;

/** An object that has these functions and no others: birpc's own proxy has every name, and lit takes it for a directive. */
function hostOf(call: Call): Host {
  const names = Object.keys(hostArguments) as readonly (keyof HostFunctions)[];
  // The types pair each name with its arguments, which TypeScript cannot follow through the table.
  const asked = call as (name: keyof HostFunctions, ...args: unknown[]) => Promise<unknown>;
  const functions = names.map((name) => [
    name,
    // No argument more: who listens to an event may hand that over, and it cannot be sent.
    (...args: unknown[]) => asked(name, ...args.slice(0, hostArguments[name].length)),
  ]);
  return Object.fromEntries(functions) as Host;
}
