/** Budgets of the extension as VS Code has it, whether it is used or not. */

import type { ActivationReport } from '../../../test/perf/host/activation.ts';
import { median } from '../../../test/perf/statistics.ts';
import { activationMs } from '../activation.ts';
import { type Budget, type Finding, ms, signed } from './finding.ts';

export const extensionBudgets: readonly Budget[] = [
  {
    what: 'activation',
    goal: '≤ 10 ms over an extension that does nothing',
    find: ({ activation }) => activation && activatedWithin(activation, 10),
  },
  {
    what: 'VSIX',
    goal: '≤ 400 KB',
    find: (results) => {
      const bytes = results.package?.bytes;
      return bytes === undefined ? undefined : { figure: `${(bytes / 1000).toFixed(0)} KB`, isMet: bytes <= 400_000 };
    },
  },
];

function activatedWithin(reports: readonly ActivationReport[], most: number): Finding {
  const over = median(reports.map(({ ours, nothing }) => ours - nothing));
  return {
    figure: ms(activationMs(reports, 'ours')),
    reference: `one that does nothing ${ms(activationMs(reports, 'nothing'))}`,
    ratio: signed(over, ms),
    isMet: over <= most,
  };
}
