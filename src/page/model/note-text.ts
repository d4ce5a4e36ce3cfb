/** A note in words. */

import { t } from '@vscode/l10n';
import { catalogue, noteCode, noteKinds, type NoteKind } from '../../shared/notes/catalogue.ts';
import type { Note, NotePlace, Severity } from '../../shared/notes/note.ts';
import { type Framework, recipes } from '../../shared/notes/recipes.ts';
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

/** Each severity has a shape of its own: colour is never all there is. */
export const noteIcons = { error: 'error', warning: 'warning', hint: 'info' } satisfies Record<Severity, IconName>;

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
export function inOrder(notes: readonly Note<NoteKind>[]): readonly Note<NoteKind>[] {
  const rank = ({ kind }: Note<NoteKind>): number =>
    severities.indexOf(catalogue[kind].severity) * noteKinds.length + noteKinds.indexOf(kind);
  return notes.toSorted((a, b) => rank(a) - rank(b));
}

/** `event 12`, or `after event 12`, or `before the first event`. */
export function describePlace({ seq, isBetween }: NotePlace): string {
  if (!isBetween) return t`event ${formatCount(seq)}`;
  return seq === 0 ? t('before the first event') : t`after event ${formatCount(seq)}`;
}

/** Everything that is said of it, to be pasted into an issue. */
export function noteText({ kind, facts, count, places }: Note<NoteKind>, framework: Framework): string {
  const { title, what, browsers, mend, recipe } = catalogue[kind];
  return [
    `${noteCode(kind)} ${title} (${formatCount(count)} ×)`,
    what(facts),
    ...(places[0] === undefined ? [] : [t`First: ${describePlace(places[0])}`]),
    browsers,
    mend(facts),
    ...(recipe === undefined ? [] : [`${framework}: ${recipes[recipe][framework]}`]),
  ].join('\n');
}
