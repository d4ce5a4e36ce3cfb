import { html, type TemplateResult } from 'lit';

/** Nowhere. */
const nowhere: readonly number[] = [];
const noMarks: readonly Mark[] = [];

/** A stretch of a text, in UTF-16 code units. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/**
 * Where in a text is what was looked for: texts without regard to case, and known places. Ascending, and apart from each other.
 *
 * @param places - start and end, one after the other, ascending
 */
export function marksIn(text: string, wanted: readonly string[], places = nowhere): readonly Mark[] {
  if (wanted.length === 0 && places.length === 0) return noMarks;
  const folded = text.toLowerCase();
  // A few letters have another length in the other case: places in one would not be those in the other.
  const texts = folded.length === text.length ? wanted : [];
  const marks: Mark[] = [];
  for (let at = 0; ;) {
    const mark = nextMatch(folded, texts, places, at);
    if (mark.start < 0) return marks;
    marks.push(mark);
    at = mark.end;
  }
}

/** A text from a place on, with its marks. @param marks - as {@link marksIn} says them, all behind that place */
export function highlight(text: string, marks: readonly Mark[], from = 0): string | TemplateResult {
  const parts: (string | TemplateResult)[] = [];
  let at = from;
  for (const { start, end } of marks) {
    parts.push(text.slice(at, start), html`<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  return marks.length === 0 ? text.slice(from) : html`${parts}${text.slice(at)}`;
}

function nextMatch(folded: string, wanted: readonly string[], places: readonly number[], from: number): Mark {
  const place = places.findIndex((start, index) => index % 2 === 0 && start >= from);
  let [start, end] = place < 0 ? [-1, -1] : [places[place] ?? -1, places[place + 1] ?? -1];
  for (const text of wanted) {
    const found = folded.indexOf(text.toLowerCase(), from);
    if (found >= 0 && (start < 0 || found < start)) [start, end] = [found, found + text.length];
  }
  return { start, end };
}
