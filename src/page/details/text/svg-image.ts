/** Whether SVG that somebody else wrote is drawn. In an image element it runs no script and loads nothing; it may be work. */

import type { Message } from '../../../shared/messages/message.ts';
import { eventMessages } from '../../../shared/messages/panel-messages.ts';
import { drawingCost } from './svg-cost.ts';
import { type SvgElement, svgElements } from './svg-elements.ts';
import { declarationsOf, idsIn, propertiesIn, stylesOf } from './svg-styles.ts';

/** In characters of plain drawing, references followed: a few tenths of a second. */
const maxCost = 2_000_000;

/** In px: what is made for the whole picture grows with it. */
const maxSide = 16_384;

const animations = /^(?:animate\w*|set|discard)$/;

const animatedProperties = /animation|transition|offset/i;

const keyframes = /@(?:-\w+-)?keyframes/i;

/** Other documents, and filters that take long for each pixel. */
const refusedElements =
  /^(?:image|img|foreignObject|iframe|object|embed|video|audio|canvas|link|feImage|feTurbulence|feConvolveMatrix|feMorphology|feDisplacementMap|feDiffuseLighting|feSpecularLighting|feTile)$/i;

/** A value that comes from elsewhere, or is written so that it says something else than it seems to. */
const refusedValues = /\\|\/\*|env\(|attr\(|context-/i;

/** Of a style sheet: what loads, and what may hold for any number of elements. */
const refusedInSheets = /@(?!media\b)|~|url\(|inherit|unset|initial|revert|:(?:has|is|where|not|nth)/i;

/** What is expensive for each of the elements that a style sheet is about. */
const refusedProperties =
  /all|filter|mask|clip-path|marker|opacity|blend-mode|isolation|dasharray|shadow|reflect|will-change|\bd/i;

/** Names whose values aren't styles. */
const plainNames = /^(?:id|class|style|d|points|title|docname|label|href|data-.*|aria-.*)$/;

/** @returns why it is not drawn; `undefined` when it can be */
export function svgProblem(text: string): Message | undefined {
  const elements = svgElements(text);
  if (typeof elements === 'string') return faults[elements]();
  if (elements[0]?.name !== 'svg') return eventMessages.imageDamaged();
  for (const element of elements) {
    const problem = elementProblem(element);
    if (problem !== undefined) return problem;
  }
  const sheets = withoutComments(sheetsOf(elements));
  if (isAnimated(sheets)) return eventMessages.svgAnimated();
  if (isOddSheet(sheets)) return eventMessages.svgContains('<style>');
  return isTooMuch(elements, sheets.split('{').length - 1) ? eventMessages.svgTooComplex() : undefined;
}

const faults = {
  malformed: () => eventMessages.imageDamaged(),
  entities: () => eventMessages.svgContains('<!DOCTYPE […]>'),
  tooMany: () => eventMessages.svgTooComplex(),
  instruction: () => eventMessages.svgContains('<?…?>'),
} as const;

function isAnimated(css: string): boolean {
  return keyframes.test(css) || propertiesIn(css).some((name) => animatedProperties.test(name));
}

function isOddSheet(css: string): boolean {
  if (refusedInSheets.test(css) || refusedValues.test(css)) return true;
  return propertiesIn(css).some((name) => refusedProperties.test(name));
}

function elementProblem(element: SvgElement): Message | undefined {
  const { name, attributes } = element;
  const style = attributes.get('style') ?? '';
  if (animations.test(name) || isAnimated(style)) return eventMessages.svgAnimated();
  if (refusedElements.test(name)) return eventMessages.svgContains(`<${name}>`);
  const odd = isOddDeclaration(element) ? 'style=""' : stylesOf(element).find(isOdd)?.[0];
  return odd === undefined ? undefined : eventMessages.svgContains(odd);
}

function isOdd([name, value]: readonly [name: string, value: string]): boolean {
  if (plainNames.test(name)) return false;
  return refusedValues.test(value) || (/^(?:filter|mask|clip-path|all)$/.test(name) && /inherit/i.test(value));
}

/** With what attributes cannot say, or with declarations that are read in another way than they are by the browser. */
function isOddDeclaration(element: SvgElement): boolean {
  const style = element.attributes.get('style') ?? '';
  const declarations = declarationsOf(element);
  const ids = declarations.flatMap(([, value]) => idsIn(value));
  const isExpensive = declarations.some(([name, value]) =>
    name.startsWith('--') ? /url/i.test(value) : /^d$|shadow|reflect/.test(name),
  );
  return refusedValues.test(style) || isExpensive || ids.join('\n') !== idsIn(style).join('\n');
}

function sheetsOf(elements: readonly SvgElement[]): string {
  return elements
    .filter(({ name }) => name === 'style')
    .map(({ text }) => text)
    .join('\n');
}

function withoutComments(css: string): string {
  const parts: string[] = [];
  for (let at = 0; at < css.length;) {
    const begin = css.indexOf('/*', at);
    parts.push(css.slice(at, begin < 0 ? css.length : begin));
    const end = begin < 0 ? -1 : css.indexOf('*/', begin + 2);
    at = end < 0 ? css.length : end + 2;
  }
  return parts.join('');
}

function isTooMuch(elements: readonly SvgElement[], rules: number): boolean {
  const sides = ['width', 'height'].map((name) => Number.parseFloat(elements[0]?.attributes.get(name) ?? ''));
  // Not finite when it refers to itself.
  return sides.some((side) => side > maxSide) || !(drawingCost(elements, rules) <= maxCost);
}
