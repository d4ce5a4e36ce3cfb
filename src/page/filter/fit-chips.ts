/**
 * How wide type buttons are: reckoned from their texts, because to measure them would cost a layout each time a count
 * changes.
 */

import type { TypeCount } from '../../shared/stream/engine.ts';
import { formatCount } from '../ui/format.ts';

/** What a chip is wide beside its letters: borders, padding, symbol, gaps. */
const chromePx = 33;
const gapPx = 4;
/** What a button beside the chips is wide beside its letters: borders, padding. */
const buttonChromePx = 18;

/** How wide a text is, in px. */
type TextPx = (text: string) => number;

/** Px that a chip takes, with the gap after it. All digits are as wide as a zero. */
function chipPx({ name, kept }: TypeCount, textPx: TextPx): number {
  const count = formatCount(kept).replaceAll(/\d/g, '0');
  return chromePx + textPx(name) + textPx(count) + gapPx;
}

/** Px that the chips take beside each other. @param chips - with the names that are written on them */
export function chipsPx(chips: readonly TypeCount[], textPx: TextPx): number {
  return Math.max(0, chips.reduce((sum, chip) => sum + chipPx(chip, textPx), 0) - gapPx);
}

/** Px that a button beside the chips takes, with the gap beside it. */
export function buttonPx(text: string, textPx: TextPx): number {
  return buttonChromePx + textPx(text) + gapPx;
}
