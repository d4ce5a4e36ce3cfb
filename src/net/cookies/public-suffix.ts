/**
 * What a site is: the name that can be registered, below a public suffix.
 *
 * @see https://publicsuffix.org
 */

import { packedSuffixes } from './suffix-list.ts';
import { type SuffixNode, unpackSuffixes } from './suffix-tree.ts';

let tree: SuffixNode | undefined;

/** [spec] RFC 6761 and RFC 6762: names without a registry; what is directly below one is a site. */
const specialNames = new Set(['example', 'invalid', 'local', 'localhost', 'test']);

/** Those of them that are hosts too. */
const specialHosts = new Set(['invalid', 'localhost']);

/** The labels of DNS, with the underscores that hosts have. No hyphen is at the beginning or the end of one. */
const hostName = /^(?!-)(?!.*(?:-\.|\.-|\.\.|-$))[.\w-]{1,255}$/;

/**
 * @param host - in ASCII
 * @returns the site that a host is of; `undefined`: it is a public suffix itself, or no name of a host
 */
export function siteOf(host: string): string | undefined {
  const labels = host.replace(/\.$/, '').split('.');
  const top = labels.at(-1) ?? '';
  if (specialNames.has(top)) {
    return labels.length > 1 ? labels.slice(-2).join('.') : specialHosts.has(top) ? top : undefined;
  }
  if (!hostName.test(host) || labels.some(({ length }) => length > 63)) return undefined;
  const length = suffixLength(labels);
  const site = labels.slice(-length - 1);
  return site.length > length && site[0] !== '' ? site.join('.') : undefined;
}

/** In labels. [spec] The longest rule counts, an exception before all; without any it is the last label. */
function suffixLength(labels: readonly string[]): number {
  tree ??= unpackSuffixes(packedSuffixes);
  let node: SuffixNode | undefined = tree;
  let length = 1;
  for (const [depth, label] of labels.toReversed().entries()) {
    node = node.below.get(label) ?? (label === '' ? undefined : node.below.get('*'));
    if (node === undefined) break;
    if (node.kind === 'exception') return depth;
    if (node.kind === 'rule') length = depth + 1;
  }
  return length;
}
