/**
 * An array in JSON text, cut into slots, so that elements can be put in, taken out and moved with the comments that stand
 * beside them. `jsonc-parser` edits members of objects well; what it does with arrays takes comments along that belong to
 * the neighbors.
 */

import { createScanner, findNodeAtLocation, parseTree } from 'jsonc-parser';

/** A path of member names and indices. */
export type JsonPath = readonly (string | number)[];

/** An element and what belongs to it. */
export interface Slot {
  /** White space and comments before it. */
  readonly lead: string;
  readonly item: string;
  /** What is between it and its comma, nearly always nothing. */
  readonly gap: string;
  /** A comment after it, on its line. */
  readonly trail: string;
}

interface ArrayText {
  /** Where what is between the brackets begins and ends. */
  readonly start: number;
  readonly end: number;
  readonly slots: readonly Slot[];
  /** Before the closing bracket, after everything that belongs to an element. */
  readonly tail: string;
  readonly endsWithComma: boolean;
  readonly layout: Layout;
}

/** How the text is indented where the array is. */
export interface Layout {
  readonly eol: string;
  /** Of the array's elements. */
  readonly indent: string;
  /** Of the line with the closing bracket. */
  readonly outer: string;
  readonly unit: string;
}

/**
 * Changes an array.
 *
 * @param change - is given the slots, and says what they become
 * @returns the whole text
 * @throws RangeError when there is no array at the path
 */
export function editArray(
  text: string,
  path: JsonPath,
  change: (slots: readonly Slot[], layout: Layout) => readonly Slot[],
): string {
  const array = readArray(text, path);
  const slots = change(array.slots, array.layout);
  return text.slice(0, array.start) + written(array, slots) + text.slice(array.end);
}

/** A slot of its own for an element, on a line of its own. */
export function newSlot(item: string, { eol, indent }: Layout): Slot {
  return { lead: eol + indent, item, gap: '', trail: '' };
}

/** The slot as it is elsewhere, with all of its comments, fit to be put into an array of this layout. */
export function movedSlot({ lead, item, gap, trail }: Slot, from: Layout, to: Layout): Slot {
  const moved = (part: string): string => reindented(part, from.indent, to);
  const comments = lead.trim();
  const start = to.eol + to.indent;
  return {
    lead: comments === '' ? start : start + moved(comments) + start,
    item: moved(item),
    gap: moved(gap),
    trail: moved(trail),
  };
}

/** @throws RangeError when there is no element at the path */
export function readSlot(text: string, path: JsonPath): { readonly slot: Slot; readonly layout: Layout } {
  const { slots, layout } = readArray(text, path.slice(0, -1));
  const slot = slots[Number(path.at(-1))];
  if (slot === undefined) throw new RangeError('There is nothing at this place.');
  return { slot, layout };
}

function readArray(text: string, path: JsonPath): ArrayText {
  const root = parseTree(text, undefined, { allowTrailingComma: true });
  const node = root && findNodeAtLocation(root, [...path]);
  if (node?.type !== 'array') throw new RangeError('There is no list at this place.');
  const slots: Slot[] = [];
  const end = node.offset + node.length - 1;
  const children = node.children ?? [];
  let at = node.offset + 1;
  let endsWithComma = false;
  for (const [i, child] of children.entries()) {
    const lead = text.slice(at, child.offset);
    const item = text.slice(child.offset, child.offset + child.length);
    const next = children[i + 1]?.offset ?? end;
    const { gap, trail, after, hasComma } = behind(text, child.offset + child.length, next);
    slots.push({ lead, item, gap, trail });
    endsWithComma = hasComma;
    at = after;
  }
  return {
    start: node.offset + 1,
    end,
    slots,
    tail: text.slice(at, end),
    endsWithComma,
    layout: layoutOf(text, node.offset),
  };
}

/** Comments that go on to the end of their line. */
const sameLine = /^[ \t]*(?:\/\/[^\r\n]*|(?:\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*)+(?=\r?\n|$))/;

/** What belongs to an element that ends here, between it and the next one. */
function behind(text: string, from: number, to: number) {
  const length = commaBetween(text, from, to);
  const rest = length === undefined ? from : from + length + 1;
  const gap = length === undefined ? '' : text.slice(from, from + length);
  const trail = sameLine.exec(text.slice(rest, to))?.[0] ?? '';
  return { gap, trail, after: rest + trail.length, hasComma: length !== undefined };
}

/** How far after `from` the comma is. */
function commaBetween(text: string, from: number, to: number): number | undefined {
  return tokens(text.slice(from, to)).find((token) => token.text === ',')?.offset;
}

function written({ tail, endsWithComma, layout }: ArrayText, slots: readonly Slot[]): string {
  const parts = slots.flatMap(({ lead, item, gap, trail }, i) => {
    const comma = i < slots.length - 1 || endsWithComma ? ',' : '';
    return [lead, item, gap, comma, trail];
  });
  const needsLine = parts.some((part) => part.includes('\n')) && !tail.includes('\n');
  return joined([...parts, needsLine ? tail + layout.eol + layout.outer : tail], layout.eol);
}

/** Joins the parts, each of which begins outside of a comment; so does what follows. */
function joined(parts: readonly string[], eol: string): string {
  let text = '';
  let isInComment = false;
  for (const part of parts.filter((part) => part !== '')) {
    text += isInComment && !/^\r?\n/.test(part) ? eol + part : part;
    isInComment = endsInLineComment(part);
  }
  return isInComment ? text + eol : text;
}

function endsInLineComment(text: string): boolean {
  return tokens(text).at(-1)?.text.startsWith('//') === true;
}

function tokens(text: string): { readonly offset: number; readonly text: string }[] {
  const scanner = createScanner(text, false);
  const found: { offset: number; text: string }[] = [];
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    const offset = scanner.getTokenOffset();
    found.push({ offset, text: text.slice(offset, offset + scanner.getTokenLength()) });
  }
  return found;
}

function layoutOf(text: string, offset: number): Layout {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const outer = /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? '';
  const unit = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  return { eol: text.includes('\r\n') ? '\r\n' : '\n', outer, unit, indent: outer + unit };
}

/** @param from - the indentation that the text has now; strings in JSON have no line breaks, so that each is a line's */
function reindented(text: string, from: string, { indent }: Pick<Layout, 'indent'>): string {
  return text
    .split('\n')
    .map((line, i) => (i > 0 && line.startsWith(from) ? indent + line.slice(from.length) : line))
    .join('\n');
}
