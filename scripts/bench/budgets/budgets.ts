/** What was promised, beside what was found. */

import { extensionBudgets } from './extension.ts';
import type { Budget, Finding } from './finding.ts';
import { loadBudgets } from './load.ts';
import { logBudgets } from './log.ts';
import { panelBudgets } from './panel.ts';
import type { Results } from '../report/results.ts';
import { table } from '../report/table.ts';

const budgets = [...loadBudgets, ...logBudgets, ...panelBudgets, ...extensionBudgets];

/** A budget beside what was found; without a finding it was not measured. */
export interface Judged {
  readonly budget: Budget;
  readonly finding: Finding | undefined;
}

/** The budgets that the results say something about; all of them when every part was run. */
export function judge(results: Results, isWhole: boolean, all: readonly Budget[] = budgets): readonly Judged[] {
  const judged = all.map((budget): Judged => ({ budget, finding: budget.find(results) }));
  return judged.filter(({ finding }) => isWhole || finding !== undefined);
}

/** A row for each. */
export function budgetTable(judged: readonly Judged[]): string {
  const rows = judged.map(({ budget: { what, goal }, finding }) => {
    if (finding === undefined) return [what, goal, 'not measured', '', '', ''];
    const { figure, reference = '', ratio = '', isMet } = finding;
    return [what, goal, figure, reference, ratio, isMet ? 'met' : 'missed'];
  });
  return table([['what', 'goal', 'figure', 'reference', 'ratio', ''], ...rows]);
}

/**
 * What the run comes to, in words, and its exit code.
 *
 * @param isGate - whether a budget that is missed, or was not measured though it should have been, fails the run
 */
export function verdict(judged: readonly Judged[], isGate: boolean): { text: string; exitCode: 0 | 1 } {
  const missed = judged.filter(({ finding }) => finding?.isMet === false).map(({ budget }) => budget.what);
  const unmeasured = judged.filter(({ finding }) => finding === undefined).map(({ budget }) => budget.what);
  if (missed.length + unmeasured.length === 0) return { text: `All ${judged.length} budgets are met.`, exitCode: 0 };
  const told = [...missed.map((what) => `missed: ${what}`), ...unmeasured.map((what) => `not measured: ${what}`)];
  const heading = `${missed.length} of ${judged.length} budgets are missed, ${unmeasured.length} were not measured.`;
  const advice = isGate ? [] : ['With --gate, this ends with exit code 1.'];
  return { text: [heading, ...told.map((line) => `- ${line}`), ...advice].join('\n'), exitCode: isGate ? 1 : 0 };
}
