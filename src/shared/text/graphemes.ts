/** [Unicode] UAX 29: where a text may be cut, so that no character as a person sees it is torn apart. */

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** [Unicode] Below it, nothing combines with what stands before, but for a line feed after a carriage return. */
const firstCombining = 0x300;

/** @returns the last place at or before that one where a character begins, or the text ends; in UTF-16 code units */
export function graphemeStart(text: string, at: number): number {
  if (at <= 0) return 0;
  if (at >= text.length) return text.length;
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  if (before < firstCombining && after < firstCombining && after !== 0x0a) return at;
  return graphemes.segment(text).containing(at)?.index ?? at;
}

/** @returns the first place at or after that one where a character begins, or the text ends; in UTF-16 code units */
export function graphemeEnd(text: string, at: number): number {
  const start = graphemeStart(text, at);
  if (start === at || at >= text.length) return start;
  const { index, segment } = graphemes.segment(text).containing(at) ?? { index: at, segment: '' };
  return index + segment.length;
}
