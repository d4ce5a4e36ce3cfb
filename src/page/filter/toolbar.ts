/** What acts on the list, in one line: which events it shows, whether it follows the tail or holds still. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';

import { emptyView, type EventFilter, noFilter, type ViewUpdate } from '../../shared/stream/engine.ts';
import type { SeqRange } from '../../shared/stream/export.ts';
import { emit } from '../model/events.ts';
import { shownEvents } from '../model/row-count.ts';
import { formatCount } from '../ui/format.ts';
import { icon, type IconName } from '../ui/icons.ts';
import { RovingFocus } from '../ui/roving-focus.ts';
import { baseStyles, buttonStyles } from '../ui/styles.ts';
import type { MoreMenu } from './more-menu.ts';
import type { FilterHost, SearchBox } from './search-box.ts';
import { toolbarStyles } from './toolbar.styles.ts';
import type { TypeFilter } from './type-filter.ts';

import './more-menu.ts';
import './search-box.ts';
import './type-filter.ts';

/** Below this width of the bar, in px, some buttons are in the menu, and types are numbers. */
const narrowPx = 480;

/** Px of the bar that are not the types': its padding and gaps, and for the box what a filter needs to be read. */
const besidePx = 16 + 2 * 8;
const leastBoxPx = 200;
const buttonPx = 24 + 2;

/** An icon with its name and key. */
interface ToolButton {
  readonly picture: IconName;
  readonly name: string;
  readonly title: string;
  /** Absent: it is no switch. */
  readonly isPressed?: boolean;
  readonly act: () => void;
}

export class Toolbar extends LitElement {
  static override properties = {
    host: { attribute: false },
    view: { attribute: false },
    filter: { attribute: false },
    query: { attribute: false },
    draft: { attribute: false },
    follow: { attribute: false },
    paused: { attribute: false },
    complete: { attribute: false },
    selected: { attribute: false },
    width: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, toolbarStyles];

  /** For the search box. */
  declare host: FilterHost;
  declare view: ViewUpdate;
  declare filter: EventFilter;
  declare query: string;
  declare draft: string | undefined;
  declare follow: boolean;
  /** Whether the list holds still. */
  declare paused: boolean;
  /** Whether no more events arrive than there are. */
  declare complete: boolean;
  /** The rows that are selected. */
  declare selected: SeqRange | undefined;
  /** Of the bar, in px. */
  declare width: number;
  readonly #roving = new RovingFocus(this, () => this.#controls);
  readonly #sizes = new ResizeObserver(([entry]) => {
    this.width = Math.round(entry?.borderBoxSize[0]?.inlineSize ?? 0);
  });

  constructor() {
    super();
    this.view = emptyView(-1);
    this.filter = noFilter;
    this.query = '';
    this.follow = true;
    this.paused = false;
    this.complete = false;
    this.selected = undefined;
    this.draft = undefined;
    this.width = 0;
  }

  /** Puts the cursor in the box of the filter. */
  override focus(): void {
    this.#box?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  /** Puts the cursor in the search box. */
  focusFilter(): void {
    this.renderRoot.querySelector<HTMLElement>('sse-search-box')?.focus();
  }

  override render(): TemplateResult {
    const tools = this.#tools();
    const room = this.width - besidePx - leastBoxPx - (tools.length + 1) * buttonPx;
    return html`
      <div class="bar">
        ${this.#search()}
        <div
          class="controls"
          role="toolbar"
          aria-label=${t('List')}
          @focusin=${this.#roving.focus}
          @keydown=${this.#roving.press}
          @controls-change=${() => this.#roving.refresh()}
        >
          <sse-type-filter
            .types=${this.view.types}
            .filter=${this.filter}
            .room=${room}
            .terse=${this.#isNarrow}
          ></sse-type-filter>
          <div class="tools">${tools.map(toolButton)} ${this.#menu()}</div>
        </div>
      </div>
    `;
  }

  get #isNarrow(): boolean {
    return this.width < narrowPx;
  }

  #search(): TemplateResult {
    return html`<sse-search-box
      .host=${this.host}
      .types=${this.view.types}
      .query=${this.query}
      .draft=${this.draft}
      .failure=${this.view.searchFailure}
      .tally=${this.query === '' ? undefined : tallyOf(this.view)}
    ></sse-search-box>`;
  }

  #tools(): readonly ToolButton[] {
    const switches = this.complete ? [] : this.#switches();
    return this.#isNarrow ? switches : [...switches, ...this.#acts()];
  }

  /** How the list behaves while events arrive. */
  #switches(): readonly ToolButton[] {
    return [
      {
        picture: 'arrowDown',
        name: t('Follow'),
        title: t('Follow: keep the newest event in view (End in the list)'),
        isPressed: this.follow && !this.paused,
        act: this.#follow,
      },
      {
        picture: 'pause',
        name: t('Pause'),
        title: t('Pause the list; recording continues (Space in the list)'),
        isPressed: this.paused,
        act: () => emit(this, 'pause-edit', !this.paused),
      },
    ];
  }

  /** In a narrow bar, the menu has them. */
  #acts(): readonly ToolButton[] {
    return [
      {
        picture: 'clearAll',
        name: t('Clear'),
        title: t('Clear events (numbering continues)'),
        act: () => emit(this, 'log-clear', undefined),
      },
      {
        picture: 'search',
        name: t('Find'),
        title: t('Find in the list, without hiding the rest (Ctrl+F)'),
        act: () => emit(this, 'find-open', undefined),
      },
    ];
  }

  #menu(): TemplateResult {
    return html`<sse-more-menu
      .selected=${this.selected}
      .narrow=${this.#isNarrow}
      @filter-pick=${() => this.#box?.pick()}
    ></sse-more-menu>`;
  }

  get #controls(): readonly HTMLElement[] {
    return [
      ...(this.renderRoot.querySelector<TypeFilter>('sse-type-filter')?.controls ?? []),
      ...this.renderRoot.querySelectorAll<HTMLElement>('.tools > button'),
      ...(this.renderRoot.querySelector<MoreMenu>('sse-more-menu')?.controls ?? []),
    ];
  }

  get #box(): SearchBox | null {
    return this.renderRoot.querySelector<SearchBox>('sse-search-box');
  }

  /** A list that is paused follows nothing: to follow means to go on. */
  readonly #follow = (): void => {
    emit(this, 'follow-edit', this.paused || !this.follow);
    if (this.paused) emit(this, 'pause-edit', false);
  };
}

function toolButton({ picture, name, title, isPressed, act }: ToolButton): TemplateResult {
  return html`<button
    aria-label=${name}
    aria-pressed=${isPressed === undefined ? nothing : isPressed ? 'true' : 'false'}
    tabindex="-1"
    title=${title}
    @click=${act}
  >
    ${icon(picture)}
  </button>`;
}

/** While older events are still searched, there may be more. */
function tallyOf(view: ViewUpdate): string {
  const shown = `${formatCount(shownEvents(view))}${view.searched === undefined ? '' : '…'}`;
  return t`${shown} of ${formatCount(view.counts.kept)}`;
}

customElements.define('sse-toolbar', Toolbar);
