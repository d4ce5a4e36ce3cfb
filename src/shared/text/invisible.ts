/** Characters that nobody sees: controls, and those that reorder or hide what stands beside them. */

// oxlint-disable-next-line eslint/no-control-regex -- these are what is looked for
export const invisibleCharacters =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** The text with `⟨U+200B⟩` in the place of each. */
export function visibleText(text: string): string {
  return text.replaceAll(invisibleCharacters, codePoint);
}

/** The text without them. */
export function withoutInvisible(text: string): string {
  return text.replaceAll(invisibleCharacters, '');
}

function codePoint(character: string): string {
  return `⟨U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
