/** What the panel says of the runs that it keeps. */

import { t } from '@vscode/l10n';
import { message } from './message.ts';
import { keepMore } from './panel-messages.ts';

export const runMessages = {
  /** @param number - of the run */
  tooMany: (number: number) =>
    message(
      t`Run ${number} was dropped: a panel keeps the last 5 runs before the current one.`,
      t('To keep the events of a run, export them.'),
    ),
  overLimits: (number: number) =>
    message(
      t`Run ${number} was dropped: together with the current run, it exceeded the limits of the log.`,
      keepMore,
      t('The oldest run is dropped first.'),
    ),
  nothingToCompare: () =>
    message(t('There is no other run to compare with.'), t('Connect again in this panel: the previous run is kept.')),
  gone: () => message(t('One of the runs is no longer kept.'), t('Choose another run from the menu.')),
} as const;
