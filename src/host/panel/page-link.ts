/**
 * The wire to one page: typed calls both ways. A page may die at any moment (hidden, reloaded, closed), so what it was
 * asked and did not answer is forgotten when the next page says hello.
 */

import { setTimeout as delay } from 'node:timers/promises';
import { createBirpc } from 'birpc';
import type { Disposable, Webview } from 'vscode';
import { type HostFunctions, hostArguments } from '../../shared/boundary/host-functions.ts';
import type { PageFunctions } from '../../shared/boundary/page.ts';
import type { AnnotationAction, RowAction } from '../../shared/boundary/row-action.ts';
import type { PageAction } from '../../shared/boundary/page-action.ts';
import { withErrorText } from './error-text.ts';

/** A page that is there answers in a few milliseconds; one that is being loaded has nothing to tell. */
const stateWithinMs = 500;

export class PageLink implements Disposable {
  readonly #rpc;
  readonly #subscription: Disposable;

  /** @param log - takes secrets out of what it is given */
  constructor(webview: Webview, functions: HostFunctions, log: { error(text: string): void }) {
    const listeners = new Set<(message: unknown) => void>();
    this.#subscription = webview.onDidReceiveMessage((message: unknown) =>
      listeners.forEach((listener) => listener(message)),
    );
    this.#rpc = createBirpc<PageFunctions, HostFunctions>(checked(functions), {
      post: (message) => webview.postMessage(message),
      serialize: withErrorText,
      on: (listener) => void listeners.add(listener),
      off: (listener) => void listeners.delete(listener),
      // A page that is gone does not answer; `forget` ends such calls, no clock does.
      timeout: -1,
      onFunctionError: (error, name) => {
        log.error(`The page's call ${name} failed: ${error.message}`);
      },
      // With a name it is about an answer of ours that did not get through; without, the caller gets the error.
      onGeneralError: (error, name) => {
        if (name !== undefined) log.error(`The answer to the page's call ${name} failed: ${error.message}`);
        return name !== undefined;
      },
    });
  }

  /** @returns false when the page went away before it had drawn the update */
  async update(...args: Parameters<PageFunctions['update']>): Promise<boolean> {
    try {
      await this.#rpc.update(...args);
      return true;
    } catch {
      return false;
    }
  }

  focusUrl(): void {
    this.#rpc.focusUrl.asEvent().catch(() => {});
  }

  act(action: PageAction): void {
    this.#rpc.act.asEvent(action).catch(() => {});
  }

  /** What the page knows for itself: not to be trusted. @returns undefined when there is no page that answers */
  async state(): Promise<unknown> {
    const waiting = new AbortController();
    const tooLate = delay(stateWithinMs, undefined, { signal: waiting.signal }).catch(() => undefined);
    try {
      return await Promise.race([this.#rpc.state(), tooLate]);
    } catch {
      return undefined;
    } finally {
      waiting.abort();
    }
  }

  actOnRow(action: RowAction, seq: number): void {
    this.#rpc.actOnRow.asEvent(action, seq).catch(() => {});
  }

  actOnAnnotation(action: AnnotationAction, number: number): void {
    this.#rpc.actOnAnnotation.asEvent(action, number).catch(() => {});
  }

  setEnvironments(names: readonly string[]): void {
    this.#rpc.setEnvironments.asEvent(names).catch(() => {});
  }

  setSecretNames(names: readonly string[]): void {
    this.#rpc.setSecretNames.asEvent(names).catch(() => {});
  }

  /** Ends the calls that the page has not answered: {@link update} answers false. */
  forget(): void {
    void this.#rpc.$rejectPendingCalls();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#rpc.$close();
  }
}

/** A table without a prototype, so that the page can name nothing but these. */
function checked(functions: HostFunctions): HostFunctions {
  const table = Object.create(null) as Record<string, unknown>;
  for (const [name, guards] of Object.entries(hostArguments)) {
    const call = functions[name as keyof HostFunctions] as (...args: unknown[]) => unknown;
    table[name] = (...args: unknown[]) => {
      if (guards.every((guard, i) => guard(args[i]))) return call(...args.slice(0, guards.length));
      throw new TypeError(`The page called ${name} with arguments of the wrong shape.`);
    };
  }
  return table as unknown as HostFunctions;
}
