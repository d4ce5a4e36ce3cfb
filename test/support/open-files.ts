import { readdirSync, readlinkSync } from 'node:fs';

/** How many files this process has open; `undefined` where that cannot be known. */
export function openFiles(): number | undefined {
  return openPaths()?.length;
}

/** How many of them are at a path that begins so: what the process opens for itself does not count. */
export function openFilesAt(...beginnings: readonly string[]): number | undefined {
  return openPaths()?.filter((path) => beginnings.some((beginning) => path.startsWith(beginning))).length;
}

function openPaths(): readonly string[] | undefined {
  try {
    return readdirSync('/proc/self/fd').map(pathOf);
  } catch {
    return undefined;
  }
}

/** Of the listing itself, which is closed by now, there is none. */
function pathOf(descriptor: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    return '';
  }
}
