/** The regular expressions in the code, literals and those made with `RegExp`, found with a parser. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Expression as Code, type Node, parseSync, Visitor } from 'oxc-parser';
import { root } from '../system/project.ts';

export interface Expression {
  /** `src/file.ts:12` */
  readonly place: string;
  /** Undefined where the code makes it of what it is given. */
  readonly source: string | undefined;
  readonly flags: string;
  /** Why it is to be left alone, as a comment says beside it. */
  readonly reason: string | undefined;
}

/** @param file - from the root of the project */
export function expressionsOf(file: string): readonly Expression[] {
  const text = readFileSync(resolve(root, file), 'utf8');
  const lines = text.split('\n');
  const found: Expression[] = [];
  const add = ({ start }: Node, source: string | undefined, flags: string): void => {
    const line = text.slice(0, start).split('\n').length;
    found.push({ place: `${file}:${line}`, source, flags, reason: reasonAt(lines, line - 1) });
  };
  const addMade = (node: Node & { readonly callee: Code; readonly arguments: readonly Node[] }): void => {
    if (node.callee.type !== 'Identifier' || node.callee.name !== 'RegExp') return;
    const [source, flags] = node.arguments.map(constantOf);
    const isKnown = source !== undefined && (node.arguments.length < 2 || flags !== undefined);
    add(node, isKnown ? source : undefined, flags ?? '');
  };
  new Visitor({
    Literal: (node) => 'regex' in node && node.regex !== null && add(node, node.regex.pattern, node.regex.flags),
    NewExpression: addMade,
    CallExpression: addMade,
  }).visit(parseSync(file, text).program);
  return found;
}

/** A string that is written out, in whatever quotes. */
function constantOf(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  if (node.type !== 'TaggedTemplateExpression' || node.quasi.expressions.length > 0) return undefined;
  const { tag, quasi } = node;
  const isRaw = tag.type === 'MemberExpression' && tag.property.type === 'Identifier' && tag.property.name === 'raw';
  return isRaw ? quasi.quasis[0]?.value.raw : undefined;
}

/** In the line itself, or in the comment above it. */
function reasonAt(lines: readonly string[], index: number): string | undefined {
  const reason = /(?:\/\/|\/?\*+) (?:bounded|linear): (.+)/;
  const own = reason.exec(lines[index] ?? '')?.[1];
  if (own !== undefined) return own;
  for (let above = index - 1; /^\s*(?:\/\/|\/?\*)/.test(lines[above] ?? ''); above--) {
    const found = reason.exec(lines[above] ?? '')?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}
