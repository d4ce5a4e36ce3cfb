/** Drafts without their secrets, for what is written to disk, and with them again. */

import { isSecretHeader } from './headers.ts';
import { optionSecrets, replaceOptionSecrets } from './option-secrets.ts';
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
export function secretsOf({ headers = [], options }: RequestDraft): HeaderSecrets {
  const secrets = new Map<string, string[]>(optionSecrets(options).map(([key, value]) => [key, [value]]));
  for (const { name, value } of headers.filter(isSecret)) {
    const key = keyOf(name);
    secrets.set(key, [...(secrets.get(key) ?? []), value]);
  }
  return secrets;
}

/** The draft as it may be written to disk: a secret's name stays, its value does not. */
export function withoutSecrets(draft: RequestDraft): RequestDraft {
  return {
    ...draft,
    ...(draft.headers && { headers: draft.headers.map((row) => (isSecret(row) ? { ...row, value: '' } : row)) }),
    ...(draft.options && { options: replaceOptionSecrets(draft.options, () => '') }),
  };
}

/** Puts secrets where a draft has empty values for them. Whoever calls this has seen that they belong to its origin. */
export function withSecrets(draft: RequestDraft, secrets: HeaderSecrets): RequestDraft {
  const known = (key: string, value: string): string => (value === '' ? (secrets.get(key)?.[0] ?? '') : value);
  return {
    ...draft,
    ...(draft.headers && { headers: headersWith(draft.headers, secrets) }),
    ...(draft.options && { options: replaceOptionSecrets(draft.options, known) }),
  };
}

function headersWith(rows: readonly HeaderRow[], secrets: HeaderSecrets): HeaderRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    if (!isSecret(row)) return row;
    const key = keyOf(row.name);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return row.value === '' ? { ...row, value: secrets.get(key)?.[nth] ?? '' } : row;
  });
}

function isSecret({ name }: HeaderRow): boolean {
  return isSecretHeader(name);
}

function keyOf(name: string): string {
  return name.trim().toLowerCase();
}
