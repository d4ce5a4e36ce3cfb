/**
 * What is kept from one run to the next, by VS Code for the person, the workspace or a page, and in files: it says which version
 * of its shape it has, so that a later version of this program can tell what it reads.
 */

/**
 * The version that is written. Version 0 says none: 0.1 wrote it. Its objects are those of version 1; its lists stood there
 * themselves, where version 1 has an object around them.
 */
export const keptVersion = 1;

/** @returns the value as it is to be kept, with its version */
export function keep<Value extends object>(value: Value): Value & { readonly version: number } {
  return { ...value, version: keptVersion };
}

/**
 * What was kept, without its version and otherwise as it was written: not to be trusted.
 *
 * @returns nothing for what a later version wrote: it may mean something else
 */
export function recall(kept: unknown): unknown {
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return kept;
  if (isOfLaterVersion(kept)) return undefined;
  const { version: _version, ...value } = kept as Record<string, unknown>;
  return value;
}

/** A list that is kept within an object, or, in version 0, without. @returns nothing for what isn't a list */
export function recallList(kept: unknown): readonly unknown[] {
  const list = Array.isArray(kept) ? kept : (recall(kept) as { readonly list?: unknown } | null | undefined)?.list;
  return Array.isArray(list) ? list : [];
}

/** A person may have written something else there, which says nothing. */
export function isOfLaterVersion({ version }: { readonly version?: unknown }): boolean {
  return typeof version === 'number' && version > keptVersion;
}
