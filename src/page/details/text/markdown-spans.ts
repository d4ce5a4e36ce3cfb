/** Emphasis, code and links within a paragraph of Markdown, found in time that grows with its length. */

export type SpanKind = 'code' | 'strong' | 'emphasis' | 'link';

export interface Span {
  readonly kind: SpanKind;
  /** Where it is, its signs included. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Where a link leads; else empty. */
  readonly target: string;
}

/** So much is looked at: what is longer is one stretch of text. */
const longestSpan = 300;

/** What a span ends before: its sign, or the end of a line; of a target a space. */
const stops = { '`': /[`\n]/g, '*': /[*\n]/g, _: /[_\n]/g, ']': /[\]\n]/g, ')': /[)\s]/g };

/** @returns them in their order; none is within another */
export function spansOf(text: string): readonly Span[] {
  const finder = new SpanFinder(text);
  const spans: Span[] = [];
  const signs = /[`*_[!]/g;
  for (let sign = signs.exec(text); sign !== null; sign = signs.exec(text)) {
    const span = finder.spanAt(sign.index);
    if (span === undefined) continue;
    spans.push(span);
    signs.lastIndex = span.end;
  }
  return spans;
}

class SpanFinder {
  readonly #text: string;
  /** For each sign where it was looked for, and found: many that open something may have one that closes it. */
  readonly #found = new Map<string, { readonly from: number; readonly at: number }>();

  constructor(text: string) {
    this.#text = text;
  }

  spanAt(start: number): Span | undefined {
    switch (this.#text.charAt(start)) {
      case '`':
        return this.#between('code', start, '`');
      case '*':
        return this.#text[start + 1] === '*' ? this.#between('strong', start, '**') : this.#emphasis(start);
      case '_':
        return this.#underlined(start);
      default:
        return this.#link(start);
    }
  }

  #between(kind: SpanKind, start: number, sign: '`' | '*' | '**' | '_'): Span | undefined {
    const from = start + sign.length;
    const to = this.#stop(from, sign === '**' ? '*' : sign);
    if (to === from || to - from > longestSpan || !this.#text.startsWith(sign, to)) return undefined;
    return { kind, start, end: to + sign.length, text: this.#text.slice(from, to), target: '' };
  }

  /** No space follows the star, which may begin an item of a list. */
  #emphasis(start: number): Span | undefined {
    return /\s/.test(this.#text.charAt(start + 1)) ? undefined : this.#between('emphasis', start, '*');
  }

  /** Not within words: `snake_case_name`. */
  #underlined(start: number): Span | undefined {
    if (this.#isWordAt(start - 1)) return undefined;
    const span = this.#between('emphasis', start, '_');
    return span === undefined || this.#isWordAt(span.end) ? undefined : span;
  }

  /** `[text](target)`, and `![text](target)`, which is an image. */
  #link(start: number): Span | undefined {
    const open = this.#text[start] === '!' ? start + 1 : start;
    if (this.#text[open] !== '[') return undefined;
    const close = this.#stop(open + 1, ']');
    if (close - open - 1 > longestSpan || !this.#text.startsWith('](', close)) return undefined;
    const end = this.#stop(close + 2, ')');
    if (end - close - 2 > longestSpan || this.#text[end] !== ')') return undefined;
    const [text, target] = [this.#text.slice(open + 1, close), this.#text.slice(close + 2, end)];
    return { kind: 'link', start, end: end + 1, text, target };
  }

  /** Where the sign is next, or what ends the stretch without it. */
  #stop(from: number, sign: keyof typeof stops): number {
    const known = this.#found.get(sign);
    if (known !== undefined && from >= known.from && from <= known.at) return known.at;
    const stop = stops[sign];
    stop.lastIndex = from;
    const at = stop.exec(this.#text)?.index ?? this.#text.length;
    this.#found.set(sign, { from, at });
    return at;
  }

  #isWordAt(at: number): boolean {
    return /\w/.test(this.#text.charAt(at));
  }
}
