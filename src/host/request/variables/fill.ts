/** Puts values instead of variables. Where values come from is the business of a {@link VariableLookup}. */

import type { Message } from '../../../shared/messages/message.ts';
import { variableMessages } from '../../../shared/messages/variable-messages.ts';
import { isSecretName } from '../../../shared/request/secret-names.ts';
import { parseTemplate, type Variable, writeVariable } from '../../../shared/request/variables.ts';
import { RequestError } from '../../../net/request-error.ts';

/** What a variable stands for, or why it is undefined. */
export type Found = { readonly value: string } | { readonly problem: Message };

export type VariableLookup = (variable: Variable) => Found | Promise<Found>;

/** Variables that refer to others can grow beyond all measure in a few lines. */
const maxLength = 1 << 20;

/** Fills the texts of one request. Each variable is looked up once, so that it has one value in all of them. */
export class Filler {
  /** The values that must not be seen. */
  readonly secrets = new Set<string>();
  readonly #lookup: VariableLookup;
  readonly #found = new Map<string, Found>();
  /** Of variables of an environment: without this a few lines would be put together more often than anybody can wait. */
  readonly #filled = new Map<string, string>();

  constructor(lookup: VariableLookup) {
    this.#lookup = lookup;
  }

  /**
   * The text with the values of its variables.
   *
   * @param isSecret - whether the place where it is is one of secrets
   * @param encoder - makes what says what becomes of a value at its place
   * @throws {@link RequestError} at an undefined variable
   */
  async fill(text: string, isSecret = false, encoder: () => Encode = () => asItStands): Promise<string> {
    return this.#fill(text, { isSecret, encode: encoder(), outer: new Set() });
  }

  async #fill(text: string, { isSecret, encode, outer }: Place): Promise<string> {
    let filled = '';
    let passed = '';
    for (const part of parseTemplate(text)) {
      if (part.kind === 'malformed') throw new RequestError(variableMessages.malformed(part.text));
      if (part.kind === 'variable') {
        const value = encode(await this.#value(part.variable, isSecret, outer), passed);
        filled += value;
        passed = value;
      } else {
        filled += part.text;
        passed += part.text;
      }
      if (filled.length > maxLength) throw new RequestError(variableMessages.tooLong());
    }
    return filled;
  }

  /** Values of an environment may have variables in them; all others are taken as they are. */
  async #value(variable: Variable, isSecret: boolean, outer: Set<string>): Promise<string> {
    const written = writeVariable(variable);
    if (outer.has(written)) {
      const all = [...outer, written];
      const circle = all.slice(all.indexOf(written)).join(' → ');
      throw new RequestError(variableMessages.circle(circle));
    }
    const found = await this.#look(variable, written);
    if ('problem' in found) throw new RequestError(found.problem);
    const value = variable.kind === 'named' ? await this.#nested(found.value, written, isSecret, outer) : found.value;
    if (isSecret || variable.kind === 'secret' || isSecretName(variable.name)) this.#hide(value);
    return value;
  }

  async #nested(value: string, written: string, isSecret: boolean, outer: Set<string>): Promise<string> {
    const key = `${isSecret} ${written}`;
    const known = this.#filled.get(key);
    if (known !== undefined) return known;
    outer.add(written);
    const filled = await this.#fill(value, { isSecret, encode: asItStands, outer });
    outer.delete(written);
    this.#filled.set(key, filled);
    return filled;
  }

  async #look(variable: Variable, written: string): Promise<Found> {
    const found = this.#found.get(written) ?? (await this.#lookup(variable));
    this.#found.set(written, found);
    return found;
  }

  #hide(value: string): void {
    if (value !== '') this.secrets.add(value);
  }
}

/** What becomes of a value, given what was put together since the last one was asked for. */
type Encode = (value: string, passed: string) => string;

interface Place {
  readonly isSecret: boolean;
  readonly encode: Encode;
  /** Those whose values are being filled, from the outermost inwards. */
  readonly outer: Set<string>;
}

function asItStands(value: string): string {
  return value;
}

/** Inside the value of a query parameter a value is data; anywhere else in a URL it is part of how the URL is written. */
export function encodeInUrl(): Encode {
  let isInQuery = false;
  let isInValue = false;
  return (value, passed) => {
    for (const [sign] of passed.matchAll(/[#?=&]/g)) {
      isInQuery = sign === '?' || (isInQuery && sign !== '#');
      isInValue = isInQuery && (sign === '=' || (isInValue && sign !== '&'));
    }
    return isInValue ? encodeURIComponent(value) : value;
  };
}
