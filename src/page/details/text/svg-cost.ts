/**
 * How much work SVG is to draw, found without drawing it. A few references make a drawing of millions of elements out of a
 * few hundred bytes: what they come to is counted, each with what its target costs, and never less than is drawn.
 */

import type { SvgElement } from './svg-elements.ts';
import { idsIn, referencesOf, stylesOf } from './svg-styles.ts';

/** What is expensive in itself, in characters of plain drawing that take about as long. */
const extraCosts: ReadonlyMap<string, number> = new Map([
  ['pattern', 2000],
  ['mask', 10_000],
  ['clipPath', 500],
  ['filter', 20_000],
]);

const elementCost = 50;
const ruleCost = 5;
const layerCost = 500;
const dashCost = 5000;
const filterCost = 50_000;

/** Elements within elements, references followed. */
const maxDepth = 1000;

/** They aren't drawn, so nothing is drawn in their style. */
const unstyled = new Set(['linearGradient', 'radialGradient', 'stop', 'style', 'script', 'title', 'desc', 'metadata']);

const inheritedNames = /^(?:fill|stroke|marker(?:-\w+)?|stroke-dasharray)$/;

/** What an element and all that is drawn with it come to. */
interface Size {
  /** In characters of plain drawing. */
  readonly cost: number;
  readonly elements: number;
  /** Of paths and lines: where markers may stand. */
  readonly vertices: number;
}

/** What it costs that an element has a style. */
interface StyleCost {
  /** Only for the element itself. */
  readonly once: number;
  /** For the element and each that inherits from it. */
  readonly each: number;
  readonly eachVertex: number;
}

const endless: Size = { cost: Infinity, elements: Infinity, vertices: Infinity };
const noStyle: StyleCost = { once: 0, each: 0, eachVertex: 0 };

/**
 * @param elements - the root first
 * @param rules - how many its style sheets have: each is tried with each element
 * @returns in characters of plain drawing; not finite for what refers to itself
 */
export function drawingCost(elements: readonly SvgElement[], rules: number): number {
  const [root] = elements;
  return root === undefined ? 0 : new Drawing(elements, rules).sizeOf(root).cost;
}

class Drawing {
  readonly #byId = new Map<string, SvgElement[]>();
  readonly #sizes = new Map<SvgElement, Size>();
  readonly #styles = new Map<SvgElement, StyleCost>();
  readonly #rules: number;
  #depth = 0;

  constructor(elements: readonly SvgElement[], rules: number) {
    this.#rules = rules;
    for (const element of elements) {
      const id = element.attributes.get('id');
      const others = id === undefined ? undefined : this.#byId.get(id);
      if (others !== undefined) others.push(element);
      else if (id !== undefined) this.#byId.set(id, [element]);
    }
  }

  /** With its children and all that they refer to. */
  sizeOf(element: SvgElement): Size {
    const known = this.#sizes.get(element);
    if (known !== undefined) return known;
    if (this.#depth >= maxDepth) return endless;
    this.#depth++;
    // What comes back to it while it is being looked at refers to itself.
    this.#sizes.set(element, endless);
    const size = this.#measured(element);
    this.#sizes.set(element, size);
    this.#depth--;
    return size;
  }

  #measured(element: SvgElement): Size {
    const own = { cost: this.#ownCost(element), elements: 1, vertices: verticesOf(element) };
    const within = [...element.children, ...this.#targets(referencesOf(element))];
    const all = within.map((other) => this.sizeOf(other)).reduce(together, own);
    if (unstyled.has(element.name)) return all;
    const { once, each, eachVertex } = this.#styleCost(element);
    // Children have in their own styles what they inherit; what `use` shows inherits from it, wherever it is.
    const styled = element.name === 'use' ? all : own;
    return { ...all, cost: all.cost + once + each * styled.elements + eachVertex * styled.vertices };
  }

  #ownCost({ name, chars }: SvgElement): number {
    const extra = name.startsWith('fe') ? filterCost : (extraCosts.get(name) ?? 0);
    return elementCost + chars + this.#rules * ruleCost + extra;
  }

  /** With what is inherited. An own value doesn't take its place: it may be one that the browser does not know. */
  #styleCost(element: SvgElement): StyleCost {
    const known = this.#styles.get(element);
    if (known !== undefined) return known;
    const inherited = element.parent === undefined ? noStyle : this.#styleCost(element.parent);
    let { each, eachVertex } = inherited;
    let once = 0;
    for (const [name, value] of stylesOf(element)) {
      const referred = this.#targets(idsIn(value)).reduce((sum, target) => sum + this.sizeOf(target).cost, 0);
      if (name.startsWith('marker')) eachVertex += referred;
      else if (inheritedNames.test(name)) each += referred + costOfDashes(name, value);
      else once += referred + costOfLayer(name, value);
    }
    const cost = { once, each, eachVertex };
    this.#styles.set(element, cost);
    return cost;
  }

  /** All that have the IDs, for it isn't said which of several is meant. */
  #targets(ids: readonly string[]): readonly SvgElement[] {
    return ids.flatMap((id) => this.#byId.get(id) ?? []);
  }
}

function together(a: Size, b: Size): Size {
  return { cost: a.cost + b.cost, elements: a.elements + b.elements, vertices: a.vertices + b.vertices };
}

function costOfDashes(name: string, value: string): number {
  return name === 'stroke-dasharray' && value.trim() !== 'none' ? dashCost : 0;
}

/** Of what is drawn apart, and then put into the picture. */
function costOfLayer(name: string, value: string): number {
  if (/^(?:opacity|mix-blend-mode|isolation)$/.test(name) || name.includes('mask')) return layerCost;
  return name.endsWith('filter') ? filterCost * (value.split('(').length - 1) : 0;
}

/** Of a path or a line: never fewer than it has. */
function verticesOf({ attributes }: SvgElement): number {
  return (`${attributes.get('d') ?? ''} ${attributes.get('points') ?? ''}`.match(/[a-z]|[\d.]+/gi) ?? []).length + 2;
}
