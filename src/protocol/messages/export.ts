/** What is said where events are exported or copied. */

import { message } from './message.ts';
import { keepMore } from './panel.ts';
import { asClause } from './wording.ts';

export const exportMessages = {
  badArgument: () =>
    message(
      'SSE: Export Events was called with an argument of the wrong shape.',
      'It takes { scope?, format?, file? }, where scope is all, shown or selected, and file an absolute path.',
    ),
  noEvents: () => message('SSE: Export: there are no events.', 'Connect to a stream first.'),
  nothingSelected: () => message('SSE: Export: nothing is selected.', 'Select events in the list, or export all.'),
  notOnDisk: (path: string) =>
    message(`SSE: Export: ${path} is not on a disk of this machine.`, 'Choose a file that is.'),
  /** @param reason - what the system or the engine said */
  notWritten: (reason: string) =>
    message(
      `SSE: Export: no file was written: ${asClause(reason)}.`,
      'Choose another place, or make room there.',
      'A file that was there is as it was.',
    ),
  /** @param events - how many, in words */
  droppedMeanwhile: (events: string) =>
    message(`${events} had been dropped from the log before the export came to them, and are missing.`, keepMore),
  nothingToCopy: () => message('There are no events to copy.', 'Connect to a stream first.'),
  noneSelectedToCopy: () => message('Nothing is selected.', 'Select events in the list, then copy them.'),
  tooLargeToCopy: (megabytes: number) =>
    message(`Not copied: the clipboard takes at most ${megabytes} MB.`, 'Export to a file instead.'),
} as const;
