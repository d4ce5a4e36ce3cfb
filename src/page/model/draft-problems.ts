/** What the host finds wrong with a draft, at the places where it is. */

import { t } from '@vscode/l10n';
import type { DraftProblem, Place } from '../../shared/boundary/page.ts';
import type { Folds } from './page-state.ts';

export function problemAt(problems: readonly DraftProblem[], place: Place): string | undefined {
  return problems.find((problem) => problem.place === place)?.text;
}

/** In which fold a place is; `undefined`: in none. */
export function foldOf(place: Place): keyof Folds | undefined {
  if (place.startsWith('header ') || place === 'lastEventId') return 'headersUnfolded';
  if (place.startsWith('auth ')) return 'authUnfolded';
  if (place.startsWith('option ')) return 'optionsUnfolded';
  return place.startsWith('form ') || place === 'body' || place === 'bodyFile' ? 'bodyUnfolded' : undefined;
}

/** Unfolds what has problems in it. */
export function foldsOfProblems(problems: readonly DraftProblem[]): Partial<Folds> {
  const folds = problems.map(({ place }) => foldOf(place)).filter((fold) => fold !== undefined);
  return Object.fromEntries(folds.map((fold) => [fold, true]));
}

/** For a message that isn't shown at the place itself. */
export function describeProblem({ place, text }: DraftProblem): string {
  const where = nameOf(place);
  return where === undefined ? text : `${where}: ${text}`;
}

function fieldName(isOfForm: boolean, n: number): string {
  return isOfForm ? t`Form field ${n}` : t`Header ${n}`;
}

function nameOf(place: Place): string | undefined {
  const row = /^(header|form) (\d+)/.exec(place);
  if (row !== null) return fieldName(row[1] === 'form', Number(row[2]) + 1);
  if (place.startsWith('auth ')) return t('Authorization');
  if (place.startsWith('option ')) return t('Options');
  const names: Partial<Record<Place, string>> = { body: t('Body'), bodyFile: t('Body'), lastEventId: 'Last-Event-ID' };
  return names[place];
}
