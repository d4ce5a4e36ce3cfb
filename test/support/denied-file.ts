/** A file that this process may not read, also where tests run as root. */

import { chmodSync, writeFileSync } from 'node:fs';

/** @param path - of the file that is made */
export function writeDenied(path: string): void {
  writeFileSync(path, 'hush');
  chmodSync(path, 0o000);
}

/** Runs an action without the rights of root, if it has them. */
export async function asNobody<T>(action: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return action();
  process.seteuid?.(65_534);
  try {
    return await action();
  } finally {
    process.seteuid?.(0);
  }
}
