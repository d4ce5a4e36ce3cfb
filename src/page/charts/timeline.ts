/** Events over time: a picture to drag over, the same for the keyboard, and in words and as a table. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';

import { messageText } from '../../shared/messages/message.ts';
import { extensionMessages } from '../../shared/messages/panel-messages.ts';
import type { ConnectionAttempt } from '../../shared/stream/records.ts';
import type { StreamStatistics } from '../../shared/stream/statistics.ts';
import { emit } from '../model/events.ts';
import { loadUPlot } from './load-uplot.ts';
import { baseStyles, buttonStyles, typeColourStyles } from '../ui/styles.ts';
import { clampTo, moveSelection, type TimelineSelection } from './timeline-keys.ts';
import {
  describeBuckets,
  describeTimeline,
  formatRange,
  type ChartLine,
  chartLines,
  othersName,
  rangeOf,
  timeOf,
  type TimeRange,
} from '../model/timeline-facts.ts';
import { plotHeight } from './plot-options.ts';
import { type BucketRange, type PlotColours, TimelinePlot } from './timeline-plot.ts';
import { timelineStyles } from './timeline.styles.ts';
import { timelineTable } from './timeline-table.ts';
import { typeClass, typeLabel } from '../ui/type-colour.ts';

/** Tells a stretch of time that the person chose as `range-select`, and `null` when they want all of it again. */
export class TimelineView extends LitElement {
  static override properties = {
    statistics: { attribute: false },
    attempts: { attribute: false },
    range: { attribute: false },
    selection: { state: true },
    hover: { state: true },
    showsTable: { state: true },
    problem: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, typeColourStyles, timelineStyles];

  declare statistics: StreamStatistics;
  declare attempts: readonly ConnectionAttempt[];
  declare range: TimeRange | undefined;
  /** Where the keyboard is. */
  declare selection: TimelineSelection | undefined;
  /** Where the pointer is: a bucket, and px from the left. */
  declare hover: { readonly bucket: number; readonly left: number } | undefined;
  declare showsTable: boolean;
  declare problem: boolean;
  #plot: TimelinePlot | undefined;
  /** Ends with the element, also if the picture is still being loaded then. */
  #life = new AbortController();
  #width = 0;
  /** The picture is to be drawn anew, not only what is over it. */
  #isStale = true;
  readonly #sizes = new ResizeObserver(([entry]) => {
    this.#width = Math.floor(entry?.contentRect.width ?? 0);
    this.#plot?.resize(this.#width);
    this.#drawAnew();
  });
  /** A theme changes the class of the body. */
  readonly #themes = new MutationObserver(() => this.#drawAnew());

  constructor() {
    super();
    this.range = undefined;
    this.selection = undefined;
    this.hover = undefined;
    this.showsTable = false;
    this.problem = false;
    this.attempts = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#life = new AbortController();
    this.#themes.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
    void this.updateComplete.then(() => this.#begin(this.#life.signal));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#life.abort();
    this.#sizes.disconnect();
    this.#themes.disconnect();
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    // Another stream, or buckets that were put together: what was selected means other times.
    const before = changed.get('statistics')?.timeline;
    const { begin, widthMs, events } = this.statistics.timeline;
    if (before !== undefined && (before.begin !== begin || before.widthMs !== widthMs)) {
      const at = (bucket: number): number => Math.floor((timeOf(before, bucket) - begin) / widthMs);
      const kept = this.selection && { anchor: at(this.selection.anchor), cursor: at(this.selection.cursor) };
      this.selection = before.begin === begin ? kept : undefined;
    }
    if (this.selection !== undefined) this.selection = clampTo(this.selection, events.length);
  }

  override updated(changed: PropertyValues<this>): void {
    const plot = this.#plot;
    if (plot === undefined || plot.isDragging || this.#width === 0) return;
    this.#isStale ||= changed.has('statistics') || changed.has('attempts');
    if (this.#isStale) plot.draw(this.statistics, this.#lines, this.#colours());
    if (this.#isStale || changed.has('selection') || changed.has('range')) plot.select(this.#selected());
    this.#isStale = false;
  }

  override render(): TemplateResult {
    const { timeline } = this.statistics;
    const { selection } = this;
    const summary = describeTimeline(this.statistics, this.#lines);
    return html`
      <div
        class="picture"
        role="slider"
        tabindex="0"
        aria-label=${t('Timeline')}
        aria-describedby="summary keys"
        aria-orientation="horizontal"
        aria-valuemin="0"
        aria-valuemax=${Math.max(0, timeline.events.length - 1)}
        aria-valuenow=${selection?.cursor ?? Math.max(0, timeline.events.length - 1)}
        aria-valuetext=${selection === undefined ? summary : this.#describe(selection)}
        @keydown=${this.#key}
      >
        <div class="plot" .style=${`height: ${plotHeight}px`}></div>
        ${this.problem ? html`<div class="problem" role="alert">${messageText(extensionMessages.noPicture())}</div>` : nothing}
        ${this.#tip()}
      </div>
      <div class="foot">
        <span id="summary">${summary}</span>
        <span id="keys" class="spoken">
          ${t('Arrow keys move along the timeline. Hold Shift to select, press Enter to filter the list by the selection, or press Escape to clear it.')}
        </span>
        ${this.#rangeButton()}
        <button
          class="link"
          aria-expanded=${this.showsTable ? 'true' : 'false'}
          @click=${() => {
            this.showsTable = !this.showsTable;
          }}
        >
          ${t('Table')}
        </button>
        <span class="legend">${this.#legend()}</span>
      </div>
      ${this.showsTable ? timelineTable(this.statistics, this.#lines) : nothing}
    `;
  }

  get #lines(): readonly ChartLine[] {
    return chartLines(this.statistics, this.attempts);
  }

  #describe({ anchor, cursor }: TimelineSelection): string {
    const [first, last] = [Math.min(anchor, cursor), Math.max(anchor, cursor)];
    return describeBuckets(this.statistics.timeline, first, last, this.#lines);
  }

  /** What the pointer or the keyboard is at; those who do not see it hear it as the slider's value. */
  #tip(): TemplateResult | typeof nothing {
    const keyboard = this.selection && {
      bucket: this.selection.cursor,
      left: this.#plot?.middleOf(this.selection.cursor) ?? 0,
    };
    const at = this.hover ?? keyboard;
    if (at === undefined || at.bucket >= this.statistics.timeline.events.length) return nothing;
    const from = this.hover === undefined ? (this.selection?.anchor ?? at.bucket) : at.bucket;
    const side = at.left > this.#width / 2 ? `right: ${this.#width - at.left + 8}px` : `left: ${at.left + 8}px`;
    const [range, ...facts] = this.#describe({ anchor: from, cursor: at.bucket }).split('; ');
    return html`<div class="tip" aria-hidden="true" .style=${side}>
      <strong>${range}</strong>
      ${facts.map((fact) => html`<div>${fact}</div>`)}
    </div>`;
  }

  #legend(): TemplateResult[] {
    const { series, events } = this.statistics.timeline;
    const known = series.reduce((sum, { events }) => sum + total(events), 0);
    const classes = series.map(({ name }) => typeClass(name));
    // There are fewer colors than types: the second of one color is paler, and the third still more.
    const shade = (index: number): number => classes.slice(0, index).filter((other) => other === classes[index]).length;
    return [
      ...series.map(
        ({ name }, index) =>
          html`<span class=${`type-symbol ${classes[index]} shade-${Math.min(2, shade(index))}`}
            >${typeLabel(name)}</span
          >`,
      ),
      ...(known < total(events) ? [html`<span class="type-symbol">${othersName}</span>`] : []),
    ];
  }

  #rangeButton(): TemplateResult | typeof nothing {
    const { timeline } = this.statistics;
    if (this.range === undefined) return nothing;
    const range = {
      from: Math.max(this.range.from, timeline.begin),
      to: Math.min(this.range.to, timeOf(timeline, timeline.events.length)),
    };
    return html`<button
      class="link"
      title=${t`Only ${formatRange(timeline, range)} is shown`}
      @click=${() => this.#clear()}
    >
      ${t('Show all times')}
    </button>`;
  }

  async #begin(signal: AbortSignal): Promise<void> {
    const target = this.renderRoot.querySelector<HTMLElement>('.plot');
    try {
      const UPlotClass = await loadUPlot();
      if (signal.aborted || target === null) return;
      this.#width = Math.floor(target.clientWidth);
      this.#plot = new TimelinePlot(UPlotClass, target, this.#width, {
        dragged: this.#dragged,
        hovered: this.#hovered,
        released: () => this.#drawAnew(),
      });
      this.#sizes.observe(target);
      this.problem = false;
    } catch {
      this.problem = true;
    }
    this.#drawAnew();
  }

  #drawAnew(): void {
    this.#isStale = true;
    this.requestUpdate();
  }

  /** Selected with the keyboard, else what the list is narrowed to. */
  #selected(): BucketRange | undefined {
    const { timeline } = this.statistics;
    if (this.selection !== undefined) {
      const { anchor, cursor } = this.selection;
      return { first: Math.min(anchor, cursor), last: Math.max(anchor, cursor) };
    }
    if (this.range === undefined || timeline.events.length === 0) return undefined;
    const at = (time: number): number =>
      Math.min(timeline.events.length - 1, Math.max(0, Math.floor((time - timeline.begin) / timeline.widthMs)));
    return { first: at(this.range.from), last: at(this.range.to - 1) };
  }

  readonly #hovered = (bucket: number | undefined, left: number): void => {
    // The picture tells it also when it is drawn anew.
    if (bucket === this.hover?.bucket && (bucket === undefined || left === this.hover?.left)) return;
    this.hover = bucket === undefined ? undefined : { bucket, left };
  };

  readonly #dragged = ({ first, last }: BucketRange): void => {
    this.selection = undefined;
    emit(this, 'range-select', rangeOf(this.statistics.timeline, first, last));
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') return this.#clear();
    const { timeline } = this.statistics;
    if (event.key === 'Enter' && this.selection !== undefined) {
      const { anchor, cursor } = this.selection;
      return emit(this, 'range-select', rangeOf(timeline, anchor, cursor));
    }
    const moved = moveSelection(event.key, event.shiftKey, this.selection, timeline.events.length);
    if (moved === undefined) return undefined;
    event.preventDefault();
    this.selection = moved;
    return undefined;
  };

  #clear(): void {
    this.selection = undefined;
    if (this.range !== undefined) emit(this, 'range-select', null);
  }

  /** A canvas does not know the theme: a color is read from an element that has it. */
  #colours(): PlotColours {
    const probe = this.renderRoot.querySelector<HTMLElement>('.foot');
    const text = probe === null ? '' : getComputedStyle(probe).color;
    const style = getComputedStyle(this);
    const read = (name: string): string => style.getPropertyValue(name) || text;
    const lines = [...this.renderRoot.querySelectorAll<HTMLElement>('.legend .type-symbol')];
    const ground = read('--vscode-editor-background');
    const series = lines.map((line) => {
      const { color, opacity } = getComputedStyle(line, '::before');
      // Not transparent: a bar is drawn over the bars of the types above it.
      return `color-mix(in srgb, ${color} ${100 * Number(opacity)}%, ${ground})`;
    });
    const { length } = this.statistics.timeline.series;
    // The last series is that of the others, whatever number it has.
    const others = series[length] ?? text;
    const known = Array.from({ length: 8 }, (_, index) => (index < length ? (series[index] ?? text) : 'transparent'));
    return { text, line: read('--line'), warning: read('--warning'), series: [...known, others] };
  }
}

function total(counts: Uint32Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

customElements.define('sse-timeline', TimelineView);
