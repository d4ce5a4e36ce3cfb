/** The line of the connection’s state: one line in each state, and a button for what it has no room for. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { PanelBench, type Panel } from './support/panel-page.ts';
import { numbered } from './support/samples.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

function connection(panel: Panel): Locator {
  return panel.page.getByRole('status', { name: 'Connection' });
}

/**
 * Hears what a screen reader would say from now on that has a text in it: what changes in a live region, and alerts that appear.
 *
 * @param text - in small letters
 */
async function listen(panel: Panel, text: string): Promise<() => Promise<readonly string[]>> {
  await panel.page.evaluate((text) => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    const watched = new Set<Node>();
    const live = '[role=status], [role=alert], [aria-live]';
    const liveAround = (node: Node | null): Element | undefined => {
      if (node === null) return undefined;
      if (node instanceof Element && node.matches(live)) return node;
      return liveAround(node instanceof ShadowRoot ? node.host : node.parentNode);
    };
    const say = ({ textContent }: Node): void => {
      if (textContent?.toLowerCase().includes(text)) heard.push(textContent);
    };
    const hear = (root: Document | ShadowRoot): void => {
      if (watched.has(root)) return;
      watched.add(root);
      new MutationObserver((changes) => {
        const regions = new Set(changes.map(({ target }) => liveAround(target)));
        const added = changes.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node instanceof Element);
        for (const region of regions) if (region !== undefined) say(region);
        for (const node of added) {
          if (node.matches('[role=alert]')) say(node);
          for (const alert of node.querySelectorAll('[role=alert]')) say(alert);
        }
        lookIn(root);
      }).observe(root, { subtree: true, childList: true, characterData: true });
      lookIn(root);
    };
    const lookIn = (root: Document | ShadowRoot): void => {
      for (const { shadowRoot } of root.querySelectorAll('*')) {
        if (shadowRoot === null || watched.has(shadowRoot)) continue;
        for (const alert of shadowRoot.querySelectorAll('[role=alert]')) say(alert);
        hear(shadowRoot);
      }
    };
    hear(document);
  }, text);
  return () => panel.page.evaluate(() => Reflect.get(globalThis, 'heard') as readonly string[]);
}

test('a failure is announced once, and the card of it is not', () =>
  bench.inPanel({}, async (panel) => {
    const heard = await listen(panel, 'nobody listens');
    const failed = {
      state: 'closed',
      severity: 'error',
      text: 'Failed: nobody listens',
      cause: 'nobody listens',
    } as const;
    await panel.host((host, failed) => host.show(failed), failed);
    // The host says again what is so.
    for (let i = 0; i < 3; i++) await panel.host((host, failed) => host.show(failed), failed);
    await panel.page.getByText('Nobody listens.', { exact: true }).waitFor();
    assert.deepEqual(await heard(), ['Failed: nobody listens']);
  }));

describe('over a list with rows', () => {
  const failed = {
    state: 'closed',
    severity: 'error',
    text: 'Failed: 401 Unauthorized',
    cause: 'the server responded with 401 Unauthorized',
    advice: 'The server requires credentials.',
    answer: 'Who are you?',
    offer: 'addAuthorization',
  } as const;

  test('nothing is lost of what the line has no room for: a button shows it', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(9));
      const notices = [{ text: 'A line “done: ” is no event.', advice: 'Send “event: done”.' }];
      await panel.host((host, { failed, notices }) => host.show(failed, notices), { failed, notices });
      const details = panel.page.getByRole('dialog', { name: 'Connection details' });
      assert.equal(await details.isVisible(), false);
      await panel.button('Details').press('Enter');
      const texts = [failed.advice, failed.answer, 'A line “done: ” is no event.', 'Send “event: done”.'];
      for (const text of texts) await panel.page.getByText(text, { exact: true }).waitFor();
      await panel.page.keyboard.press('Escape');
      await details.waitFor({ state: 'hidden' });
      assert.ok(await panel.button('Details').evaluate((button) => button.matches(':focus')), 'the cursor is back');
      await panel.button('Details').click();
      await panel.button('Add authorization').click();
      await panel.page.getByRole('combobox', { name: 'Authorization type', exact: true }).waitFor();
    }));

  test('it goes when there is nothing more to say', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), numbered(9));
      await panel.host((host, failed) => host.show(failed), failed);
      await panel.button('Details').click();
      await panel.host((host) => host.show({ state: 'open', text: 'Open: 200 OK' }));
      await panel.page.getByRole('dialog', { name: 'Connection details' }).waitFor({ state: 'hidden' });
      assert.equal(await panel.button('Details').count(), 0);
    }));
});

describe('the line', () => {
  const long = 'very '.repeat(80);
  const states = [
    { state: 'idle', text: 'Idle' },
    { state: 'connecting', text: `Connecting to ${long}` },
    { state: 'open', text: `Open: 200 OK from ${long}`, openedAt: 1 },
    { state: 'waiting', text: `Waiting: ${long}`, reconnectAt: 2e12, nextAttempt: 2, cause: long, advice: long },
    { state: 'closed', severity: 'error', text: `Failed: ${long}`, advice: long, answer: long },
  ] as const;

  for (const width of [300, 640, 1222]) {
    test(`is one line of the same height in each state, and shows its first word, at ${width} px`, () =>
      bench.inPanel({ size: { width, height: 640 } }, async (panel) => {
        await panel.host((host, events) => host.push(...events), numbered(9));
        const bar = panel.page.locator('sse-status-line');
        const heights = new Set<number>();
        for (const status of states) {
          await panel.host((host, status) => host.show(status), status);
          const box = await bar.boundingBox();
          heights.add(box?.height ?? 0);
          assert.ok(await bar.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth), status.state);
          const wide = (await connection(panel).boundingBox())?.width ?? 0;
          assert.ok(wide >= 60, `${status.state}: ${wide} px`);
          assert.match((await connection(panel).getAttribute('title')) ?? '', new RegExp(`^${status.text}`));
        }
        // With the request in it, where there is little room.
        assert.deepEqual([...heights], [width < 480 ? 28 : 26]);
      }));
  }
});
