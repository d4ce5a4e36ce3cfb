/** What of an event's data is left away in the list because the event of its type before begins with the same. */

import { leastShared } from '../../shared/stream/columns.ts';
import { graphemeStart } from '../../shared/text/graphemes.ts';

/** The start of what differs is shown with what names it: so far back, in UTF-16 code units. */
const nameChars = 40;
/** Of words, this far. */
const wordChars = 16;
/** Of an event that is the same as the one before, so much of its end is shown. */
const tailChars = 16;

/**
 * Where the data begins to be shown.
 *
 * @param preview - of the data
 * @param shared - how much of it the event before begins with, in UTF-16 code units
 * @param firstMark - the first place in it that is marked: what is marked is always shown
 * @returns 0 where nothing is left away; never within a character as a person sees it
 */
export function foldAt(preview: string, shared: number, firstMark = preview.length): number {
  if (shared < leastShared) return 0;
  const differs = shared < preview.length ? shared : preview.length - tailChars;
  const start = graphemeStart(preview, nameStart(preview, Math.min(differs, firstMark)));
  // One character in the place of fewer than these gains nothing.
  return start < tailChars ? 0 : start;
}

/** Behind the comma or bracket before that place, or else the space. */
function nameStart(text: string, at: number): number {
  for (let back = at; back > at - nameChars && back > 0; back--) {
    if (isOpener(text.charCodeAt(back - 1))) return back;
  }
  for (let back = at; back > at - wordChars && back > 0; back--) {
    if (text.charCodeAt(back - 1) === 0x20) return back;
  }
  return at;
}

/** `,`, `{`, `[`, and the picture of a line feed. */
function isOpener(code: number): boolean {
  return code === 0x2c || code === 0x7b || code === 0x5b || code === 0x21b5;
}
