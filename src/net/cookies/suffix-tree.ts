/** The public suffix list as a tree of labels, from the last one of a host on, and its packed form. */

import { Buffer } from 'node:buffer';
import { domainToASCII } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

/** The names below a name. */
export interface SuffixNode {
  /** Whether this name is a public suffix, or what a wildcard does not stand for. */
  kind: 'rule' | 'exception' | 'neither';
  /** By label; `*` stands for any other. */
  readonly below: Map<string, SuffixNode>;
}

/** Before the end of a label: how much it shares with the label before it. No label has a capital letter. */
export const sharedBase = 'A'.charCodeAt(0);
export const maxShared = 25;

/** After a label. */
const kinds: Readonly<Record<string, SuffixNode['kind']>> = { '': 'rule', '!': 'exception', '?': 'neither' };

/** @param packed - by `scripts/suffixes.ts` */
export function unpackSuffixes(packed: string): SuffixNode {
  return new SuffixReader(brotliDecompressSync(Buffer.from(packed, 'base64')).toString()).tree();
}

class SuffixReader {
  readonly #text: string;
  #at = 0;
  /** What is below several names is written once. */
  readonly #known: Map<string, SuffixNode>[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  tree(): SuffixNode {
    return { kind: 'neither', below: this.#names() };
  }

  #names(): Map<string, SuffixNode> {
    const names = new Map<string, SuffixNode>();
    let label = '';
    for (;;) {
      const [shared, rest = '', sign = ''] = this.#take(/([A-Z])([^!=?A-Z()]*)([!?]?)/y);
      if (shared === undefined) return names;
      label = label.slice(0, shared.charCodeAt(0) - sharedBase) + rest;
      names.set(isAscii(label) ? label : domainToASCII(label), { kind: kinds[sign] ?? 'rule', below: this.#below() });
    }
  }

  #below(): Map<string, SuffixNode> {
    const [known] = this.#take(/=(\d+)/y);
    if (known !== undefined) return this.#known[Number(known)] ?? new Map<string, SuffixNode>();
    if (this.#text[this.#at] !== '(') return new Map<string, SuffixNode>();
    this.#at++;
    const names = this.#names();
    // Its closing parenthesis.
    this.#at++;
    this.#known.push(names);
    return names;
  }

  /** @returns the groups; none when nothing like that stands there */
  #take(pattern: RegExp): readonly (string | undefined)[] {
    pattern.lastIndex = this.#at;
    const [found = '', ...groups] = pattern.exec(this.#text) ?? [];
    this.#at += found.length;
    return groups;
  }
}

/** What stands in the list in ASCII is `*` or has to be left as it is: it may not be what `domainToASCII` takes. */
function isAscii(label: string): boolean {
  return /^[ -~]*$/.test(label);
}
