/** Shows the bytes of an event's block as they came, with what is invisible made visible. */

/** A stretch of raw text: as it came, or a mark that stands for a character one cannot see. */
export interface RawToken {
  readonly mark: boolean;
  readonly text: string;
}

// Controls; and the characters that reorder or hide what stands beside them, with which a server could deceive.
// oxlint-disable-next-line eslint/no-control-regex -- these are what is looked for
const invisible = /\r\n|[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * @param bytes - UTF-8; what is not becomes U+FFFD
 * @returns the text with a mark for each invisible character; a line ends after the mark of its line end
 */
export function markRaw(bytes: Uint8Array): RawToken[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const tokens: RawToken[] = [];
  let from = 0;
  for (const match of text.matchAll(invisible)) {
    if (match.index > from) tokens.push({ mark: false, text: text.slice(from, match.index) });
    tokens.push({ mark: true, text: markOf(match[0]) });
    from = match.index + match[0].length;
  }
  if (from < text.length) tokens.push({ mark: false, text: text.slice(from) });
  return tokens;
}

function markOf(character: string): string {
  if (character === '\r\n') return '␍␊\n';
  const code = character.charCodeAt(0);
  if (code === 0x0a || code === 0x0d) return `${controlPicture(code)}\n`;
  if (code < 0x20) return controlPicture(code);
  return code === 0x7f ? '␡' : `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** [Unicode] Control Pictures: U+2400 and the 31 after it stand for the controls with the same last bits. */
function controlPicture(code: number): string {
  return String.fromCharCode(0x2400 + code);
}
