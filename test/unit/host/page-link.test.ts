import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type BirpcReturn, createBirpc } from 'birpc';
import type { LogOutputChannel, Webview } from 'vscode';
import { PageLink } from '../../../src/host/panel/page-link.ts';
import type { HostFunctions } from '../../../src/shared/boundary/host-functions.ts';
import type { PageFunctions, PanelUpdate } from '../../../src/shared/boundary/page.ts';

interface Linked {
  readonly link: PageLink;
  readonly page: BirpcReturn<HostFunctions, PageFunctions>;
  readonly calls: unknown[][];
  readonly errors: string[];
}

/** A host and a page, with the messages between them turned into JSON and back as VS Code does. */
function linked(page: Partial<PageFunctions> = {}, host: Partial<HostFunctions> = {}): Linked {
  const toHost = new Set<(message: unknown) => void>();
  const toPage = new Set<(message: unknown) => void>();
  const calls: unknown[][] = [];
  const errors: string[] = [];
  const send = (listeners: Set<(message: unknown) => void>, message: unknown): void => {
    const copy: unknown = JSON.parse(JSON.stringify(message));
    queueMicrotask(() => listeners.forEach((listener) => listener(copy)));
  };
  const webview = {
    postMessage: async (message: unknown) => send(toPage, message),
    onDidReceiveMessage: (listener: (message: unknown) => void) => {
      toHost.add(listener);
      return { dispose: () => toHost.delete(listener) };
    },
  } as unknown as Webview;
  const recording = new Proxy(host, {
    get: (target, name) =>
      (Reflect.get(target, name) as unknown) ?? ((...args: unknown[]) => void calls.push([name, ...args])),
  }) as HostFunctions;
  const log = { error: (text: string) => errors.push(text) } as unknown as LogOutputChannel;
  const link = new PageLink(webview, recording, log);
  const rpc = createBirpc<HostFunctions, PageFunctions>(page as PageFunctions, {
    post: (message) => send(toHost, message),
    on: (listener) => void toPage.add(listener),
  });
  return { link, page: rpc, calls, errors };
}

const update = {} as PanelUpdate;

describe('the link to a page', () => {
  it('answers true once the page has drawn an update', async () => {
    const { link } = linked({ update: async () => {} });
    assert.equal(await link.update(update), true);
  });

  it('ends the update that a page took with it when it went away, and goes on with the next page', async () => {
    const asked = Promise.withResolvers<void>();
    const { link, page, calls } = linked({
      update: () => {
        asked.resolve();
        return new Promise(() => {});
      },
    });
    const pending = link.update(update);
    await asked.promise;
    link.forget();
    assert.equal(await pending, false);
    link.forget();
    await page.clear();
    assert.deepEqual(calls, [['clear']]);
  });

  it('passes on what has the right shape, and no argument more', async () => {
    const { page, calls } = linked();
    const extra = page.show as (...args: unknown[]) => Promise<void>;
    await extra({ from: 0, count: 5, follow: true }, 'more');
    assert.deepEqual(calls, [['show', { from: 0, count: 5, follow: true }]]);
  });

  it('refuses what has the wrong shape, in words that arrive', async () => {
    const { page, calls, errors } = linked();
    const show = page.show as (window: unknown) => Promise<void>;
    await assert.rejects(show({ from: -1, count: 5, follow: true }), /show with arguments of the wrong shape/);
    assert.equal(calls.length, 0);
    assert.equal(errors.length, 1);
  });

  it('offers its functions and nothing that objects have', async () => {
    const { page, calls } = linked();
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      await assert.rejects(
        (page as unknown as Record<string, () => Promise<void>>)[name]?.() ?? Promise.reject(new Error()),
      );
    }
    assert.equal(calls.length, 0);
  });
});
