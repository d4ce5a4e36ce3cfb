/** What is said where one goes to an event of the list. Numbers of events come as they are shown. */

import { message } from './message.ts';
import { keepMore } from './panel.ts';

export const listMessages = {
  /** @param examples - of what can be typed */
  noPlace: (examples: string) =>
    message('This names no place in the list.', `Enter a number, a time, or an ID: ${examples}.`),
  noTimeOfDay: () =>
    message('There is no such time of day.', 'Hours go from 0 to 23, minutes and seconds from 0 to 59.'),
  noBookmark: () => message('There is no bookmark.', 'B sets one at the selected event.'),
  dropped: (seq: string) => message(`Event ${seq} was dropped.`, keepMore),
  noRows: () => message('The list shows no event.', 'Change the filter, then go there again.'),
  notShown: (seq: string) =>
    message(`Event ${seq} is not shown now.`, 'Change the filter to see it.', 'This is the nearest one.'),
  noEvent: (seq: string, newest: string) =>
    message(`There is no event ${seq}: the newest is ${newest}.`, 'Enter the number of one that has come.'),
  noneSince: () => message('No event came at that time or after it.', 'Enter an earlier time.'),
  noId: (id: string) =>
    message(`No event that is kept has the ID “${id}”.`, 'Write the whole ID, with the same capital letters.'),
} as const;
