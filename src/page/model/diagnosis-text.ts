/** A diagnosis in words. */

import { t } from '@vscode/l10n';
import { catalogue, diagnosisKinds, type DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import { diagnosisCode } from '../../shared/diagnoses/diagnosis-code.ts';
import type { Diagnosis, DiagnosisPlace, Severity } from '../../shared/diagnoses/diagnosis.ts';
import { type Framework, recipes } from '../../shared/diagnoses/recipes.ts';
import { formatCount } from '../ui/format.ts';
import type { IconName } from '../ui/icons.ts';

/** In the order in which they matter. */
const severities = ['error', 'warning', 'hint'] as const satisfies readonly Severity[];

export const severityNames = {
  error: t('error'),
  warning: t('warning'),
  hint: t('hint'),
} satisfies Record<Severity, string>;

const counted = {
  error: (n) => t`${n} errors`,
  warning: (n) => t`${n} warnings`,
  hint: (n) => t`${n} hints`,
} satisfies Record<Severity, (n: string) => string>;

/** Each severity has a shape of its own: color is never all there is. */
export const severityIcons = { error: 'error', warning: 'warning', hint: 'info' } satisfies Record<Severity, IconName>;

/** `1 error, 2 hints`. */
export function describeCounts(counts: Readonly<Record<Severity, number>>): string {
  return severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) =>
      counts[severity] === 1 ? `1 ${severityNames[severity]}` : counted[severity](formatCount(counts[severity])),
    )
    .join(', ');
}

/** The most important ones first, then by the numbers of their kinds. */
export function inOrder(diagnoses: readonly Diagnosis<DiagnosisKind>[]): readonly Diagnosis<DiagnosisKind>[] {
  const rank = ({ kind }: Diagnosis<DiagnosisKind>): number =>
    severities.indexOf(catalogue[kind].severity) * diagnosisKinds.length + diagnosisKinds.indexOf(kind);
  return diagnoses.toSorted((a, b) => rank(a) - rank(b));
}

/** `event 12`, or `after event 12`, or `before the first event`. */
export function describePlace({ seq, isBetween }: DiagnosisPlace): string {
  if (!isBetween) return t`event ${formatCount(seq)}`;
  return seq === 0 ? t('before the first event') : t`after event ${formatCount(seq)}`;
}

/** Everything that is said of it, to be pasted into an issue. */
export function diagnosisText({ kind, facts, count, places }: Diagnosis<DiagnosisKind>, framework: Framework): string {
  const { title, what, browsers, fix, recipe } = catalogue[kind];
  return [
    `${diagnosisCode(kind)} ${title} (${formatCount(count)} ×)`,
    what(facts),
    ...(places[0] === undefined ? [] : [t`First: ${describePlace(places[0])}`]),
    browsers,
    fix(facts),
    ...(recipe === undefined ? [] : [`${framework}: ${recipes[recipe][framework]}`]),
  ].join('\n');
}
