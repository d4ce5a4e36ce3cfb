/** The nodes of a JSON text as a tree, of which only the rows that are seen exist. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import { emit } from '../../model/events.ts';
import { ScrollSpace } from '../../controls/scroll-space.ts';
import { icon } from '../../ui/icons.ts';
import { baseStyles, buttonStyles } from '../../ui/styles.ts';
import type { JsonNodes } from './json-nodes.ts';
import { jsonRow, nodeId } from './json-row.ts';
import { type NodeAct, nodeActs } from './node-acts.ts';
import { jsonTreeStyles } from './json-tree.styles.ts';
import { treeKey } from './tree-keys.ts';
import { TreeRows } from './tree-rows.ts';

const rowHeight = 20;

/** Tells `node-active` when the keyboard or the mouse moves to a node, and `node-act` what is to be done with one. */
export class JsonTree extends LitElement {
  static override properties = {
    nodes: { attribute: false },
    pattern: { attribute: false },
    active: { state: true },
    hovered: { state: true },
    height: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, jsonTreeStyles];

  declare nodes: JsonNodes;
  /** What is marked in names and values. */
  declare pattern: RegExp | undefined;
  /** The node that the keyboard is at. */
  declare active: number;
  /** The node that the mouse is over. */
  declare hovered: number | undefined;
  /** Px in which rows are seen. */
  declare height: number;

  #rows!: TreeRows;
  readonly #space = new ScrollSpace();
  readonly #sizes = new ResizeObserver(() => {
    this.height = this.#scroller.clientHeight;
  });

  constructor() {
    super();
    this.pattern = undefined;
    this.active = 0;
    this.hovered = undefined;
    this.height = 0;
  }

  /** Puts the keyboard in the tree. */
  override focus(): void {
    this.#scroller.focus({ preventScroll: true });
  }

  /** Goes to a node, and unfolds what it is in. */
  goTo(node: number): void {
    this.#rows.reveal(node);
    this.#moveTo(node);
  }

  unfoldAll(): void {
    this.#rows.unfoldAll();
    this.#moveTo(this.active);
  }

  foldAll(): void {
    this.#rows.foldAll();
    this.#moveTo(this.#rows.nodeAt(this.#rows.rowOf(this.active)));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('nodes')) {
      this.#rows = new TreeRows(this.nodes);
      this.#space.moveTo(0);
      this.active = 0;
      this.hovered = undefined;
    }
    this.#measure();
  }

  override render(): TemplateResult {
    const first = Math.floor(this.#space.position / rowHeight);
    const count = Math.min(Math.ceil(this.height / rowHeight) + 1, this.#rows.count - first);
    const nodes = Array.from({ length: Math.max(0, count) }, (_, i) => this.#rows.nodeAt(first + i));
    return html`<div
        class="scroller"
        role="tree"
        tabindex="0"
        aria-label=${t('Data')}
        aria-activedescendant=${nodes.includes(this.active) ? nodeId(this.active) : nothing}
        @scroll=${this.#scroll}
        @scrollend=${this.#place}
        @keydown=${this.#key}
        @mouseover=${this.#hover}
      >
        <div class="spacer" role="presentation" .style=${`height: ${this.#space.spacerHeight}px`}>
          <div class="viewport" role="presentation" .style=${`height: ${this.height}px`}>
            <div
              class="rows"
              role="presentation"
              .style=${`transform: translateY(${first * rowHeight - this.#space.position}px)`}
            >
              ${repeat(
                nodes,
                (node) => node,
                (node) => this.#row(node),
              )}
            </div>
          </div>
        </div>
      </div>
      ${this.#tools(nodes, first)}`;
  }

  /** On the row that the mouse is over: it lies above the tree, whose rows are as long as what is in them. */
  #tools(nodes: readonly number[], first: number): TemplateResult | typeof nothing {
    const at = this.hovered === undefined ? -1 : nodes.indexOf(this.hovered);
    if (at < 0) return nothing;
    const top = (first + at) * rowHeight - this.#space.position;
    return html`<div class="tools" .style=${`transform: translateY(${top}px)`}>
      ${this.#tool('column')} ${this.#tool('filter')}
    </div>`;
  }

  #tool(act: NodeAct): TemplateResult {
    const { name, key, picture } = nodeActs[act];
    return html`<button
      aria-label=${name}
      tabindex="-1"
      title=${`${name} (${key})`}
      @click=${() => this.hovered !== undefined && emit(this, 'node-act', { node: this.hovered, act })}
    >
      ${icon(picture)}
    </button>`;
  }

  readonly #hover = (event: MouseEvent): void => {
    const row = event.composedPath().find((part) => part instanceof HTMLElement && part.id.startsWith('node-'));
    if (row instanceof HTMLElement) this.hovered = Number(row.id.slice('node-'.length));
  };

  override firstUpdated(): void {
    this.#sizes.observe(this.#scroller);
    this.addEventListener('mouseleave', () => (this.hovered = undefined));
    this.#scroller.addEventListener('wheel', this.#wheel, { passive: false });
  }

  override updated(): void {
    this.#place();
  }

  #row(node: number): TemplateResult {
    return jsonRow(this.nodes, node, {
      isActive: node === this.active,
      isUnfolded: this.#rows.isUnfolded(node),
      pattern: this.pattern,
      press: () => this.#press(node),
    });
  }

  #press(node: number): void {
    // Anyone who marks text with the mouse does not want it to move away.
    if (getSelection()?.isCollapsed === false && node === this.active) return;
    this.#rows.setUnfolded(node, !this.#rows.isUnfolded(node));
    this.#moveTo(node);
  }

  #moveTo(node: number): void {
    this.active = node;
    this.#measure();
    this.#space.reveal(this.#rows.rowOf(node) * rowHeight, rowHeight);
    emit(this, 'node-active', node);
    this.requestUpdate();
  }

  #measure(): void {
    this.#space.measure(this.#rows.count * rowHeight, this.height);
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(this.height / rowHeight) - 1);
    const target = treeKey(event.key, { nodes: this.nodes, rows: this.#rows, active: this.active, page });
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#moveTo(target);
  };

  readonly #scroll = (): void => {
    if (this.#space.scrolled(this.#scroller.scrollTop)) this.requestUpdate();
  };

  /** Scaled, the browser would turn one notch of the wheel into many rows. */
  readonly #wheel = (event: WheelEvent): void => {
    if (!this.#space.scaled || event.ctrlKey || event.deltaY === 0) return;
    event.preventDefault();
    const unit = [1, rowHeight, this.height][event.deltaMode] ?? 1;
    this.#space.moveTo(this.#space.position + event.deltaY * unit);
    this.requestUpdate();
  };

  readonly #place = (): void => {
    const native = this.#space.place();
    if (native !== undefined) this.#scroller.scrollTop = native;
  };

  get #scroller(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('.scroller') ?? this;
  }
}

customElements.define('sse-json-tree', JsonTree);
