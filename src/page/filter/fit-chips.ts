/**
 * How wide type buttons are, and how many fit: reckoned from their texts, because to measure them would cost a layout each
 * time a count changes.
 */

import type { TypeCount } from '../../shared/stream/engine.ts';
import { formatCount } from '../ui/format.ts';

/** What a chip is wide beside its letters: borders, padding, symbol, gaps. */
const chromePx = 33;
/** A little more than the average letter of the fonts that VS Code uses at 13 px. */
const letterPx = 7.4;
/** A chip is never wider: its name is cut. */
const widestChipPx = 240;
const gapPx = 4;
/** What a button beside the chips is wide beside its letters: borders, padding. */
const buttonChromePx = 18;

/** How wide a text is, in px. */
type TextPx = (text: string) => number;

/** Px that a chip takes, with the gap after it. All digits are as wide as a zero. */
function chipPx({ name, kept }: TypeCount, textPx: TextPx): number {
  const count = formatCount(kept).replaceAll(/\d/g, '0');
  return Math.min(widestChipPx, chromePx + textPx(name) + textPx(count)) + gapPx;
}

/** Px that the chips take in one row. */
export function chipsPx(chips: readonly TypeCount[], textPx: TextPx): number {
  return Math.max(0, chips.reduce((sum, chip) => sum + chipPx(chip, textPx), 0) - gapPx);
}

/** Px that a button beside the chips takes, with the gap beside it. */
export function buttonPx(text: string, textPx: TextPx): number {
  return buttonChromePx + textPx(text) + gapPx;
}

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
  textPx: TextPx = (text) => letterPx * text.length,
): number {
  // After the last one in a row there is no gap.
  const room = width + gapPx;
  let left = room;
  let row = 1;
  for (const [index, chip] of chips.entries()) {
    const wide = chipPx(chip, textPx);
    if (wide > left) {
      row++;
      left = room;
    }
    if (row > rows) return Math.max(1, index);
    left -= wide;
  }
  return chips.length;
}
