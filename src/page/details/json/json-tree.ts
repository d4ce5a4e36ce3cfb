/** The nodes of a JSON text as a tree, of which only the rows that are seen exist. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import { emit } from '../../model/events.ts';
import { ScrollSpace } from '../../controls/scroll-space.ts';
import { baseStyles } from '../../ui/styles.ts';
import type { JsonNodes } from './json-nodes.ts';
import { jsonRow, nodeId } from './json-row.ts';
import { jsonTreeStyles } from './json-tree.styles.ts';
import { treeKey } from './tree-keys.ts';
import { TreeRows } from './tree-rows.ts';

const rowHeight = 20;

/** Tells `node-active` when the keyboard or the mouse moves to a node. */
export class JsonTree extends LitElement {
  static override properties = {
    nodes: { attribute: false },
    pattern: { attribute: false },
    active: { state: true },
    height: { state: true },
  };

  static override styles = [baseStyles, jsonTreeStyles];

  declare nodes: JsonNodes;
  /** What is marked in names and values. */
  declare pattern: RegExp | undefined;
  /** The node that the keyboard is at. */
  declare active: number;
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
    </div>`;
  }

  override firstUpdated(): void {
    this.#sizes.observe(this.#scroller);
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
