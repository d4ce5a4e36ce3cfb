/** How one row of the tree looks. What the server sent gets there as text only. */

import { t } from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';

import { shortened } from '../../../shared/text/shortened.ts';
import { formatCount } from '../../ui/format.ts';
import { icon } from '../../ui/icons.ts';
import { type JsonNodes, Kind } from './json-nodes.ts';

/** Names and values are cut after this many characters: a row is a line. */
const maxChars = 1000;
/** Of what is folded so much is seen. */
const previewChars = 120;
/** Deeper levels are not indented further. */
const deepestIndent = 40;

const kindClasses = {
  [Kind.object]: 'dim',
  [Kind.array]: 'dim',
  [Kind.string]: 'string',
  [Kind.number]: 'number',
  [Kind.word]: 'word',
} satisfies Record<Kind, string>;

/** How a node is to be drawn. */
export interface RowLook {
  readonly isActive: boolean;
  readonly isUnfolded: boolean;
  /** What is to be marked. */
  readonly pattern: RegExp | undefined;
  readonly press: () => void;
}

/** The element's id, for aria-activedescendant. */
export function nodeId(node: number): string {
  return `node-${node}`;
}

export function jsonRow(nodes: JsonNodes, node: number, look: RowLook): TemplateResult {
  const isFoldable = nodes.isContainer(node) && nodes.children[node] !== 0;
  const depth = nodes.depth[node] as number;
  return html`<div
    class="row"
    role="treeitem"
    id=${nodeId(node)}
    aria-level=${depth + 1}
    aria-setsize=${node === 0 ? 1 : nodes.children[nodes.parent[node] as number]}
    aria-posinset=${(nodes.position[node] as number) + 1}
    aria-expanded=${isFoldable ? String(look.isUnfolded) : nothing}
    aria-selected=${look.isActive ? 'true' : 'false'}
    .style=${`--indent: ${Math.min(depth, deepestIndent)}`}
    @click=${look.press}
  >
    <span class=${isFoldable && look.isUnfolded ? 'twistie open' : 'twistie'}
      >${isFoldable ? icon('chevronRight') : nothing}</span
    >${label(nodes, node, look.pattern)}${value(nodes, node, look)}
  </div>`;
}

const colon = html`<span>: </span>`;

function label(nodes: JsonNodes, node: number, pattern: RegExp | undefined): TemplateResult | typeof nothing {
  if (node === 0) return nothing;
  const name = nodes.name(node);
  return name === undefined
    ? html`<span class="index">${nodes.position[node]}</span>${colon}`
    : html`<span class="name">${highlight(shortened(name, maxChars), pattern)}</span>${colon}`;
}

function value(nodes: JsonNodes, node: number, { isUnfolded, pattern }: RowLook): TemplateResult {
  const kind = nodes.kind[node] as Kind;
  const start = nodes.start[node] as number;
  const length = (nodes.end[node] as number) - start;
  if (!nodes.isContainer(node)) {
    const text = nodes.text.slice(start, start + Math.min(length, maxChars));
    return html`<span class=${kindClasses[kind]}>${highlight(text, pattern)}</span>${rest(length)}`;
  }
  const count = nodes.children[node] as number;
  const braces = kind === Kind.object ? ['{', '}'] : ['[', ']'];
  if (count === 0) return html`<span>${braces.join('')}</span>`;
  return html`<span class="count">${braces[0]}${formatCount(count)}${braces[1]}</span>${
      isUnfolded ? nothing : html`<span class="dim"> ${preview(nodes.text, start, length)}</span>`
    }`;
}

function rest(length: number): TemplateResult | typeof nothing {
  return length <= maxChars ? nothing : html`<span class="dim">… ${t`${formatCount(length)} characters`}</span>`;
}

function preview(text: string, start: number, length: number): string {
  const shown = text.slice(start, start + Math.min(length, previewChars)).replaceAll(/\s+/g, ' ');
  return length > previewChars ? `${shown}…` : shown;
}

function highlight(text: string, pattern: RegExp | undefined): string | (string | TemplateResult)[] {
  if (pattern === undefined) return text;
  const parts: (string | TemplateResult)[] = [];
  let from = 0;
  for (const { 0: match, index } of text.matchAll(pattern)) {
    parts.push(text.slice(from, index), html`<mark>${match}</mark>`);
    from = index + match.length;
  }
  return [...parts, text.slice(from)];
}
