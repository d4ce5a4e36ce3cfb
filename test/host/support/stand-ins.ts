/** What a test puts in the place of parts of VS Code, to learn what a person would be shown. */

import { randomUUID } from 'node:crypto';
import { type LogOutputChannel, window, workspace } from 'vscode';
import { Monitor } from '../../../src/host/monitor/monitor.ts';
import { SavedFeature } from '../../../src/host/saved/saved-feature.ts';
import { connect } from './api.ts';
import { MemoryContext } from './context.ts';
import type { StreamRequest } from '../../../src/shared/stream/records.ts';

/** Puts a value in the place of a member of VS Code's API as long as an action takes. */
export async function instead<T extends object, R>(
  api: T,
  member: keyof T,
  value: unknown,
  act: () => R,
): Promise<Awaited<R>> {
  const before = Object.getOwnPropertyDescriptor(api, member);
  Object.defineProperty(api, member, { value, configurable: true, writable: true });
  try {
    return await act();
  } finally {
    if (before !== undefined) Object.defineProperty(api, member, before);
  }
}

/** What VS Code is asked to show during an action, the first of it. */
export async function told(act: () => unknown): Promise<string | undefined> {
  let text: string | undefined;
  const show = async (message: string): Promise<void> => void (text ??= message);
  await instead(window, 'showErrorMessage', show, () => instead(window, 'showInformationMessage', show, act));
  return text;
}

/** What an input box says of a text that is typed into it; it is left then. */
export async function toldOfInput(typed: string, act: () => unknown): Promise<string | undefined> {
  let text: string | undefined;
  const ask = async (options: { validateInput: (typed: string) => string | undefined }): Promise<void> => {
    text = options.validateInput(typed);
  };
  await instead(window, 'showInputBox', ask, act);
  return text;
}

export function withoutFolder<R>(act: () => R): Promise<Awaited<R>> {
  return instead(workspace, 'workspaceFolders', undefined, act);
}

export function untrusted<R>(act: () => R): Promise<Awaited<R>> {
  return instead(workspace, 'isTrusted', false, act);
}

/** What an action is refused with. */
export async function refusal(act: () => unknown): Promise<string | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What the exported API refuses a request with. */
export function refused(request: Partial<StreamRequest>): Promise<string | undefined> {
  return refusal(async () => (await connect({ url: 'http://127.0.0.1:9/', ...request }))[Symbol.dispose]());
}

/** What stands behind the commands, with a context of its own. */
export interface Parts {
  readonly context: MemoryContext;
  readonly monitor: Monitor;
  readonly feature: SavedFeature;
  readonly log: LogOutputChannel;
  /** What was written to the log as a warning. */
  readonly warnings: readonly string[];
}

/** @param prepare - changes the context before anything reads it */
export async function withParts<R>(
  act: (parts: Parts) => R,
  prepare: (context: MemoryContext) => void = () => {},
): Promise<Awaited<R>> {
  const context = new MemoryContext();
  prepare(context);
  const warnings: string[] = [];
  // Of a name that VS Code still closes, also for another file of tests, the channel would be the closed one.
  const channel = window.createOutputChannel(`SSE Monitor of message ${randomUUID()}`, { log: true });
  const warn = { value: (text: string) => void warnings.push(text) };
  const log = Object.create(channel, { warn }) as LogOutputChannel;
  const monitor = new Monitor(context.asVsCode, log);
  const feature = new SavedFeature(context.asVsCode, monitor, () => {});
  try {
    return await act({ context, monitor, feature, log, warnings });
  } finally {
    for (const part of [feature, monitor, channel]) part.dispose();
  }
}
