/** Budgets of the extension as VS Code has it, whether it is used or not. */

import type { ActivationReport } from '../../../test/perf/host/activation.ts';
import { median } from '../../../test/perf/statistics.ts';
import { activationMs } from '../measures/activation.ts';
import { openingRatio } from '../measures/many-streams.ts';
import { ms, signed, times } from '../report/table.ts';
import type { Budget, Finding } from './finding.ts';

export const extensionBudgets: readonly Budget[] = [
  {
    what: 'activation',
    goal: '≤ 10 ms over an extension that does nothing',
    find: ({ activation }) => activation && activatedWithin(activation, 10),
  },
  {
    what: 'a hundred streams opened at once',
    goal: '≤ 10 × ten',
    find: ({ streams }) => {
      if (streams === undefined) return undefined;
      const [hundred, ten] = [streams.hundred, streams.ten].map((all) => ms(median(all.map((one) => one.ms))));
      const ratio = openingRatio(streams);
      return { figure: hundred ?? '', reference: `ten ${ten}`, ratio: times(ratio), isMet: ratio <= 10 };
    },
  },
  {
    what: 'their memory, with the process',
    goal: '≤ 1.5 GB',
    find: ({ streams }) => {
      if (streams === undefined) return undefined;
      const bytes = median(streams.hundred.map(({ resident }) => resident));
      return { figure: `${(bytes / 1e6).toFixed(0)} MB`, isMet: bytes <= 1.5e9 };
    },
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
