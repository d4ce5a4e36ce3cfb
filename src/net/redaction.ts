/**
 * Takes secrets out of texts that are shown, written or logged.
 *
 * A text is read in every way in which a server may have written it: as it stands, with the escapes of URLs, JSON and HTML
 * undone (one over the other too), and with what is in Base64 decoded. What is found in any of these goes out of the text;
 * the rest of it stays as it is. No pattern is made of a secret, and the time grows with the text and the secrets alone.
 */

import { domainToASCII } from 'node:url';
import { shortened } from '../shared/text/shortened.ts';
import { Automaton, shortest } from './redaction/automaton.ts';
import { base64Views } from './redaction/base64.ts';
import { type ByteView, latin1View, utf8View } from './redaction/byte-view.ts';
import { type EscapeKind, escapeKinds, withoutEscapes } from './redaction/escapes.ts';

/** What stands in the place of a value that may not be seen. */
export const hidden = '•••';

declare const isRedacted: unique symbol;

/** A text that has been looked through for secrets: what ledger, log and panel are given. Only this file makes one. */
export type Redacted = string & { readonly [isRedacted]: true };

/** The same with all of its texts looked through, but for those of a closed set of words. */
export type RedactedTexts<T> = T extends string
  ? string extends T
    ? Redacted
    : T
  : T extends object
    ? { [K in keyof T]: RedactedTexts<T[K]> }
    : T;

export interface Redact {
  /**
   * Puts `•••` in the place of each secret, however it is encoded. To be called with the whole text, before it is shortened.
   * A secret of less than four bytes is found only where it stands alone, not within a word or a number.
   */
  (text: string): Redacted;
  /** The same for a text that was cut already: what its end has of the beginning of a secret goes as well. */
  readonly beginning: (text: string) => Redacted;
}

export function redactor(secrets: Iterable<string>): Redact {
  const needles = distinct([...secrets].filter((secret) => secret !== '').flatMap(needlesOf));
  if (needles.length === 0) return withBeginning((text) => text);
  const automaton = new Automaton(needles);
  const remembered = new RememberedTexts();
  return withBeginning((text, isCut) =>
    isCut ? redactedText(text, automaton, true) : remembered.get(text, () => redactedText(text, automaton, false)),
  );
}

/** Titles and states are asked for again and again, at each change of a stream. */
class RememberedTexts {
  readonly #texts = new Map<string, string>();

  get(text: string, make: () => string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const made = make();
    if (this.#texts.size >= 50) this.#texts.clear();
    if (text.length <= 1000) this.#texts.set(text, made);
    return made;
  }
}

/** For what has no secrets: a recording, a sample. */
export const redactNothing: Redact = redactor([]);

/** Each text in a structure, however deep. Not for one that has words of a closed set in it. */
export function redactTexts<T>(value: T, redact: Redact): RedactedTexts<T>;
export function redactTexts(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((each) => redactTexts<unknown>(each, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, redactTexts<unknown>(each, redact)]));
}

/** Its first code units. */
export function beginningOf(text: Redacted, maxChars: number): Redacted {
  return text.slice(0, maxChars) as Redacted;
}

/** Its first code units, and `…` where there are more. */
export function shortenedRedacted(text: Redacted, maxChars: number): Redacted {
  return shortened(text, maxChars) as Redacted;
}

function withBeginning(change: (text: string, isCut: boolean) => string): Redact {
  const whole = (text: string): Redacted => change(text, false) as Redacted;
  return Object.assign(whole, { beginning: (text: string) => change(text, true) as Redacted });
}

function redactedText(text: string, automaton: Automaton, isCut: boolean): string {
  /** By the code unit where something begins that was found: where it ends. */
  const reach = new Uint32Array(text.length);
  let isFound = false;
  const found = (start: number, end: number): void => {
    isFound = true;
    reach[start] = Math.max(reach[start] ?? 0, end);
  };
  for (const view of viewsOf(text, automaton.minLength)) automaton.search(view, text, isCut, found);
  return isFound ? withoutFound(text, reach) : text;
}

/** What overlaps is one. */
function withoutFound(text: string, reach: Uint32Array): string {
  let shown = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (reach[at] === 0) continue;
    shown += text.slice(from, at) + hidden;
    let end = reach[at] ?? 0;
    for (; at < end; at++) end = Math.max(end, reach[at] ?? 0);
    from = end;
    at = end - 1;
  }
  return shown + text.slice(from);
}

/** Escapes may stand for escapes: `%2525`. Beyond this nobody means what is in them. */
const maxDepth = 3;

/** @param minBytes - fewer in Base64 are not looked for */
function* viewsOf(text: string, minBytes: number): Generator<ByteView> {
  const latin1 = latin1View(text);
  for (const view of latin1 === undefined ? [utf8View(text)] : [utf8View(text), latin1]) {
    for (const unescaped of unescapedViews(view, maxDepth)) {
      yield unescaped;
      for (const decoded of base64Views(unescaped, minBytes))
        yield* [...unescapedViews(decoded, 2), ...otherViews(decoded)];
    }
    yield* otherViews(view);
  }
}

/** A secret may have in it what looks like an escape of another kind than those of the text around it. */
function otherViews(view: ByteView): ByteView[] {
  const kinds = [...escapeKinds(view)];
  if (kinds.length < 2) return [];
  const others = kinds.length === 2 ? [] : kinds.map((kind) => kinds.filter((each) => each !== kind));
  return [...kinds.map((kind) => [kind]), ...others].flatMap((some) =>
    unescapedViews(view, maxDepth - 1, new Set(some)).slice(1),
  );
}

const allKinds: ReadonlySet<EscapeKind> = new Set(['percent', 'backslash', 'entity']);

/** The view itself, and what its escapes stand for, so many times at most. */
function unescapedViews(view: ByteView, depth: number, kinds = allKinds): ByteView[] {
  const views = [view];
  for (let next: ByteView | undefined = view; next !== undefined && views.length <= depth;) {
    next = [...escapeKinds(next)].some((kind) => kinds.has(kind)) ? withoutEscapes(next, kinds) : undefined;
    if (next !== undefined) views.push(next);
  }
  return views;
}

/** The bytes that a secret is found by: once a text's escapes are undone, those of a secret that has any are undone too. */
function needlesOf(secret: string): Uint8Array[] {
  const forms = [...sentForms(secret)];
  const views = [...forms.map(utf8View), ...forms.flatMap(latin1Needle)];
  const needles = views
    .flatMap((view) => unescapedViews(view, maxDepth - 1))
    .map(({ bytes }) => Uint8Array.from(bytes));
  // What is left of a long one, `a` of `%61`, would be found in places that have nothing to do with it.
  const isShort = Buffer.byteLength(secret) < shortest;
  return needles.filter(({ length }) => isShort || length >= shortest);
}

/** Latin-1 has a byte for each character up to U+00FF, and none for others. */
function latin1Needle(form: string): ByteView[] {
  // eslint-disable-next-line no-control-regex -- all that Latin-1 has
  return /^[\x00-\xff]*$/.test(form) ? [latin1View(form)].filter((view) => view !== undefined) : [];
}

/** What becomes of a secret before it is encoded: headers lose blanks around it, URLs write paths and hosts in their way. */
function sentForms(secret: string): Set<string> {
  const text = secret.toWellFormed();
  const url = new URL('http://h/');
  url.pathname = text;
  url.search = `?${text}`;
  const forms = [secret, secret.trim(), url.pathname.slice(1), url.search.slice(1), ...hostForm(text)];
  return new Set(forms.filter((form) => form !== ''));
}

/** The longest name that a host can have: RFC 1035, section 2.3.4. */
const maxHost = 253;

function hostForm(text: string): string[] {
  // eslint-disable-next-line no-control-regex -- all that ASCII has
  return text.length > maxHost || /^[\x00-\x7f]*$/.test(text) ? [] : [domainToASCII(text)];
}

function distinct(needles: readonly Uint8Array[]): Uint8Array[] {
  return [
    ...new Map(needles.filter(({ length }) => length > 0).map((n) => [Buffer.from(n).toString('latin1'), n])).values(),
  ];
}
