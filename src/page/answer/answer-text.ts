/** The text of an answer, whole. */

import type { Host } from '../ui/host.ts';

/** So much is asked for at once, in UTF-16 code units. */
const atOnce = 500_000;

/** @returns the text parts of a choice, without what was replaced */
export async function answerText(host: Pick<Host, 'answerWindow'>, choice: number): Promise<string> {
  const texts = new Map<number, string>();
  for (let from = 0, length = 1; from < length;) {
    const window = await host.answerWindow(choice, from, atOnce);
    if (window === undefined) break;
    for (const { part, kind, start, text, isSuperseded } of window.pieces) {
      // The end is given from where a whole stretch begins: what is known of it comes again.
      if (kind === 'text' && !isSuperseded) texts.set(part, (texts.get(part) ?? '').slice(0, start) + text);
    }
    ({ length } = window);
    from = window.from + window.pieces.reduce((sum, { text }) => sum + text.length + 1, 0);
  }
  return [...texts.values()].join('');
}
