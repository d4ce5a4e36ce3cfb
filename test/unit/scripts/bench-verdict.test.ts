import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge, verdict } from '../../../scripts/bench/budgets/budgets.ts';
import type { Budget } from '../../../scripts/bench/budgets/finding.ts';

function budget(what: string, isMet?: boolean): Budget {
  return { what, goal: 'g', find: () => (isMet === undefined ? undefined : { figure: '1', isMet }) };
}

function verdictOf(budgets: readonly Budget[], isGate: boolean): { text: string; exitCode: number } {
  return verdict(judge({}, true, budgets), isGate);
}

test('budgets that are all met pass the gate', () => {
  const { text, exitCode } = verdictOf([budget('a', true), budget('b', true)], true);
  assert.deepEqual([text, exitCode], ['All 2 budgets are met.', 0]);
});

test('a budget that is missed is named, and fails the run under the gate only', () => {
  for (const isGate of [false, true]) {
    const { text, exitCode } = verdictOf([budget('a', true), budget('b', false)], isGate);
    assert.match(text, /^1 of 2 budgets are missed, 0 were not measured\.\n- missed: b/);
    assert.equal(exitCode, isGate ? 1 : 0);
    assert.equal(/--gate/.test(text), !isGate);
  }
});

test('so does one that was to be measured and was not', () => {
  const { text, exitCode } = verdictOf([budget('a', true), budget('b')], true);
  assert.match(text, /- not measured: b/);
  assert.equal(exitCode, 1);
});

test('of a part of the run, only what it measured is judged', () => {
  assert.deepEqual(
    judge({}, false, [budget('a', true), budget('b')]).map(({ budget }) => budget.what),
    ['a'],
  );
});
