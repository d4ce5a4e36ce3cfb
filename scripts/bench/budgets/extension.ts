/** Budgets of the extension as VS Code has it, whether it is used or not. */

import { type Budget, ms } from './finding.ts';

export const extensionBudgets: readonly Budget[] = [
  {
    what: 'activation',
    goal: '≤ 10 ms over an extension that does nothing',
    find: ({ host }) => host && { figure: ms(host.activationMs), isMet: host.activationMs <= 10 },
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
