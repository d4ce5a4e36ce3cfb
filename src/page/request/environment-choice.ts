/** Whose variables are meant. */

import { t } from '@vscode/l10n';
import { nothing, type TemplateResult } from 'lit';

import { choice } from '../controls/labelled-select.ts';

/**
 * @param chosen - of the draft: it may be gone from the settings, and is shown then all the same
 * @param names - those that the settings define; without any there is nothing to choose
 */
export function environmentChoice(
  chosen: string | undefined,
  names: readonly string[],
  choose: (name: string) => void,
): TemplateResult | typeof nothing {
  if (names.length === 0 && chosen === undefined) return nothing;
  const all = chosen === undefined || names.includes(chosen) ? names : [...names, chosen];
  const options = [['', t('No environment')] as const, ...all.map((name) => [name, name] as const)];
  return choice({ name: t('Environment'), label: t('Environment'), value: chosen ?? '', options, choose });
}
