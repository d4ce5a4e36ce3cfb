/** What is said where events are exported or copied. */

import { t } from '@vscode/l10n';
import { message } from './message.ts';
import { keepMore } from './panel-messages.ts';
import { asClause } from './wording.ts';

export const exportMessages = {
  badArgument: () =>
    message(
      t('SSE: Export Events received invalid arguments.'),
      t('It takes { scope?, format?, file? }, where scope is all, shown or selected, and file an absolute path.'),
    ),
  noEvents: () => message(t('SSE: Export: there are no events.'), t('Connect to a stream first.')),
  nothingSelected: () =>
    message(t('SSE: Export: nothing is selected.'), t('Select events in the list, or export all.')),
  notOnDisk: (path: string) =>
    message(t`SSE: Export: ${path} is not on a disk of this machine.`, t('Choose a file that is.')),
  /** @param reason - what the system or the engine said */
  notWritten: (reason: string) =>
    message(
      t`SSE: Export failed: ${asClause(reason)}.`,
      t('Choose another location or free up disk space.'),
      t('The existing file is unchanged.'),
    ),
  /** The panel shows another stream, or was closed. */
  streamGone: () =>
    message(
      t('SSE: Export stopped: the stream was replaced or closed.'),
      t('Let an export finish before you connect again or close the panel.'),
      t('The existing file is unchanged.'),
    ),
  /** @param events - how many, in words */
  droppedMeanwhile: (events: string) =>
    message(t`${events} were dropped from the log before they could be exported, and are missing.`, keepMore),
  nothingToCopy: () => message(t('There are no events to copy.'), t('Connect to a stream first.')),
  noneSelectedToCopy: () => message(t('Nothing is selected.'), t('Select events in the list, then copy them.')),
  tooLargeToCopy: (megabytes: number) =>
    message(t`Not copied: the clipboard takes at most ${megabytes} MB.`, t('Export to a file instead.')),
} as const;
