/** The defaults and bounds of the settings. The manifest says the same of each; a test compares the two. */

import { leastGapMs } from '../../shared/stream/annotations.ts';

/** Bounds are inclusive; the default is used in place of what isn't a number. */
export interface NumberSetting {
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** By the names of the settings, without their prefix. */
export const numberSettings = {
  warnOfSilenceAfterSeconds: { default: 60, minimum: 0, maximum: 86_400 },
  // The engine keeps no gap that is shorter.
  'rows.gapSeconds': { default: 5, minimum: leastGapMs / 1000, maximum: 86_400 },
  'log.maxEvents': { default: 10_000_000, minimum: 100, maximum: 20_000_000 },
  'log.maxMegabytes': { default: 1024, minimum: 1, maximum: 4096 },
  'log.memoryMegabytes': { default: 256, minimum: 8, maximum: 4096 },
} as const satisfies Record<string, NumberSetting>;

/** @param value - as the person wrote it @returns a whole number within the bounds */
export function boundedSetting(name: keyof typeof numberSettings, value: unknown): number {
  const { default: otherwise, minimum, maximum }: NumberSetting = numberSettings[name];
  if (typeof value !== 'number' || !Number.isFinite(value)) return otherwise;
  return Math.min(maximum, Math.max(minimum, Math.trunc(value)));
}
