/** What was promised, beside what was found. */

import { extensionBudgets } from './budgets/extension.ts';
import { loadBudgets } from './budgets/load.ts';
import { logBudgets } from './budgets/log.ts';
import { panelBudgets } from './budgets/panel.ts';
import type { Results } from './parts.ts';
import { table } from './tables.ts';

const budgets = [...loadBudgets, ...logBudgets, ...panelBudgets, ...extensionBudgets];

/**
 * The budgets that the results say something about; all of them when every part was run.
 * @returns `undefined` when there are none
 */
export function budgetTable(results: Results, isWhole: boolean): string | undefined {
  const told = budgets.filter(({ find }) => isWhole || find(results) !== undefined);
  if (told.length === 0) return undefined;
  const rows = told.map(({ what, goal, find }) => {
    const finding = find(results);
    if (finding === undefined) return [what, goal, 'not measured', '', '', ''];
    const { figure, reference = '', ratio = '', isMet } = finding;
    return [what, goal, figure, reference, ratio, isMet ? 'met' : 'missed'];
  });
  return table([['what', 'goal', 'figure', 'reference', 'ratio', ''], ...rows]);
}
