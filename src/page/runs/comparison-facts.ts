/** The figures of two runs, side by side. */

import { t } from '@vscode/l10n';
import type { RunComparison, RunFigures } from '../../shared/stream/run-comparison.ts';
import { formatGap } from '../controls/gap-text.ts';
import { formatCount, formatSpan } from '../ui/format.ts';

interface ComparisonFact {
  readonly name: string;
  readonly left: string;
  readonly right: string;
}

/** One row for each figure. */
const facts: readonly { readonly name: string; readonly of: (run: RunFigures) => string | undefined }[] = [
  { name: t('Events'), of: ({ events }) => formatCount(events) },
  { name: t('Time to first event'), of: ({ firstEventMs }) => spanOf(firstEventMs) },
  { name: t('First to last event'), of: ({ durationMs }) => spanOf(durationMs) },
  { name: t('Median gap'), of: ({ medianGapMs }) => gapOf(medianGapMs) },
  { name: t('Longest gap'), of: ({ maxGapMs }) => gapOf(maxGapMs) },
];

export function comparisonFacts({ left, right }: RunComparison): readonly ComparisonFact[] {
  return facts.map(({ name, of }) => ({ name, left: of(left) ?? '–', right: of(right) ?? '–' }));
}

function spanOf(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : formatSpan(ms);
}

function gapOf(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : formatGap(ms);
}
