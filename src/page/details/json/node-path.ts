/** Where a node is, as the standard for JSON paths writes it. */

import type { JsonNodes } from './json-nodes.ts';

/** [RFC 9535] 2.7: what has a short escape in a normalized path. */
const shortEscapes: Readonly<Record<string, string>> = {
  '\b': String.raw`\b`,
  '\f': String.raw`\f`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
  "'": String.raw`\'`,
  '\\': String.raw`\\`,
};

// oxlint-disable-next-line eslint/no-control-regex -- [RFC 9535] these are escaped
const escaped = /[\u0000-\u001f'\\]/g;

/**
 * The normalized path of a node (RFC 9535, section 2.7): `$['user']['names'][0]`. Of members with the same name it names
 * them all, for there is no path to one of them.
 */
export function pathOf(nodes: JsonNodes, node: number): string {
  const steps: string[] = [];
  for (let at = node; at !== 0; at = nodes.parent[at] as number) steps.push(stepTo(nodes, at));
  return `$${steps.toReversed().join('')}`;
}

/** [RFC 9535] 2.5.1.1: what needs no quotation marks; of other languages' letters none, which look like others. */
const shorthand = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The same path as a person would type it: `$.user.names[0]`. */
export function shortPathOf(nodes: JsonNodes, node: number): string {
  const steps: string[] = [];
  for (let at = node; at !== 0; at = nodes.parent[at] as number) steps.push(shortStepTo(nodes, at));
  return `$${steps.toReversed().join('')}`;
}

function shortStepTo(nodes: JsonNodes, node: number): string {
  const name = nodes.name(node);
  const plain = name === undefined ? '' : (JSON.parse(name) as string);
  return shorthand.test(plain) ? `.${plain}` : stepTo(nodes, node);
}

function stepTo(nodes: JsonNodes, node: number): string {
  const name = nodes.name(node);
  return name === undefined ? `[${nodes.position[node]}]` : `['${quoted(JSON.parse(name) as string)}']`;
}

function quoted(name: string): string {
  return name.replace(
    escaped,
    (character) => shortEscapes[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
