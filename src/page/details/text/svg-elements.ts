/**
 * Reads SVG into a list of elements, without a document: nothing is resolved, loaded or expanded. It is strict, for what is
 * judged here is drawn by another parser: what the two could read differently is refused.
 */

/** The deepest nesting of elements. */
const maxDepth = 100;

/** More are too many to draw, so that there is no need to read on. */
const maxElements = 40_000;

export interface SvgElement {
  /** Without its prefix: which namespace it is in makes no difference to whether it is refused. */
  readonly name: string;
  /** By name without prefix; values with their character references replaced. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly parent: SvgElement | undefined;
  readonly children: SvgElement[];
  /** Of its start tag and its own text. */
  chars: number;
  /** Its own text. */
  text: string;
}

/** What keeps SVG from being read: it isn't well-formed, or has something that makes more of it than is written there. */
export type SvgFault = 'malformed' | 'entities' | 'instruction' | 'tooMany';

/** @returns the elements in document order, the root first */
export function svgElements(text: string): readonly SvgElement[] | SvgFault {
  return new SvgScanner(text).scan();
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

class SvgScanner {
  readonly #text: string;
  readonly #elements: SvgElement[] = [];
  readonly #open: SvgElement[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text.replace(/^\uFEFF/, '');
  }

  scan(): readonly SvgElement[] | SvgFault {
    while (this.#at < this.#text.length) {
      const fault = this.#piece();
      if (fault !== undefined) return fault;
    }
    return this.#elements.length > 0 && this.#open.length === 0 ? this.#elements : 'malformed';
  }

  #piece(): SvgFault | undefined {
    const begins = (start: string): boolean => this.#text.startsWith(start, this.#at);
    if (!begins('<')) return this.#characters();
    if (begins('<!--')) return this.#skip('-->') === undefined ? 'malformed' : undefined;
    if (begins('<![CDATA[')) return this.#addText(this.#skip(']]>'));
    if (begins('<!')) return this.#declaration();
    if (begins('<?')) return this.#instruction();
    return begins('</') ? this.#end() : this.#start();
  }

  /** @returns what is from here to the end of that; `undefined` when it isn't there */
  #skip(end: string): string | undefined {
    const found = this.#text.indexOf(end, this.#at);
    if (found < 0) return undefined;
    const skipped = this.#text.slice(this.#at, found + end.length);
    this.#at = found + end.length;
    return skipped;
  }

  #characters(): SvgFault | undefined {
    const found = this.#text.indexOf('<', this.#at);
    const end = found < 0 ? this.#text.length : found;
    const text = this.#text.slice(this.#at, end);
    this.#at = end;
    return this.#addText(text);
  }

  #addText(text: string | undefined): SvgFault | undefined {
    const parent = this.#open.at(-1);
    if (text === undefined) return 'malformed';
    if (parent === undefined) return text.trim() === '' ? undefined : 'malformed';
    parent.text += text;
    parent.chars += text.length;
    return undefined;
  }

  /** A document type may be named; what it declares would make a long text of a short one. */
  #declaration(): SvgFault | undefined {
    const declaration = this.#skip('>');
    if (declaration === undefined || this.#elements.length > 0) return 'malformed';
    return declaration.includes('[') ? 'entities' : undefined;
  }

  /** The XML declaration, at the beginning. Others name style sheets. */
  #instruction(): SvgFault | undefined {
    const isFirst = this.#at === 0;
    const instruction = this.#skip('?>');
    if (instruction === undefined) return 'malformed';
    return isFirst && /^<\?xml\s/.test(instruction) ? undefined : 'instruction';
  }

  #end(): SvgFault | undefined {
    const name = this.#skip('>')?.slice(2, -1).trimEnd();
    const open = this.#open.pop();
    return open === undefined || localName(name ?? '') !== open.name ? 'malformed' : undefined;
  }

  #start(): SvgFault | undefined {
    const begin = this.#at;
    const name = this.#match(/<([^\s/<>="']+)/y)?.[1];
    const parent = this.#open.at(-1);
    const isSecondRoot = parent === undefined && this.#elements.length > 0;
    if (name === undefined || isSecondRoot || this.#open.length >= maxDepth) return 'malformed';
    if (this.#elements.length >= maxElements) return 'tooMany';
    const attributes = this.#attributes();
    const close = this.#match(/\s*(\/?)>/y);
    if (attributes === undefined || close === undefined) return 'malformed';
    const chars = this.#at - begin;
    const element: SvgElement = { name: localName(name), attributes, parent, children: [], chars, text: '' };
    this.#elements.push(element);
    parent?.children.push(element);
    if (close[1] === '') this.#open.push(element);
    return undefined;
  }

  #attributes(): Map<string, string> | undefined {
    const attributes = new Map<string, string>();
    for (;;) {
      const found = this.#match(/\s+([^\s/<>="']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y);
      if (found === undefined) return attributes;
      const value = withoutReferences(found[2] ?? found[3] ?? '');
      if (value === undefined) return undefined;
      const name = localName(found[1] as string);
      // Two with other prefixes: both count.
      attributes.set(name, attributes.has(name) ? `${attributes.get(name)} ${value}` : value);
    }
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return undefined;
    this.#at = pattern.lastIndex;
    return found;
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** @returns `undefined` when there are references to entities that XML itself doesn't know */
function withoutReferences(value: string): string | undefined {
  let isKnown = true;
  const plain = value.replaceAll(/&(#x[\da-f]{1,6}|#\d{1,7}|\w{1,20});|&/gi, (_, reference: string | undefined) => {
    const character = reference === undefined ? undefined : characterOf(reference);
    isKnown &&= character !== undefined;
    return character ?? '';
  });
  return isKnown ? plain : undefined;
}

function characterOf(reference: string): string | undefined {
  if (!reference.startsWith('#')) return Object.hasOwn(named, reference) ? named[reference] : undefined;
  const code = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined;
}
