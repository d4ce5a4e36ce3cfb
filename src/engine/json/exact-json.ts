/** JSON whose numbers are written again as they stood in the text. */

declare global {
  interface JSON {
    /** [spec] ECMAScript 2026, section 25.5.3: what is written as that text, a number among others. */
    rawJSON(text: string): object;
    parse(
      text: string,
      revive: (name: string, value: unknown, context: { readonly source?: string }) => unknown,
    ): unknown;
  }
}

/** A number that JavaScript would not write as it was written. It has no members: for a path it is a leaf, as numbers are. */
class ExactNumber {
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  toJSON(): object {
    return JSON.rawJSON(this.#source);
  }
}

/** Sixteen digits, an exponent, a zero at the end of a fraction, one below zero, or what is shown with an exponent. */
const mayDiffer = /[\d.]{16}|\de|\.\d*0(?!\d)|-0|0\.000000/i;

/**
 * The same as `json`, with every number such that `JSON.stringify` writes it as it stands in the text.
 *
 * @param json - the text as `JSON.parse` has it, or `undefined`; is returned as it is where all numbers are written so
 *   anyway, and where the text is no JSON or goes deeper than there is stack for
 */
export function exactJson(text: string, json: unknown): unknown {
  if (!mayDiffer.test(text)) return json;
  try {
    return JSON.parse(text, (_name, value, { source }) =>
      typeof value === 'number' && source !== undefined && source !== JSON.stringify(value)
        ? new ExactNumber(source)
        : value,
    );
  } catch {
    return json;
  }
}
