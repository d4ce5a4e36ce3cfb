/** Whether the body of a request has something in it that is kept from view, and what happens where it may not go. */

import { isSecretName } from '../../shared/request/secret-names.ts';

/** A redirect would have taken a body with a secret in it to a host that it was not given for. */
export class SecretBodyError extends Error {
  override readonly name = 'SecretBodyError';
  /** Host and port. */
  readonly host: string;
  /** Where it led, without a query: that may have something in it which nobody should see. */
  readonly url: string;

  constructor({ host, origin, pathname }: URL) {
    super('The body has a secret in it.');
    this.host = host;
    this.url = origin + pathname;
  }
}

/**
 * A secret is one by its value, or by the name of the member or field that it is the value of.
 *
 * @param redact - takes secrets out of a text
 */
export function holdsSecret(body: string | Uint8Array, redact: (text: string) => string = (text) => text): boolean {
  const text = typeof body === 'string' ? body : Buffer.from(body).toString();
  return redact(text) !== text || (readJson(text) ?? readForm(text)).some(isSecretMember);
}

type Member = readonly [name: string, value: unknown];

function isSecretMember([name, value]: Member): boolean {
  return isSecretName(name) && value !== '' && value !== null && typeof value !== 'boolean';
}

/** All members at any depth; `undefined` where it is not JSON. */
function readJson(text: string): Member[] | undefined {
  const found: Member[] = [];
  try {
    // Not with a function for each member, nor with one that calls itself: the stack ends long before what JSON can nest.
    const open: unknown[] = [JSON.parse(text)];
    while (open.length > 0) {
      const value = open.pop();
      if (typeof value !== 'object' || value === null) continue;
      for (const [name, member] of Object.entries(value)) {
        found.push([name, member]);
        open.push(member);
      }
    }
  } catch {
    return undefined;
  }
  return found;
}

/** Of a text that is no form there is one field, whose name is all of it. */
function readForm(text: string): Member[] {
  return text.includes('=') ? [...new URLSearchParams(text)] : [];
}
