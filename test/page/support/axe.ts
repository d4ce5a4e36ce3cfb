/** What axe has to say about a panel. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type Axe from 'axe-core';
import type { Panel } from './panel-page.ts';

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What axe finds serious or critical, as `rule: element`. */
export async function seriousViolations(panel: Panel): Promise<string[]> {
  await panel.page.evaluate(axe);
  // Nothing is looked for that needs style sheets or media to be loaded first, and of what is fine nothing is wanted.
  const options: Axe.RunOptions = { preload: false, resultTypes: ['violations'] };
  const { violations } = await panel.page.evaluate(
    (options) => (globalThis as unknown as { axe: typeof Axe }).axe.run(options),
    options,
  );
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return grave.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary}`),
  );
}
