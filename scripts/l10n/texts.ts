/** The texts in the code: what is given to `t` of @vscode/l10n, as its extractor would name them. */

import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { type CallExpression, type Node, parseSync, type TaggedTemplateExpression, Visitor } from 'oxc-parser';
import { root } from '../system/project.ts';

/** A text, or one that needs a word to those who translate it. */
export type Text = string | { readonly message: string; readonly comment: readonly string[] };

/** By their keys, which are what `t` looks for: the text itself, and behind a `/` the comment. */
export type Texts = Readonly<Record<string, Text>>;

/**
 * @returns sorted by key
 * @throws Error where `t` is given something that is not written out: no translation could be found for it
 */
export function textsOfCode(): Texts {
  const found = new Map<string, Text>();
  for (const file of globSync('src/**/*.ts', { cwd: root }).sort()) {
    const source = readFileSync(join(root, file), 'utf8');
    if (source.includes("from '@vscode/l10n'")) collect(file, source, found);
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function collect(file: string, source: string, found: Map<string, Text>): void {
  const add = (node: Node, text: Text | undefined): void => {
    const line = source.slice(0, node.start).split('\n').length;
    if (text === undefined)
      throw new Error(`${file}:${line}: what t is given has to be written out, and without braces beside values.`);
    found.set(typeof text === 'string' ? text : `${text.message}/${text.comment.join('')}`, text);
  };
  new Visitor({
    CallExpression: (node) => isT(node.callee) && add(node, ofCall(node)),
    TaggedTemplateExpression: (node) => isT(node.tag) && add(node, ofTemplate(node)),
  }).visit(parseSync(file, source).program);
}

function isT(node: Node): boolean {
  return node.type === 'Identifier' && node.name === 't';
}

/** `t('text', …)`, or `t({ message: 'text', comment: 'what it is', args: […] })`. */
function ofCall({ arguments: [first] }: CallExpression): Text | undefined {
  if (first?.type !== 'ObjectExpression') return literal(first);
  const [message, comment] = ['message', 'comment'].map((name) => {
    const property = first.properties.find((one) => one.type === 'Property' && isNamed(one.key, name));
    return property?.type === 'Property' ? literal(property.value) : undefined;
  });
  return message === undefined || comment === undefined ? undefined : { message, comment: [comment] };
}

function isNamed(key: Node, name: string): boolean {
  return key.type === 'Identifier' && key.name === name;
}

function literal(node: Node | undefined): string | undefined {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

/** A template is the text with its values as `{0}`, `{1}`, in their order. Beside other braces `t` would not find them. */
function ofTemplate({ quasi }: TaggedTemplateExpression): string | undefined {
  if (quasi.expressions.length > 0 && quasi.quasis.some(({ value }) => /[{}]/.test(value.raw))) return undefined;
  return quasi.quasis.map(({ value }, index) => `${index === 0 ? '' : `{${index - 1}}`}${value.cooked}`).join('');
}
