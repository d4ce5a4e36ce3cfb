/** Arguments that come as values at JSON paths: `$.operations[0].action`. Strings at one path are joined. */

import type { Part } from '../answer/part.ts';
import { at, textAt } from '../json/values.ts';

/** More would be holes: lists are filled from their beginning. */
const maxIndex = 100_000;

type Container = Record<string | number, unknown>;

export class PathArguments {
  readonly part: Part;
  readonly #root: Container = {};

  constructor(part: Part) {
    this.part = part;
    part.value = this.#root;
  }

  /** @returns the piece as text */
  add(piece: unknown): string {
    const steps = stepsOf(textAt(piece, 'jsonPath'));
    const last = steps.at(-1);
    if (last === undefined) return '';
    const holder = this.#holderOf(steps);
    const value = valueOf(piece);
    const known = Object.hasOwn(holder, last) ? holder[last] : undefined;
    holder[last] = typeof known === 'string' && typeof value === 'string' ? known + value : value;
    return typeof value === 'string' ? value : JSON.stringify(value);
  }

  #holderOf(steps: readonly (string | number)[]): Container {
    let holder = this.#root;
    for (let i = 0; i + 1 < steps.length; i++) {
      const step = steps[i] ?? '';
      const known = Object.hasOwn(holder, step) ? holder[step] : undefined;
      const isContainer = typeof known === 'object' && known !== null;
      const next = (isContainer ? known : typeof steps[i + 1] === 'number' ? [] : {}) as Container;
      holder[step] = next;
      holder = next;
    }
    return holder;
  }
}

/** @returns none for what isn't a path of names and indices */
function stepsOf(path: string): readonly (string | number)[] {
  const steps: (string | number)[] = [];
  for (const [, name, index, quoted] of path.matchAll(/\.([^.[\]]+)|\[(\d{1,6})\]|\[['"]([^'"]*)['"]\]/g)) {
    const step = index === undefined ? (name ?? quoted ?? '') : Number(index);
    if (step === '__proto__' || (typeof step === 'number' && step > maxIndex)) return [];
    steps.push(step);
  }
  return steps;
}

function valueOf(piece: unknown): unknown {
  for (const name of ['stringValue', 'numberValue', 'boolValue']) {
    const value = at(piece, name);
    if (value !== undefined) return value;
  }
  return null;
}
