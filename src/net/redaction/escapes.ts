/** Escapes that a text may have in the place of characters: of URLs, of JSON and JavaScript, of HTML. */

import { type ByteView, ViewWriter } from './byte-view.ts';

export type EscapeKind = 'percent' | 'backslash' | 'entity';

const kindNames = ['percent', 'backslash', 'entity'] as const satisfies EscapeKind[];

/** By a byte that escapes begin with: the place of its kind among the names, from 1 on. */
const introducers = new Uint8Array(257);
introducers[0x25] = 1;
introducers[0x5c] = 2;
introducers[0x26] = 3;

/** What stands in the place of an escape. */
interface Escape {
  /** How many bytes of the view it has. */
  readonly length: number;
  /** A byte for `percent`, else a code point. */
  readonly code: number;
}

/** Which kinds of escapes there may be in a view. */
export function escapeKinds({ bytes }: ByteView): Set<EscapeKind> {
  let seen = 0;
  for (let at = 0; at < bytes.length; at++) seen |= 1 << introducers[bytes[at]!]!;
  return new Set(kindNames.filter((_, i) => (seen & (2 << i)) !== 0));
}

/** Whether an escape may begin with this byte. */
export function beginsEscape(byte: number): boolean {
  return introducers[byte] !== 0;
}

/** The view with what its escapes stand for, once. `undefined` when there are none. */
export function withoutEscapes(view: ByteView, kinds: ReadonlySet<EscapeKind>): ByteView | undefined {
  const { bytes, starts, ends } = view;
  const writer = new ViewWriter(bytes.length);
  let isOther = false;
  for (let at = 0; at < bytes.length;) {
    const kind = kindNames[introducers[bytes[at]!]! - 1];
    const escape = kind !== undefined && kinds.has(kind) ? readers[kind](bytes, at) : undefined;
    if (escape === undefined) {
      writer.byte(bytes[at]!, starts[at]!, ends[at]!);
      at++;
      continue;
    }
    isOther = true;
    const [start, end] = [starts[at]!, ends[at + escape.length - 1]!];
    if (kind === 'percent') writer.byte(escape.code, start, end);
    else writer.codePoint(escape.code, start, end);
    at += escape.length;
  }
  return isOther ? writer.view : undefined;
}

type EscapeReader = (bytes: Uint16Array, at: number) => Escape | undefined;

const readers: Readonly<Record<EscapeKind, EscapeReader>> = {
  percent: (bytes, at) => {
    const code = hexAt(bytes, at + 1, 2);
    if (code !== undefined) return { length: 3, code };
    // `escape()` of JavaScript writes %u20AC.
    const unit = bytes[at + 1] === 0x75 ? hexAt(bytes, at + 2, 4) : undefined;
    return unit === undefined || unit > 0xff ? undefined : { length: 6, code: unit };
  },
  backslash: (bytes, at) => {
    const letter = bytes[at + 1];
    if (letter === 0x75) return unicodeEscape(bytes, at);
    if (letter === 0x78) {
      const code = hexAt(bytes, at + 2, 2);
      return code === undefined ? undefined : { length: 4, code };
    }
    const code = letter === undefined ? undefined : singleEscapes.get(letter);
    return code === undefined ? undefined : { length: 2, code };
  },
  entity: (bytes, at) => (bytes[at + 1] === 0x23 ? numericEntity(bytes, at) : namedEntity(bytes, at)),
};

/** `\"`, `\\`, `\/`, `\'`, and those that stand for control characters. */
const singleEscapes: ReadonlyMap<number, number> = new Map([
  ...Array.from('"\\/\'`$', (char): [number, number] => [char.charCodeAt(0), char.charCodeAt(0)]),
  ...Object.entries({ b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 }).map(([char, code]): [number, number] => [
    char.charCodeAt(0),
    code,
  ]),
]);

/** `\u00e4`, `\u{e4}`, and two halves of a surrogate pair. */
function unicodeEscape(bytes: Uint16Array, at: number): Escape | undefined {
  if (bytes[at + 2] === 0x7b) return digitsUntil(bytes, at + 3, { radix: 16, end: 0x7d, before: 3 });
  const unit = hexAt(bytes, at + 2, 4);
  if (unit === undefined) return undefined;
  const isHigh = unit >= 0xd800 && unit < 0xdc00 && bytes[at + 6] === 0x5c && bytes[at + 7] === 0x75;
  const low = isHigh ? hexAt(bytes, at + 8, 4) : undefined;
  if (low === undefined || low < 0xdc00 || low > 0xdfff) return { length: 6, code: unit };
  return { length: 12, code: 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00) };
}

function numericEntity(bytes: Uint16Array, at: number): Escape | undefined {
  const isHex = bytes[at + 2] === 0x78 || bytes[at + 2] === 0x58;
  const before = isHex ? 3 : 2;
  return digitsUntil(bytes, at + before, { radix: isHex ? 16 : 10, end: 0x3b, before });
}

/** Digits, of which there are eight at most, and the byte that ends them. */
function digitsUntil(
  bytes: Uint16Array,
  from: number,
  { radix, end, before }: { readonly radix: 10 | 16; readonly end: number; readonly before: number },
): Escape | undefined {
  let code = 0;
  for (let count = 0; count <= 8; count++) {
    const byte = bytes[from + count];
    if (byte === end && count > 0) return { length: before + count + 1, code };
    const digit = byte === undefined ? -1 : digitOf(byte);
    if (digit < 0 || digit >= radix) return undefined;
    code = code * radix + digit;
  }
  return undefined;
}

/** Names of U+00A0 to U+00FF, in their order. */
const latinNames =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para ' +
  'middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave ' +
  'Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc ' +
  'Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc ' +
  'iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

/** Those that encoders write. */
const entities: ReadonlyMap<string, number> = new Map([
  ...Object.entries({ amp: 0x26, lt: 0x3c, gt: 0x3e, quot: 0x22, apos: 0x27, sol: 0x2f, plus: 0x2b, equals: 0x3d }),
  ...latinNames.split(' ').map((name, i): [string, number] => [name, 0xa0 + i]),
]);

const longestName = Math.max(...[...entities.keys()].map((name) => name.length));

function namedEntity(bytes: Uint16Array, at: number): Escape | undefined {
  let name = '';
  for (let next = at + 1; next <= at + longestName + 1; next++) {
    const byte = bytes[next];
    if (byte === undefined) return undefined;
    if (byte === 0x3b) {
      const code = entities.get(name);
      return code === undefined ? undefined : { length: next - at + 1, code };
    }
    name += String.fromCharCode(byte);
  }
  return undefined;
}

function hexAt(bytes: Uint16Array, from: number, count: number): number | undefined {
  let code = 0;
  for (let at = from; at < from + count; at++) {
    const byte = bytes[at];
    const digit = byte === undefined ? -1 : digitOf(byte);
    if (digit < 0) return undefined;
    code = code * 16 + digit;
  }
  return code;
}

/** @returns -1 when it's none, of hexadecimal numbers neither */
function digitOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
