/** Only the person's own scroll, key or selection stops the list from following: tried at random, and compared with a model. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { eventually } from '../e2e/support/eventually.ts';
import { type Disturbance, disturb } from './support/disturbances.ts';
import { wheel } from './support/grid.ts';
import { type Panel, PanelBench } from './support/panel-page.ts';
import { numbered } from './support/samples.ts';
import type { ThemeName } from './support/themes.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

/** Numbers from 0 up to a limit, the same ones for the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What happens to the list without the person meaning it, several of it within a frame. */
function disturbances(roll: (below: number) => number): Disturbance[] {
  const kinds = [
    'fold',
    'dock',
    'dock',
    'drag',
    'height',
    'width',
    'filter',
    'flood',
    'flood',
    'drop',
    'font',
    'hide',
    'show',
  ] as const;
  const each = Array.from({ length: 2 + roll(8) }, (): Disturbance => ({
    kind: kinds[roll(kinds.length)] ?? 'flood',
    size: roll(1000),
    waits: (['no', 'microtask', 'frame'] as const)[roll(3)] ?? 'no',
  }));
  return [...each, { kind: 'show', size: 0, waits: 'frame' }];
}

const isScrollable = (panel: Panel): Promise<boolean> =>
  panel.grid.evaluate(({ scrollTop, scrollHeight, clientHeight }) => scrollTop > 30 && scrollHeight > clientHeight);
const hasRows = async (panel: Panel): Promise<boolean> => Number(await panel.grid.getAttribute('aria-rowcount')) > 3;

/** What is over the list is closed: one cannot reach the list there. */
async function uncover(panel: Panel): Promise<void> {
  const { page } = panel;
  const details = page.locator('sse-request-details.floating');
  if ((await details.count()) > 0) await details.getByRole('tab', { selected: true }).press('Escape');
  const dock = page.locator('main.covered > sse-dock');
  if ((await dock.count()) > 0) await dock.getByRole('button', { name: 'Close details' }).press('Enter');
  await details.or(dock).waitFor({ state: 'detached' });
}

/** What a person does, and whether the list follows after it. */
const deeds: readonly ((panel: Panel, follows: boolean) => Promise<boolean>)[] = [
  async (panel, follows) => {
    const stops = await isScrollable(panel);
    if (!stops) return follows;
    const rests = panel.grid.evaluate(
      (grid) => new Promise<void>((rest) => grid.addEventListener('scrollend', () => rest(), { once: true })),
    );
    await wheel(panel, -150);
    await rests;
    return false;
  },
  async (panel) => {
    await panel.grid.press('End');
    return true;
  },
  async (panel, follows) => {
    if (!(await hasRows(panel))) return follows;
    await panel.grid.press('Home');
    return false;
  },
  async (panel, follows) => {
    if (!(await hasRows(panel))) return follows;
    // By its place: Playwright would scroll to a row that is seen in part.
    const { x, y } = (await panel.grid.boundingBox()) ?? assert.fail('there is no list');
    await panel.page.mouse.click(x + 20, y + 30);
    return false;
  },
  async (panel, follows) => {
    await panel.button('Follow').click();
    return !follows;
  },
];

/** The list does as the model says: if it follows, the newest row is in sight. */
async function assertFollows(panel: Panel, follows: boolean, story: string): Promise<void> {
  await eventually(async () => {
    assert.equal(await panel.button('Follow').getAttribute('aria-pressed'), String(follows), story);
    if (!follows) return;
    const left = await panel.grid.evaluate((grid) => grid.scrollHeight - grid.clientHeight - grid.scrollTop);
    assert.ok(Math.abs(left) <= 2, `${left} px are below; ${story}`);
  });
}

const themeNames: readonly ThemeName[] = ['light', 'highContrast', 'dark'];

describe('a list that follows', () => {
  for (const { seed, scale } of [
    { seed: 1, scale: 1 },
    { seed: 2, scale: 1 },
    { seed: 3, scale: 0.5 },
  ]) {
    test(`stops only for the person, at ${scale} device pixels a CSS pixel (${seed})`, () =>
      bench.inPanel({ scale, size: { width: 1000, height: 900 } }, async (panel) => {
        const roll = dice(seed);
        let follows = true;
        let deed = -1;
        await panel.host((host) => host.show({ state: 'open', text: 'Open: 200 OK' }));
        await panel.host((host, events) => host.push(...events), numbered(200, 'a'));
        for (let round = 0; round < 12; round++) {
          const steps = disturbances(roll);
          const story = `round ${round} after deed ${deed}: ${JSON.stringify(steps)}`;
          if (roll(4) === 0) await panel.setTheme(themeNames[roll(themeNames.length)] ?? 'dark');
          await disturb(panel, steps);
          await assertFollows(panel, follows, story);
          deed = roll(2 * deeds.length);
          const act = deeds[deed];
          if (act === undefined) continue;
          await uncover(panel);
          await assertFollows(panel, follows, `uncovered after ${story}`);
          follows = await act(panel, follows);
          await assertFollows(panel, follows, `after deed ${deed} in ${story}`);
          // Most of what can go wrong does so while it follows.
          if (!follows) await panel.button('Follow').click();
          follows = true;
        }
      }));
  }
});
