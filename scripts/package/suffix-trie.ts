/**
 * The public suffix list of `tldts`, which `tough-cookie` asks, in a smaller form: the same trie, packed when the extension is
 * bundled and unpacked when the first stream is opened. The lookup stays that of `tldts`.
 */

import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { domainToASCII } from 'node:url';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';

/** What `tldts/dist/es6/src/data/trie.js` exports. */
export interface SuffixTrie {
  /** Of each node: which parts of the list have a rule that ends there. */
  readonly nodeFlags: Uint8Array;
  /** Of each node: its first edge; one more at the end. */
  readonly edgeStart: Uint16Array;
  /** The node that an edge leads to. A node's edges are in the order of their labels' hashes. */
  readonly edgeChild: Uint16Array;
  readonly edgeLength: Uint8Array;
  /** The labels of all edges, one after the other. */
  readonly labelText: string;
  readonly rulesRoot: number;
  readonly exceptionsRoot: number;
}

/** Before the length of what a label shares with the one before it: no label contains a capital letter. */
const sharedBase = 'A'.charCodeAt(0);
const maxShared = 25;

/** After a label in Unicode that doesn't also stand there in Punycode. */
const alone = '!';

/** @param file - of `tldts`, an ES module without imports */
export async function readTrie(file: string): Promise<SuffixTrie> {
  return (await import(`data:text/javascript,${encodeURIComponent(readFileSync(file, 'utf8'))}`)) as SuffixTrie;
}

/** @returns Base64, for `unpackTrie` */
export function packTrie(trie: SuffixTrie): string {
  const nodes = edgesOfNodes(trie).map(packNode);
  const head = [trie.rulesRoot, trie.exceptionsRoot, trie.nodeFlags.join('')].join(' ');
  return brotliCompressSync([head, ...nodes].join('\n')).toString('base64');
}

/** @param packed - by `packTrie` */
export function unpackTrie(packed: string): SuffixTrie {
  const [head = '', ...lines] = brotliDecompressSync(Buffer.from(packed, 'base64')).toString().split('\n');
  const [rulesRoot, exceptionsRoot, flags = ''] = head.split(' ');
  const nodes = lines.map(unpackNode);
  const edges = nodes.flat();
  let start = 0;
  return {
    nodeFlags: Uint8Array.from(flags, Number),
    edgeStart: Uint16Array.from([0, ...nodes.map(({ length }) => (start += length))]),
    edgeChild: Uint16Array.from(edges, ({ child }) => child),
    edgeLength: Uint8Array.from(edges, ({ label }) => label.length),
    labelText: edges.map(({ label }) => label).join(''),
    rulesRoot: Number(rulesRoot),
    exceptionsRoot: Number(exceptionsRoot),
  };
}

interface Edge {
  readonly label: string;
  readonly child: number;
}

function edgesOfNodes({ nodeFlags, edgeStart, edgeChild, edgeLength, labelText }: SuffixTrie): readonly Edge[][] {
  let offset = 0;
  const edges = Array.from(edgeLength, (length, index) => {
    offset += length;
    return { label: labelText.slice(offset - length, offset), child: edgeChild[index] ?? 0 };
  });
  return Array.from(nodeFlags, (_, node) => edges.slice(edgeStart[node], edgeStart[node + 1]));
}

/** Labels that lead to the same node stand together, sorted, without what each shares with the one before it. */
function packNode(edges: readonly Edge[]): string {
  return [...Map.groupBy(edges, ({ child }) => child)]
    .toSorted(([a], [b]) => a - b)
    .map(([child, group]) => `${child}${packLabels(group.map(({ label }) => label))}`)
    .join(' ');
}

/** Labels in Punycode are left out where the same label stands there in Unicode. */
function packLabels(labels: readonly string[]): string {
  const all = new Set(labels);
  const derived = new Set(labels.filter(isUnicode).map(domainToASCII));
  let before = '';
  return labels
    .filter((label) => !derived.has(label))
    .toSorted()
    .map((label) => {
      const shared = sharedLength(before, label);
      before = label;
      const isAlone = isUnicode(label) && !all.has(domainToASCII(label));
      return String.fromCharCode(sharedBase + shared) + label.slice(shared) + (isAlone ? alone : '');
    })
    .join('');
}

function unpackNode(line: string): readonly Edge[] {
  if (line === '') return [];
  return line
    .split(' ')
    .flatMap((group) => {
      const child = Number.parseInt(group, 10);
      return unpackLabels(group.slice(String(child).length)).map((label) => ({ label, child, hash: hashOf(label) }));
    })
    .toSorted((a, b) => a.hash - b.hash);
}

function unpackLabels(text: string): readonly string[] {
  let before = '';
  return text.split(/(?=[A-Z])/).flatMap((part) => {
    const isAlone = part.endsWith(alone);
    before = before.slice(0, part.charCodeAt(0) - sharedBase) + part.slice(1, isAlone ? -1 : undefined);
    return isAlone || !isUnicode(before) ? [before] : [before, domainToASCII(before)];
  });
}

function isUnicode(label: string): boolean {
  return /[^ -~]/.test(label);
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length, maxShared) && a[length] === b[length]) length++;
  return length;
}

/** As `tldts` computes it, which looks a label up by it: djb2, from the end. */
function hashOf(label: string): number {
  let hash = 5381;
  for (let index = label.length - 1; index >= 0; index--) hash = (hash * 33) ^ label.charCodeAt(index);
  return hash >>> 0;
}
