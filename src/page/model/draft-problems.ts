/** What the host finds wrong with a draft, at the places where it is. */

import { t } from '@vscode/l10n';
import type { DraftProblem, Place } from '../../shared/boundary/page.ts';
import type { RequestTabId } from './panel-layout.ts';

export function problemAt(problems: readonly DraftProblem[], place: Place): string | undefined {
  return problems.find((problem) => problem.place === place)?.text;
}

/** In which tab of the request a place is; `undefined`: in none. */
export function tabOfPlace(place: Place): RequestTabId | undefined {
  if (place.startsWith('header ') || place === 'lastEventId') return 'headers';
  if (place.startsWith('auth ')) return 'auth';
  if (place.startsWith('option ')) return 'options';
  return place.startsWith('form ') || place === 'body' || place === 'bodyFile' ? 'body' : undefined;
}

/** @returns the tab of the first of them that is in one */
export function tabOfProblems(problems: readonly DraftProblem[]): RequestTabId | undefined {
  return problems.map(({ place }) => tabOfPlace(place)).find((tab) => tab !== undefined);
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
