/** What is said where one goes to an event of the list. Numbers of events are formatted as they are shown. */

import { t } from '@vscode/l10n';
import { message } from './message.ts';
import { keepMore } from './panel-messages.ts';

export const listMessages = {
  /** @param examples - of what can be typed */
  noPlace: (examples: string) =>
    message(t('This doesn’t match any place in the list.'), t`Enter a number, a time, or an ID: ${examples}.`),
  noTimeOfDay: () =>
    message(t('This isn’t a valid time of day.'), t('Hours range from 0 to 23, minutes and seconds from 0 to 59.')),
  noBookmark: () => message(t('There are no bookmarks.'), t('Press B to set one at the selected event.')),
  onlyEvents: () => message(t('Only an event can have a bookmark.'), t('Select the event before or after this row.')),
  dropped: (seq: string) => message(t`Event ${seq} was dropped.`, keepMore),
  noRows: () => message(t('The list is empty.'), t('Change the filter, then go there again.')),
  notShown: (seq: string) =>
    message(t`Event ${seq} is currently hidden.`, t('Change the filter to see it.'), t('This is the nearest one.')),
  noEvent: (seq: string, newest: string) =>
    message(
      t`There is no event ${seq}: the newest is ${newest}.`,
      t('Enter the number of an event that has been received.'),
    ),
  noneSince: () => message(t('There are no events at that time or later.'), t('Enter an earlier time.')),
  noId: (id: string) =>
    message(t`No kept event has the ID “${id}”.`, t('Enter the whole ID, with the same capitalization.')),
} as const;
