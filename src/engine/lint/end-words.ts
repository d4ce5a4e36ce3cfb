/** What a person would call the end of a stream, though no stop rule is met by it. */

import { isJson } from '../../shared/text/json.ts';
import { visibleName, visibleText, withoutInvisible } from '../../shared/text/invisible.ts';
import { shortened } from '../../shared/text/shortened.ts';
import { trimmedEnd, trimmedStart, whitespace } from '../../shared/text/trimmed.ts';
import type { StopRule } from '../../shared/stream/stop-rules.ts';
import type { LineFinding } from './unknown-line.ts';

/** What ends a stream in most servers. */
const usualEnd = 'done';
/** Longer texts are more than an end. */
const maxChars = 256;
/** So much of one is told. */
const shownChars = 60;

/** What may be around a name: at its start, and at its end. */
const opening = `${whitespace}"'\`“”[({<`;
const closing = `${whitespace}"'\`“”])}>.!`;

/** How a name differs from the one that a rule has. */
type Difference = 'case' | 'spaces' | 'invisible' | 'quotes' | 'several' | 'noRule';

/** Knows the stop rules, and what nearly meets one. Without a rule for events, a person waits for no end. */
export class EndWords {
  #rules: readonly StopRule[] = [];
  #types: ReadonlySet<string> = new Set();
  /** Whether that event closes the stream anyway, as the end of an LLM response. */
  isOfFormat: (seq: number) => boolean = () => false;

  set(rules: readonly StopRule[]): void {
    this.#rules = rules;
    // One that counts waits for no end: it ends the stream somewhere.
    const named = rules.filter(({ afterEvents }) => afterEvents === undefined).map(({ type }) => type);
    this.#types = new Set(named.filter((type) => type !== undefined));
  }

  /** Whether anybody waits for an event that ends the stream. */
  get areWanted(): boolean {
    return this.#types.size > 0;
  }

  /** Whether a rule names exactly that type. */
  hasType(type: string): boolean {
    return this.#types.has(type);
  }

  /** @returns undefined where the type is one of a rule, or is no end */
  judgeType(type: string): LineFinding | undefined {
    if (type.length > maxChars || this.#types.has(type)) return undefined;
    const plain = plainName(type);
    if (plain === '') return undefined;
    const meant = [...this.#types].find((name) => plainName(name) === plain);
    if (meant === undefined && plain !== usualEnd) return undefined;
    const how = meant === undefined ? 'noRule' : differenceOf(type, meant);
    const facts = { type, shown: visibleName(type), rule: meant ?? '', how };
    return { kind: 'endTypeDiffers', subject: type, facts };
  }

  /** @param text - the data of an event @returns undefined where a rule is about such data, or it is no end */
  judgeData(text: string): LineFinding | undefined {
    if (text.length > maxChars) return undefined;
    const data = shortened(visibleText(text), shownChars);
    if (plainName(text) === usualEnd) return this.#knowsData(text) ? undefined : end(data, { exact: text });
    const found = endInJson(text);
    if (found === undefined || this.#knowsData(text)) return undefined;
    return end(data, { path: found.path, equals: found.equals === true ? '' : found.equals });
  }

  /** @param text - a line that is no field */
  judgeLine(text: string): LineFinding | undefined {
    if (text.length > maxChars) return undefined;
    const { name, value } = namedValue(text);
    // Of that one the stop rules tell.
    if (this.#types.has(text.split(':', 1)[0] ?? '')) return undefined;
    const isNamed = /^(?:type|event|status)$/i.test(name) && value !== undefined && this.#isEnd(value);
    const isAlone = (value ?? '').trim() === '' && this.#isEnd(name);
    if (!isNamed && !isAlone) return undefined;
    return { kind: 'endAsLine', subject: text, facts: { line: shortened(visibleText(text.trim()), shownChars) } };
  }

  /** @param text - of a block that was not finished @returns its type, if that would have ended the stream */
  endIn(text: string): string | undefined {
    const type = /(?:^|[\r\n])event:? ?([^\r\n]+)/.exec(text)?.[1];
    return type !== undefined && this.#isEnd(type) ? type : undefined;
  }

  #isEnd(text: string): boolean {
    const plain = plainName(text);
    return plain === usualEnd || (plain !== '' && [...this.#types].some((type) => plainName(type) === plain));
  }

  /** Whether a rule is about data like this, met or not. */
  #knowsData(text: string): boolean {
    return this.#rules.some(
      ({ data, contains, path }) =>
        data === text || (contains !== undefined && text.includes(contains)) || (path !== undefined && isJson(text)),
    );
  }
}

function end(data: string, rule: Readonly<Record<string, string>>): LineFinding {
  return { kind: 'endAsData', subject: data, facts: { data, ...rule } };
}

/** What is left when nobody looks closely. */
function plainName(text: string): string {
  return trimmedEnd(trimmedStart(withoutInvisible(text), opening), closing).toLowerCase();
}

/** A line as a name and a value, with whatever is between them; without a value where nothing is. */
function namedValue(text: string): { readonly name: string; readonly value: string | undefined } {
  const at = text.search(/[:=]/);
  return at < 0
    ? { name: text.trim(), value: undefined }
    : { name: text.slice(0, at).trim(), value: text.slice(at + 1) };
}

function differenceOf(type: string, meant: string): Difference {
  if (type.toLowerCase() === meant.toLowerCase()) return 'case';
  if (type.trim() === meant.trim()) return 'spaces';
  if (withoutInvisible(type) === withoutInvisible(meant)) return 'invisible';
  return type.replaceAll(/["'`“”]/g, '') === meant ? 'quotes' : 'several';
}

/** `{"type":"done"}`, `{"event":"done"}` or `{"done":true}`. */
function endInJson(text: string): { readonly path: string; readonly equals: string | true } | undefined {
  if (!text.startsWith('{') || !isJson(text)) return undefined;
  const { type, event, done } = JSON.parse(text) as Record<string, unknown>;
  if (done === true) return { path: '$.done', equals: true };
  if (typeof type === 'string' && plainName(type) === usualEnd) return { path: '$.type', equals: type };
  return typeof event === 'string' && plainName(event) === usualEnd ? { path: '$.event', equals: event } : undefined;
}
