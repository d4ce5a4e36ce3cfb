/** The public suffix list of `tldts`, packed for the extension. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { domainToUnicode } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { maxShared, sharedBase, type SuffixNode } from '../../src/net/cookies/suffix-tree.ts';
import { root } from '../system/project.ts';

/** What `trie.js` of `tldts` exports. */
interface SuffixTrie {
  /** Of each node: which parts of the list have a rule that ends there. */
  readonly nodeFlags: Uint8Array;
  /** Of each node: its first edge; one more at the end. */
  readonly edgeStart: Uint16Array;
  readonly edgeChild: Uint16Array;
  readonly edgeLength: Uint8Array;
  /** The labels of all edges, one after the other. */
  readonly labelText: string;
  readonly rulesRoot: number;
  readonly exceptionsRoot: number;
}

const file = join(root, 'node_modules', 'tldts', 'dist', 'es6', 'src', 'data', 'trie.js');

/** The list as a tree: of hosts as URLs have them, in ASCII. */
export async function listedSuffixes(): Promise<SuffixNode> {
  const source = encodeURIComponent(readFileSync(file, 'utf8'));
  const trie = (await import(`data:text/javascript,${source}`)) as SuffixTrie;
  const tree: SuffixNode = { kind: 'neither', below: new Map() };
  const labels = labelsOf(trie);
  addAll(tree, trie, labels, trie.rulesRoot, 'rule');
  addAll(tree, trie, labels, trie.exceptionsRoot, 'exception');
  return tree;
}

function labelsOf({ edgeLength, labelText }: SuffixTrie): readonly string[] {
  let end = 0;
  return Array.from(edgeLength, (length) => labelText.slice(end, (end += length)));
}

function addAll(
  to: SuffixNode,
  trie: SuffixTrie,
  labels: readonly string[],
  from: number,
  kind: SuffixNode['kind'],
): void {
  for (let edge = trie.edgeStart[from] ?? 0; edge < (trie.edgeStart[from + 1] ?? 0); edge++) {
    const label = labels[edge] ?? '';
    // It is in the list in Punycode too.
    if (/[^ -~]/.test(label)) continue;
    const child = trie.edgeChild[edge] ?? 0;
    const below = to.below.get(label) ?? { kind: 'neither', below: new Map() };
    if (trie.nodeFlags[child] !== 0) below.kind = kind;
    to.below.set(label, below);
    addAll(below, trie, labels, child, kind);
  }
}

/** @returns Base64, for `unpackSuffixes` */
export function packSuffixes(tree: SuffixNode): string {
  return brotliCompressSync(written(tree.below, new Map())).toString('base64');
}

const signs = { rule: '', exception: '!', neither: '?' } as const;

/** @param known - by what is below a name, written in full: its number */
function written(names: SuffixNode['below'], known: Map<string, number>): string {
  let before = '';
  return [...names]
    .map(([label, node]) => [label.startsWith('xn--') ? domainToUnicode(label) : label, node] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, { kind, below }]) => {
      const shared = sharedLength(before, label);
      before = label;
      return String.fromCharCode(sharedBase + shared) + label.slice(shared) + signs[kind] + writtenBelow(below, known);
    })
    .join('');
}

function writtenBelow(names: SuffixNode['below'], known: Map<string, number>): string {
  if (names.size === 0) return '';
  const key = written(names, new Map());
  const number = known.get(key);
  if (number !== undefined) return `=${number}`;
  const text = `(${written(names, known)})`;
  known.set(key, known.size);
  return text;
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length, maxShared) && a[length] === b[length]) length++;
  return length;
}
