/** What the page does for one update while it follows a stream: counted, for time depends on the machine. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { eventually } from '../e2e/support/eventually.ts';
import { type Panel, PanelBench } from './support/panel-page.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

const updates = 20;

/** More rows than are seen, and a list that follows them. */
async function follow(panel: Panel): Promise<void> {
  await panel.host((host) => host.show({ state: 'open', text: 'Open: 200 OK', lastByteAt: Date.now() }));
  await panel.host((host) => host.push(...Array.from({ length: 200 }, (_, i) => ({ data: `before ${i}` }))));
  await receive(panel);
}

/** One event after the other, each in an update of its own. */
async function receive(panel: Panel): Promise<void> {
  await panel.host(async (host, updates) => {
    for (let i = 0; i < updates; i++) await host.push({ data: `event ${i}` });
  }, updates);
}

/** How often the page lays out while it receives. */
async function layouts(panel: Panel): Promise<number> {
  const devtools = await panel.page.context().newCDPSession(panel.page);
  await devtools.send('Performance.enable');
  const count = async (): Promise<number> => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'LayoutCount')?.value ?? assert.fail('nobody counts');
  };
  const begun = await count();
  await receive(panel);
  const ended = await count();
  await devtools.detach();
  return ended - begun;
}

interface Counted {
  /** Drawings by the name of the element. */
  readonly drawn: Readonly<Record<string, number>>;
  /** Dates that were written out, of which each row that is drawn has one. */
  readonly times: number;
  readonly addedRows: number;
  /** Rows that were there and were changed. */
  readonly changedRows: readonly string[];
}

/** Counts what the page does while it receives. */
async function counted(panel: Panel): Promise<Counted> {
  const count = await panel.page.evaluateHandle(() => {
    const drawn: Record<string, number> = {};
    const counts = { drawn, times: 0, addedRows: 0, changedRows: [] as string[] };
    const app = customElements.get('sse-app') ?? HTMLElement;
    let lit = app.prototype as HTMLElement & { performUpdate: (this: HTMLElement) => void };
    while (!Object.hasOwn(lit, 'performUpdate')) lit = Object.getPrototypeOf(lit) as typeof lit;
    const { performUpdate } = lit;
    lit.performUpdate = function performUpdateCounted(): void {
      drawn[this.localName] = (drawn[this.localName] ?? 0) + 1;
      performUpdate.call(this);
    };
    const dates = Intl.DateTimeFormat.prototype;
    const format = Object.getOwnPropertyDescriptor(dates, 'format');
    Object.defineProperty(dates, 'format', {
      get() {
        counts.times++;
        return format?.get?.call(this) as unknown;
      },
    });
    const isRow = (node: Node): boolean => node instanceof Element && node.matches('.row');
    const grid = document.querySelector('sse-app')?.shadowRoot?.querySelector('sse-event-grid')?.shadowRoot;
    if (!grid) throw new Error('There is no list.');
    new MutationObserver((records) => {
      for (const { type, target, addedNodes } of records) {
        const row = (target instanceof Element ? target : target.parentElement)?.closest('.row');
        if (row) counts.changedRows.push(`${type} in ${row.textContent}`);
        counts.addedRows += [...addedNodes].filter(isRow).length;
      }
    }).observe(grid, { subtree: true, childList: true, attributes: true, characterData: true });
    return counts;
  });
  await receive(panel);
  return count.jsonValue();
}

describe('an update with one more event', () => {
  test('lays out once, when all of it is drawn', () =>
    bench.inPanel({}, async (panel) => {
      await follow(panel);
      const each = (await layouts(panel)) / updates;
      // What a clock brings meanwhile, such as another order of the types, may add one.
      assert.ok(each >= 0.9 && each <= 1.2, `${each} times`);
    }));

  test('draws each part of the panel once at most, and what has not changed not at all', () =>
    bench.inPanel({}, async (panel) => {
      await follow(panel);
      const { drawn, times, addedRows, changedRows } = await counted(panel);
      assert.equal(drawn['sse-event-grid'], updates);
      for (const [name, count] of Object.entries(drawn)) assert.ok(count <= updates + 1, `${name}: ${count}`);
      for (const name of ['sse-request-bar', 'sse-request-details', 'sse-grid-header', 'sse-columns-menu']) {
        assert.equal(drawn[name], undefined, name);
      }
      assert.equal(times, updates, 'only the row that came is drawn');
      assert.equal(addedRows, updates);
      assert.deepEqual(changedRows, []);
    }));
});

describe('a list that follows', () => {
  test('goes on when the panel becomes higher or lower', () =>
    bench.inPanel({}, async (panel) => {
      await follow(panel);
      for (const height of [900, 500, 800]) {
        await panel.page.setViewportSize({ width: 1000, height });
        await receive(panel);
        const left = () =>
          panel.grid.evaluate(({ scrollHeight, clientHeight, scrollTop }) => scrollHeight - clientHeight - scrollTop);
        await eventually(async () => assert.ok((await left()) < 1, `${height} px`));
        await panel.page.getByRole('button', { name: 'Follow', pressed: true }).waitFor();
      }
    }));
});
