import { html, type TemplateResult } from 'lit';

/** Nowhere. */
const nowhere: readonly number[] = [];

/**
 * A text with what was looked for marked in it: texts without regard to case, and known places.
 *
 * @param places - start and end, one after the other, ascending
 */
export function highlight(text: string, wanted: readonly string[], places = nowhere): string | TemplateResult {
  const folded = text.toLowerCase();
  // A few letters have another length in the other case: places in one would not be those in the other.
  const texts = folded.length === text.length ? wanted : [];
  const parts: (string | TemplateResult)[] = [];
  let at = 0;
  for (;;) {
    const { start, end } = nextMatch(folded, texts, places, at);
    if (start < 0) break;
    parts.push(text.slice(at, start), html`<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  return at === 0 ? text : html`${parts}${text.slice(at)}`;
}

function nextMatch(
  folded: string,
  wanted: readonly string[],
  places: readonly number[],
  from: number,
): { start: number; end: number } {
  const place = places.findIndex((start, index) => index % 2 === 0 && start >= from);
  let [start, end] = place < 0 ? [-1, -1] : [places[place] ?? -1, places[place + 1] ?? -1];
  for (const text of wanted) {
    const found = folded.indexOf(text.toLowerCase(), from);
    if (found >= 0 && (start < 0 || found < start)) [start, end] = [found, found + text.length];
  }
  return { start, end };
}
