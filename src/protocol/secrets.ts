/** Drafts without their secrets, for what is written to disk, and with them again. */

import { isSecretHeader } from './headers.ts';
import type { HeaderRow, RequestDraft } from './page.ts';
import { parseStreamUrl } from './url.ts';

/** By a header's name in lower case: the values of its rows, in their order. */
export type HeaderSecrets = ReadonlyMap<string, readonly string[]>;

/** Where a draft would be sent; `undefined` while its URL is none. */
export function originOf({ url }: RequestDraft): string | undefined {
  const parsed = parseStreamUrl(url);
  return 'url' in parsed ? parsed.url.origin : undefined;
}

/** The values that must not be seen. */
export function secretsOf({ headers = [] }: RequestDraft): HeaderSecrets {
  const secrets = new Map<string, string[]>();
  for (const { name, value } of headers.filter(isSecret)) {
    const key = keyOf(name);
    secrets.set(key, [...(secrets.get(key) ?? []), value]);
  }
  return secrets;
}

/** The draft as it may be written to disk: a secret's name stays, its value does not. */
export function withoutSecrets(draft: RequestDraft): RequestDraft {
  if (!draft.headers?.some(isSecret)) return draft;
  return { ...draft, headers: draft.headers.map((row) => (isSecret(row) ? { ...row, value: '' } : row)) };
}

/** Puts secrets where a draft has empty values for them. Whoever calls this has seen that they belong to its origin. */
export function withSecrets(draft: RequestDraft, secrets: HeaderSecrets): RequestDraft {
  if (!draft.headers?.some(isSecret)) return draft;
  const seen = new Map<string, number>();
  const headers = draft.headers.map((row) => {
    if (!isSecret(row)) return row;
    const key = keyOf(row.name);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return row.value === '' ? { ...row, value: secrets.get(key)?.[nth] ?? '' } : row;
  });
  return { ...draft, headers };
}

function isSecret({ name }: HeaderRow): boolean {
  return isSecretHeader(name);
}

function keyOf(name: string): string {
  return name.trim().toLowerCase();
}
