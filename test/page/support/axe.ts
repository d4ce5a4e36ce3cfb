/** What axe has to say about a panel. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type Axe from 'axe-core';
import type { Panel } from './panel-page.ts';
import { themes, type ThemeName } from './themes.ts';

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** The rules that look at colours: all others find the same in every theme. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** On any panel many more apply; on a page that axe did not see, none. */
const fewestRules = 10;

/** What axe finds serious or critical, as `rule: element`. @throws when it saw no page to apply its rules to */
export async function seriousViolations(panel: Panel): Promise<string[]> {
  const { passed, found } = await run(panel);
  assert.ok(passed.length > fewestRules, `axe applied only ${passed.length} rules: ${passed.join(', ')}`);
  return found;
}

/**
 * The same for each theme, as `theme: rule: element`: with all rules in the theme that the panel was opened in, and with
 * those for colours in the others, to which the page is switched in turn. In the end it has its first theme again.
 *
 * @throws when axe saw no page, or no text, to apply its rules to
 */
export async function seriousInAllThemes(panel: Panel): Promise<string[]> {
  const first = panel.theme;
  const found = (await seriousViolations(panel)).map((violation) => `${first}: ${violation}`);
  const others = (Object.keys(themes) as ThemeName[]).filter((theme) => theme !== first);
  for (const theme of others) {
    await panel.setTheme(theme);
    const colours = await run(panel, colourRules);
    assert.ok(colours.passed.includes('color-contrast'), `axe saw no text in ${theme}`);
    found.push(...colours.found.map((violation) => `${theme}: ${violation}`));
  }
  await panel.setTheme(first);
  return found;
}

/** @param rules - none are all */
async function run(panel: Panel, rules?: readonly string[]): Promise<{ passed: string[]; found: string[] }> {
  if (!(await panel.page.evaluate(() => 'axe' in globalThis))) await panel.page.evaluate(axe);
  // Nothing is looked for that needs style sheets or media to be loaded first, and of what is fine nothing is wanted.
  const options: Axe.RunOptions = {
    preload: false,
    resultTypes: ['violations'],
    ...(rules !== undefined && { runOnly: [...rules] }),
  };
  const { passes, violations } = await panel.page.evaluate(async (options) => {
    const { passes, violations } = await (globalThis as unknown as { axe: typeof Axe }).axe.run(options);
    return { passes: passes.map(({ id }) => id), violations };
  }, options);
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = grave.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary}`),
  );
  return { passed: passes, found };
}
