/** A JSON text to look through: the tree, a search in it, and the place and value of the node that the keyboard is at. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';

import { emit, type PageEvent } from '../../model/events.ts';
import { formatCount } from '../../ui/format.ts';
import type { Host } from '../../ui/host.ts';
import { icon } from '../../ui/icons.ts';
import { baseStyles, buttonStyles, inputStyles } from '../../ui/styles.ts';
import { inSlices } from '../../ui/slices.ts';
import { JsonFind, maxFound, patternOf } from './json-find.ts';
import { type JsonNodes, Kind } from './json-nodes.ts';
import { type NodeAct, nodeActOf, nodeActs } from './node-acts.ts';
import { pathOf } from './node-path.ts';
import { columnPathOf, nodeTerm } from './node-term.ts';
import type { JsonTree } from './json-tree.ts';
import { jsonViewStyles } from './json-view.styles.ts';

import './json-tree.ts';

/** A path that is longer is shown from its beginning; it is copied whole. */
const longestPath = 1000;

type NodePart = 'path' | 'value';

/** What copying a part of a node is called, and what is said when it is done. */
const copying: Readonly<Record<NodePart, { readonly name: string; readonly title: string; readonly said: string }>> = {
  path: { name: t('Copy path'), title: t('Copy path of the node'), said: t('Copied path') },
  value: { name: t('Copy value'), title: t('Copy value of the node'), said: t('Copied value') },
};

/** No path leads there, or every event has it. */
const refused: Readonly<Record<NodeAct, string>> = {
  column: t('This node can’t be a column'),
  filter: t('This node can’t be filtered by'),
};

export class JsonView extends LitElement {
  static override properties = {
    nodes: { attribute: false },
    active: { state: true },
    query: { state: true },
    found: { state: true },
    isSearching: { state: true },
    foundAt: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, inputStyles, jsonViewStyles];

  declare nodes: JsonNodes;
  declare host: Pick<Host, 'copyText'>;
  /** The node that the keyboard is at. */
  declare active: number;
  declare query: string;
  /** The nodes that have the text that is looked for. */
  declare found: readonly number[];
  declare isSearching: boolean;
  /** Which of them was gone to; -1 before. */
  declare foundAt: number;
  #find: JsonFind | undefined;

  constructor() {
    super();
    this.active = 0;
    this.query = '';
    this.found = [];
    this.isSearching = false;
    this.foundAt = -1;
  }

  /** Puts the keyboard in the tree. */
  override focus(): void {
    this.#tree?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#find = undefined;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('nodes')) return;
    this.active = 0;
    void this.#search(this.query, false);
  }

  override render(): TemplateResult {
    return html`<div class="view" @keydown=${this.#key}>
      <div class="tools">
        ${this.#box()}
        <button aria-label=${t('Expand all')} title=${t('Expand all')} @click=${() => this.#tree?.unfoldAll()}>
          ${icon('expandAll')}
        </button>
        <button aria-label=${t('Collapse all')} title=${t('Collapse all')} @click=${() => this.#tree?.foldAll()}>
          ${icon('collapseAll')}
        </button>
        <slot></slot>
      </div>
      <sse-json-tree
        .nodes=${this.nodes}
        .pattern=${this.query === '' ? undefined : patternOf(this.query)}
        @node-active=${(event: CustomEvent<number>) => {
          this.active = event.detail;
        }}
        @node-act=${({ detail: { node, act } }: PageEvent<'node-act'>) => this.#act(act, node)}
      ></sse-json-tree>
      ${this.#place()}
    </div>`;
  }

  #box(): TemplateResult {
    return html`<div class="search" role="search" aria-label=${t('In the data')}>
      <input
        class="text"
        type="text"
        aria-label=${t('Search in the data')}
        autocomplete="off"
        placeholder=${t('Search names and values')}
        spellcheck="false"
        title=${t('Search names and values (Ctrl+F; Enter and Shift+Enter go to the next and the previous one)')}
        .value=${this.query}
        @input=${(event: Event) => this.#search((event.currentTarget as HTMLInputElement).value, true)}
        @keydown=${this.#boxKey}
      />
      ${this.query === '' ? nothing : this.#hits()}
    </div>`;
  }

  #hits(): TemplateResult {
    const isNone = this.found.length === 0;
    return html`<span class="hits" role="status">${this.#hitText()}</span>
      <button
        aria-label=${t('Previous match')}
        title=${t('Previous match (Shift+F3)')}
        ?disabled=${isNone}
        @click=${() => this.#goTo(-1)}
      >
        ${icon('arrowUp')}
      </button>
      <button
        aria-label=${t('Next match')}
        title=${t('Next match (F3)')}
        ?disabled=${isNone}
        @click=${() => this.#goTo(1)}
      >
        ${icon('arrowDown')}
      </button>`;
  }

  #hitText(): string {
    const count = this.found.length;
    if (count === 0) return this.isSearching ? '…' : t('No results');
    const all = `${formatCount(count)}${this.isSearching ? '…' : count >= maxFound ? '+' : ''}`;
    return this.foundAt < 0 ? all : t`${formatCount(this.foundAt + 1)} of ${all}`;
  }

  #place(): TemplateResult {
    const path = pathOf(this.nodes, this.active);
    return html`<div class="place" role="group" aria-label=${t('Node')}>
      <span class="path mono" title=${path.slice(0, longestPath)}>${path.slice(0, longestPath)}</span>
      ${this.#copyButton('path', t('Shift+Alt+C'), () => path)}
      ${this.#copyButton('value', t('Ctrl+C'), () => this.#value())} ${this.#actButton('column')}
      ${this.#actButton('filter')}
    </div>`;
  }

  #actButton(act: NodeAct): TemplateResult {
    const { name, key, picture } = nodeActs[act];
    return html`<button aria-label=${name} title=${`${name} (${key})`} @click=${() => this.#act(act, this.active)}>
      ${icon(picture)}
    </button>`;
  }

  /** What cannot be said in a filter or a path is said to be so. */
  #act(act: NodeAct, node: number): void {
    const path = act === 'column' ? columnPathOf(this.nodes, node) : undefined;
    const term = act === 'filter' ? nodeTerm(this.nodes, node) : undefined;
    if (path !== undefined) emit(this, 'column-add', path);
    else if (term !== undefined) emit(this, 'node-filter', term);
    else emit(this, 'announce', refused[act]);
  }

  #copyButton(part: NodePart, keys: string, text: () => string): TemplateResult {
    const { name, title } = copying[part];
    return html`<button class="labelled" title=${`${title} (${keys})`} @click=${() => this.#copy(part, text())}>
      ${icon('copy')}${name}
    </button>`;
  }

  /** A string as what it says; everything else as written in the text. */
  #value(): string {
    const text = this.nodes.value(this.active);
    return this.nodes.kind[this.active] === Kind.string ? (JSON.parse(text) as string) : text;
  }

  async #copy(part: NodePart, text: string): Promise<void> {
    await this.host.copyText(text);
    emit(this, 'announce', copying[part].said);
  }

  /** @param goes - whether to go to the first that is found */
  async #search(query: string, goes: boolean): Promise<void> {
    this.query = query;
    this.found = [];
    this.foundAt = -1;
    const find = query === '' ? undefined : new JsonFind(this.nodes, query);
    this.#find = find;
    this.isSearching = find !== undefined;
    if (find === undefined) return;
    const isOver = await inSlices(
      () => {
        find.advance();
        return find.isOver;
      },
      () => {
        if (find === this.#find) this.#take(find, goes);
        return find === this.#find;
      },
    );
    if (!isOver || find !== this.#find) return;
    this.isSearching = false;
    this.#take(find, goes);
  }

  #take(find: JsonFind, goes: boolean): void {
    this.found = find.found.slice();
    // Before the search is over, the next one may still be to come.
    const isAhead = find.isOver || (this.found.at(-1) ?? -1) >= this.active;
    if (goes && this.foundAt < 0 && isAhead) this.#goTo(1);
  }

  /** To the next or previous of those that were found, from where the keyboard is at first. */
  #goTo(step: 1 | -1): void {
    const { found } = this;
    if (found.length === 0) return;
    const at = this.foundAt < 0 ? this.#before(step) : this.foundAt;
    this.foundAt = (at + step + found.length) % found.length;
    this.#tree?.goTo(found[this.foundAt] as number);
  }

  /** Where among those that were found the step begins, when none was gone to yet. */
  #before(step: 1 | -1): number {
    const ahead = this.found.findIndex((node) => node >= this.active);
    return step > 0 ? Math.max(0, ahead) - 1 : Math.max(0, ahead);
  }

  readonly #boxKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.isComposing) this.#goTo(event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowDown') this.focus();
    else if (event.key === 'Escape' && this.query !== '') void this.#search('', false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #key = (event: KeyboardEvent): void => {
    const key = event.key.toLowerCase();
    const act = nodeActOf(event);
    const isMain = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (key === 'f3') this.#goTo(event.shiftKey ? -1 : 1);
    else if (key === 'f' && isMain) this.#focusBox();
    else if (act !== undefined) this.#act(act, this.active);
    else if (event.code === 'KeyC' && event.altKey && event.shiftKey && !event.ctrlKey) this.#copyPath();
    else if (key === 'c' && isMain && this.#isInTree(event)) void this.#copy('value', this.#value());
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #copyPath(): void {
    void this.#copy('path', pathOf(this.nodes, this.active));
  }

  #isInTree(event: KeyboardEvent): boolean {
    return event.composedPath().includes(this.#tree as EventTarget) && getSelection()?.isCollapsed !== false;
  }

  #focusBox(): void {
    const box = this.renderRoot.querySelector('input');
    box?.focus();
    box?.select();
  }

  get #tree(): JsonTree | null {
    return this.renderRoot.querySelector<JsonTree>('sse-json-tree');
  }
}

customElements.define('sse-json-view', JsonView);
