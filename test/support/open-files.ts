import { readdirSync } from 'node:fs';

/** How many files this process has open; `undefined` where that cannot be known. */
export function openFiles(): number | undefined {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return undefined;
  }
}
