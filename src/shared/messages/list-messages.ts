/** What is said where one goes to an event of the list. Numbers of events come as they are shown. */

import { t } from '@vscode/l10n';
import { message } from './message.ts';
import { keepMore } from './panel-messages.ts';

export const listMessages = {
  /** @param examples - of what can be typed */
  noPlace: (examples: string) =>
    message(t('This names no place in the list.'), t`Enter a number, a time, or an ID: ${examples}.`),
  noTimeOfDay: () =>
    message(t('There is no such time of day.'), t('Hours go from 0 to 23, minutes and seconds from 0 to 59.')),
  noBookmark: () => message(t('There is no bookmark.'), t('B sets one at the selected event.')),
  onlyEvents: () => message(t('Only an event can have a bookmark.'), t('Select the event before or after this row.')),
  dropped: (seq: string) => message(t`Event ${seq} was dropped.`, keepMore),
  noRows: () => message(t('The list shows no event.'), t('Change the filter, then go there again.')),
  notShown: (seq: string) =>
    message(t`Event ${seq} is not shown now.`, t('Change the filter to see it.'), t('This is the nearest one.')),
  noEvent: (seq: string, newest: string) =>
    message(t`There is no event ${seq}: the newest is ${newest}.`, t('Enter the number of one that has come.')),
  noneSince: () => message(t('No event came at that time or after it.'), t('Enter an earlier time.')),
  noId: (id: string) =>
    message(t`No event that is kept has the ID “${id}”.`, t('Write the whole ID, with the same capital letters.')),
} as const;
