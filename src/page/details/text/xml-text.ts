/** Lays XML out over lines without reading it into a document: nothing is resolved, loaded or expanded. */

export type XmlTokenKind = 'tag' | 'text' | 'aside' | 'blank';

/** A stretch of XML that is laid out; spaces and line feeds are tokens of their own. */
export interface XmlToken {
  readonly kind: XmlTokenKind;
  readonly text: string;
}

const deepestIndent = 40;

/** What is not looked into, a comment, CDATA, an instruction, a declaration: how it begins and ends. */
const whole = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const;

const tag = /<(?:[^<>"']|"[^"<]*"|'[^'<]*')+>/y;

/**
 * @returns the tokens of the text laid out over lines, or `undefined` when it is not XML: elements that are closed in
 *   their order, one around all others
 */
export function layOutXml(text: string): XmlToken[] | undefined {
  if (!/^\s*<[\w?!]/.test(text) || !/>\s*$/.test(text)) return undefined;
  const layout = new XmlLayout();
  for (const lexeme of piecesOf(text)) if (!layout.add(lexeme)) return undefined;
  return layout.isWhole ? layout.tokens : undefined;
}

/** What is in {@link whole}, tags, and what is between them; put together they are the text again. */
export function* piecesOf(text: string): Generator<string> {
  // What is not ended once is not ended further down either, and is looked for no more.
  const missing = new Set<string>();
  const endOf = (begin: string, end: string, at: number): number | undefined => {
    if (missing.has(end) || !text.startsWith(begin, at)) return undefined;
    const found = text.indexOf(end, at + begin.length);
    if (found < 0) missing.add(end);
    return found < 0 ? undefined : found + end.length;
  };
  for (let at = 0; at < text.length;) {
    const start = at;
    if (text[at] === '<') {
      for (const [begin, end] of whole) at = at === start ? (endOf(begin, end, at) ?? at) : at;
      if (at === start) at += tagLength(text, at);
    } else {
      at = text.indexOf('<', at);
      if (at < 0) at = text.length;
    }
    yield text.slice(start, at);
  }
}

/** Of what isn't a tag the bracket alone. */
function tagLength(text: string, at: number): number {
  tag.lastIndex = at;
  return tag.exec(text)?.[0].length ?? 1;
}

class XmlLayout {
  readonly tokens: XmlToken[] = [];
  readonly #open: string[] = [];
  #roots = 0;
  /** What came last: text stays on the line of the tag before it, and so does the end tag after text. */
  #last: 'start' | 'end' | 'text' | 'none' = 'none';

  get isWhole(): boolean {
    return this.#roots === 1 && this.#open.length === 0;
  }

  /** @returns whether it can be there */
  add(lexeme: string): boolean {
    if (!lexeme.startsWith('<')) return this.#text(lexeme);
    if (lexeme.startsWith('<![CDATA[')) return this.#text(lexeme);
    if (lexeme.startsWith('<!') || lexeme.startsWith('<?')) return this.#aside(lexeme);
    if (lexeme.startsWith('</')) return this.#end(lexeme);
    return this.#start(lexeme);
  }

  #text(text: string): boolean {
    if (text.trim() === '') return true;
    if (this.#open.length === 0) return false;
    this.tokens.push({ kind: 'text', text });
    this.#last = 'text';
    return true;
  }

  #aside(text: string): boolean {
    this.#newLine();
    this.tokens.push({ kind: 'aside', text });
    this.#last = 'end';
    return true;
  }

  #start(tag: string): boolean {
    const name = /^<([^\s/>]+)/.exec(tag)?.[1];
    if (name === undefined) return false;
    if (this.#open.length === 0) this.#roots++;
    this.#newLine();
    this.tokens.push({ kind: 'tag', text: tag });
    const isEmpty = tag.endsWith('/>');
    if (!isEmpty) this.#open.push(name);
    this.#last = isEmpty ? 'end' : 'start';
    return true;
  }

  #end(tag: string): boolean {
    if (this.#open.pop() !== tag.slice(2, -1).trim()) return false;
    if (this.#last === 'end') this.#newLine();
    this.tokens.push({ kind: 'tag', text: tag });
    this.#last = 'end';
    return true;
  }

  /** Not within text, where a space means something. */
  #newLine(): void {
    if (this.#last === 'none' || this.#last === 'text') return;
    this.tokens.push({ kind: 'blank', text: `\n${'  '.repeat(Math.min(this.#open.length, deepestIndent))}` });
  }
}
