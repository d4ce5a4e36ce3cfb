/** Shows the bytes of an event's block as received, with what is invisible made visible. */

import { codePointName, invisibleCharacters } from '../../shared/text/invisible.ts';

/** A stretch of raw text, or one invisible character (or the two that end a line). */
export interface RawToken {
  /** As received; for an invisible character a picture of it. */
  readonly text: string;
  /** What the character is called; absent where the text is as received. */
  readonly name?: string;
  /** Whether a line ends here. */
  readonly endsLine?: boolean;
}

// linear: it is one character of a class, or two that are given
const invisible = new RegExp(String.raw`\r\n|${invisibleCharacters.source}`, 'g');

/** [Unicode] The abbreviations of the controls U+0000 to U+001F; that of U+0009 is HT, but nobody calls it so. */
const controls =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(
    ' ',
  );

/**
 * @param bytes - UTF-8; what is not becomes U+FFFD
 */
export function readRaw(bytes: Uint8Array): RawToken[] {
  return tokensOf(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
}

/** @param text - of a part of the block */
export function tokensOf(text: string): RawToken[] {
  const tokens: RawToken[] = [];
  let from = 0;
  for (const match of text.matchAll(invisible)) {
    if (match.index > from) tokens.push({ text: text.slice(from, match.index) });
    tokens.push(picture(match[0]));
    from = match.index + match[0].length;
  }
  if (from < text.length) tokens.push({ text: text.slice(from) });
  return tokens;
}

function picture(character: string): RawToken {
  if (character === '\r\n') return { text: '␍␊', name: 'CR LF', endsLine: true };
  const code = character.charCodeAt(0);
  const name = controls[code];
  // [Unicode] Control Pictures: U+2400 and the 31 after it stand for the controls with the same last bits.
  if (name !== undefined)
    return { text: String.fromCharCode(0x2400 + code), name, endsLine: code === 10 || code === 13 };
  if (code === 0x7f) return { text: '␡', name: 'DEL' };
  const point = codePointName(character);
  return { text: `⟨${point}⟩`, name: point };
}
