import { html, type TemplateResult } from 'lit';

/** A text with what was looked for marked in it, without regard to case. */
export function marked(text: string, wanted: readonly string[]): string | TemplateResult {
  const folded = text.toLowerCase();
  // A few letters have another length in the other case: places in one would not be those in the other.
  if (wanted.length === 0 || folded.length !== text.length) return text;
  const parts: (string | TemplateResult)[] = [];
  let at = 0;
  for (;;) {
    const { start, end } = nextMatch(folded, wanted, at);
    if (start < 0) break;
    parts.push(text.slice(at, start), html`<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  return at === 0 ? text : html`${parts}${text.slice(at)}`;
}

function nextMatch(folded: string, wanted: readonly string[], from: number): { start: number; end: number } {
  let [start, end] = [-1, -1];
  for (const text of wanted) {
    const found = folded.indexOf(text.toLowerCase(), from);
    if (found >= 0 && (start < 0 || found < start)) [start, end] = [found, found + text.length];
  }
  return { start, end };
}
