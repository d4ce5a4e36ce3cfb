/**
 * Translations by a short key instead of the English text, which the code has already. `esbuild.mjs` makes them of
 * `l10n/bundle.l10n.*.json`, and packs them (`host/vscode/packed-translations.ts`).
 */

/** Of a text that has been translated: what `t` of `@vscode/l10n` looks for, to what it finds. */
export type Translations = Readonly<Record<string, string>>;

/** How many bits of a hash are left out: 24 are enough to tell a few thousand texts apart; {@link withTextKeys} checks that. */
const unusedBits = 8;

/** FNV-1a, its first 24 bits in base 36. */
export function textKey(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> unusedBits).toString(36);
}

/** @throws Error when two texts have the same key: change one of them */
export function withTextKeys(translations: Translations): Translations {
  const keyed: Record<string, string> = {};
  for (const [text, translation] of Object.entries(translations)) {
    const key = textKey(text);
    if (key in keyed) throw new Error(`Another text has the same key, ${key}, as: ${text}`);
    keyed[key] = translation;
  }
  return keyed;
}

/** For `config` of `@vscode/l10n`: finds translations by their English texts. @param keyed - by `withTextKeys` */
export function byText(keyed: Translations): Translations {
  return new Proxy(keyed, { get: (target, text) => (typeof text === 'string' ? target[textKey(text)] : undefined) });
}
