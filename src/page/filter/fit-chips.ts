/** How many type buttons fit: reckoned from their texts, because to measure them would cost a layout each time a count changes. */

import type { TypeCount } from '../../shared/stream/engine.ts';
import { formatCount } from '../ui/format.ts';

/** What a chip is wide beside its letters: borders, padding, symbol, gaps. */
const chromePx = 36;
/** A little more than the average letter of the fonts that VS Code uses at 13 px. */
const letterPx = 7.4;
/** A chip is never wider: its name is cut. */
const widestChipPx = 240;
const gapPx = 4;

/**
 * @param width - of a row, in px
 * @param rows - how many rows there may be
 * @param textPx - how wide a text is
 * @returns how many of the chips fit, from the first on; never less than one if there is one
 */
export function fitChips(
  chips: readonly TypeCount[],
  width: number,
  rows: number,
  textPx = (text: string): number => letterPx * text.length,
): number {
  let left = width;
  let row = 1;
  for (const [index, { name, kept }] of chips.entries()) {
    const wide = Math.min(widestChipPx, chromePx + textPx(name) + textPx(formatCount(kept))) + gapPx;
    if (wide > left) {
      row++;
      left = width;
    }
    if (row > rows) return Math.max(1, index);
    left -= wide;
  }
  return chips.length;
}
