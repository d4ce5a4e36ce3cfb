/** What the attributes of an element of SVG say of how it looks, and which elements they refer to. */

import type { SvgElement } from './svg-elements.ts';

type Style = readonly [name: string, value: string];

/** Of attributes, and of the declarations in `style`: a name may come twice. */
export function stylesOf(element: SvgElement): readonly Style[] {
  return [...[...element.attributes].filter(([name]) => name !== 'style'), ...declarationsOf(element)];
}

/** What the attribute `style` declares. */
export function declarationsOf({ attributes }: SvgElement): readonly Style[] {
  const texts = (attributes.get('style') ?? '').split(';');
  return texts.map((text) => {
    const colon = text.indexOf(':');
    return [text.slice(0, Math.max(colon, 0)).trim().toLowerCase(), text.slice(colon + 1)] as const;
  });
}

/** The IDs in the `url(#…)` of a value. */
export function idsIn(value: string): readonly string[] {
  const found = value.matchAll(/url\(\s*(?:"\s*#([^"]*)|'\s*#([^']*)|#([^"')\s]*))/gi);
  return [...found].map(([, double, single, bare]) => decoded((double ?? single ?? bare ?? '').trim()));
}

/** The IDs that its `href` may mean, under either of its names. */
export function referencesOf({ attributes }: SvgElement): readonly string[] {
  const value = attributes.get('href')?.trim() ?? '';
  const whole = [value, ...value.split(/\s+/)].filter((part) => part.startsWith('#'));
  return [...new Set(whole.map((part) => decoded(part.slice(1))))];
}

/** [spec] URL: a fragment is percent-decoded to find its element. */
function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** What is before each colon of a style sheet: names of properties, and parts of selectors. In one pass. */
export function propertiesIn(css: string): readonly string[] {
  return css.split(':').slice(0, -1).map(lastWord);
}

function lastWord(text: string): string {
  const end = text.trimEnd().length;
  let start = end;
  while (start > 0 && isWordPart(text.charCodeAt(start - 1))) start--;
  return text.slice(start, end);
}

/** A letter of ASCII, a digit, `_` or `-`. */
function isWordPart(code: number): boolean {
  const isLetter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
  return isLetter || (code >= 0x30 && code <= 0x39) || code === 0x5f || code === 0x2d;
}
