/** Characters that nobody sees: controls, and those that reorder or hide what stands beside them. */

import { trimmedEnd } from './trimmed.ts';

export const invisibleCharacters =
  // oxlint-disable-next-line eslint/no-control-regex -- these are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** The text with `⟨U+200B⟩` in the place of each. */
export function visibleText(text: string): string {
  return text.replaceAll(invisibleCharacters, (character, at: number) =>
    isInEmoji(text, at) ? character : `⟨${codePointName(character)}⟩`,
  );
}

/** The same of a name, in which spaces at its start and its end are not seen either. */
export function visibleName(name: string): string {
  const text = visibleText(name);
  const rest = trimmedEnd(text, ' ');
  return rest.replace(/^ +/, openBoxes) + openBoxes(text.slice(rest.length));
}

function openBoxes(spaces: string): string {
  return '␣'.repeat(spaces.length);
}

/** The text without them. */
export function withoutInvisible(text: string): string {
  return text.replaceAll(invisibleCharacters, '');
}

/** [Unicode] `U+200B` of a character below U+10000. */
export function codePointName(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** [Unicode] UTS 51: a zero-width joiner makes one emoji of two. */
function isInEmoji(text: string, at: number): boolean {
  return (
    text.charCodeAt(at) === 0x200d && /\p{Extended_Pictographic}\p{Emoji_Modifier}?\uFE0F?$/u.test(text.slice(0, at))
  );
}
