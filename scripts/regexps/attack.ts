/**
 * Runs a regular expression over texts made for it: whatever leads to one of its repetitions, then something many times, then
 * something that does not match. Where a text twice as long takes four times as long, it is super-linear.
 */

import { analyse } from 'scslre';

type Pattern = ReturnType<typeof analyse>['parsed']['pattern'];
type Alternative = Pattern['alternatives'][number];
type Element = Alternative['elements'][number];

/** Long enough that a quadratic search takes some hundred times as long as a linear one. */
const length = 2000;
/** Longer than any linear search of such a text, and much shorter than a quadratic one. */
const suspiciousMs = 0.3;
/** What is repeated at least so often counts as without bound. */
const unbounded = 1000;
/** Of so few characters no search takes that long that is any good. */
const few = [20, 24, 28, 100, 400];
const muchMs = 5;
const ends = ['', '\u0001', '\n\n!'];
/** Characters that patterns of any kind take, or do not. */
const usual = ['a', 'A', '0', ' ', '\t', '\n', '.', '-', '@', '"', '\\', '\uFFFD'];

/** @returns the text that it is slow with, described, or undefined when there is none */
export function slowTextFor(source: string, flags: string): string | undefined {
  const { pattern } = analyse({ source, flags }, { reportTypes: { Move: false, Self: false, Trade: false } }).parsed;
  const starts = startsOf(pattern);
  if (starts.length === 0) return undefined;
  const expression = new RegExp(source, flags);
  for (const start of new Set(['', ...starts])) {
    for (const pump of pumpsOf(pattern, starts)) {
      for (const end of ends) {
        const textOf = (length: number): string => start + pump.repeat(Math.ceil(length / pump.length)) + end;
        if (isSlow(expression, textOf)) return [start, pump, end].map((part) => JSON.stringify(part)).join(', ');
      }
    }
  }
  return undefined;
}

function isSlow(expression: RegExp, textOf: (length: number) => string): boolean {
  // One that is exponential, or cubic, would not end with all of it.
  if (few.some((length) => shortest(expression, textOf(length), muchMs) >= muchMs)) return true;
  const text = textOf(length);
  if (timeOf(expression, text) < suspiciousMs) return false;
  // Something else may have had the processor: the shortest of several counts.
  const once = shortest(expression, text, suspiciousMs);
  return once >= suspiciousMs && shortest(expression, textOf(2 * length), 0) > 3 * once;
}

/** @param enoughMs - less is not asked for */
function shortest(expression: RegExp, text: string, enoughMs: number): number {
  let least = Infinity;
  for (let run = 0; run < 4 && least >= enoughMs; run++) least = Math.min(least, timeOf(expression, text));
  return least;
}

function timeOf(expression: RegExp, text: string): number {
  const start = performance.now();
  // One that is sticky is tried where its text begins.
  expression.lastIndex = 0;
  if (expression.global) text.replaceAll(expression, '');
  else expression.test(text);
  return performance.now() - start;
}

/** For each repetition without bound, texts that lead to it and go once through it. */
function startsOf(pattern: Pattern): readonly string[] {
  return [usual, usual.toReversed()].flatMap((order) => startsIn(pattern, (element) => sampleOf(element, order)));
}

function startsIn(pattern: Pattern, sampleOf: (element: Element) => string): readonly string[] {
  const found: string[] = [];
  const walk = ({ elements }: Alternative, before: string): void => {
    let now = before;
    for (const element of elements) {
      if (element.type === 'Quantifier') {
        if (element.max >= unbounded) found.push(now, now + sampleOf(element.element));
        for (const inner of alternativesOf(element.element)) walk(inner, now);
      }
      for (const inner of alternativesOf(element)) walk(inner, now);
      now += sampleOf(element);
    }
  };
  for (const alternative of pattern.alternatives) walk(alternative, '');
  return found;
}

/** What may be repeated: single characters, pairs of those that the pattern names, and what leads to its repetitions. */
function pumpsOf(pattern: Pattern, starts: readonly string[]): ReadonlySet<string> {
  const named = [...new Set(literalsOf(pattern))].slice(0, 12);
  const alphabet = [...new Set([...named, ...usual])];
  const pairs = named.flatMap((one) => [...named, 'a', ' '].map((other) => one + other));
  return new Set([...alphabet, ...pairs, ...starts].filter((pump) => pump !== ''));
}

function literalsOf(pattern: Pattern): string[] {
  const found: string[] = [];
  const walk = (node: object): void => {
    const { type, value } = node as { type?: string; value?: number };
    if (type === 'Character' && value !== undefined) found.push(String.fromCodePoint(value));
    for (const [member, child] of Object.entries(node)) {
      if (member === 'parent' || member === 'resolved' || member === 'references') continue;
      if (typeof child === 'object' && child !== null) walk(child as object);
    }
  };
  walk(pattern);
  return found;
}

function alternativesOf(element: Element): readonly Alternative[] {
  return 'alternatives' in element ? element.alternatives : [];
}

/** A text that the element takes, of the first characters of those that it can be made of. */
function sampleOf(element: Element, order: readonly string[]): string {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- assertions take nothing, the rest is rare
  switch (element.type) {
    case 'Character':
      return String.fromCodePoint(element.value);
    case 'CharacterSet':
    case 'CharacterClass':
      return characterOf(element.raw, order);
    case 'Quantifier':
      return sampleOf(element.element, order).repeat(element.min);
    case 'Group':
    case 'CapturingGroup': {
      const samples = element.alternatives.map(({ elements }) => elements.map((one) => sampleOf(one, order)).join(''));
      return samples.find((sample) => sample !== '') ?? '';
    }
    default:
      return '';
  }
}

function characterOf(raw: string, order: readonly string[]): string {
  const one = new RegExp(`^${raw}$`, raw.includes(String.raw`\p`) ? 'u' : '');
  const known = order.find((char) => one.test(char));
  if (known !== undefined) return known;
  for (let code = 0; code < 0x3000; code++) if (one.test(String.fromCodePoint(code))) return String.fromCodePoint(code);
  return '';
}
