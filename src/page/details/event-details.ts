/** One event whole: its data, its bytes as they came, and what the standard makes of them. */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';

import type { EventDetails } from '../../protocol/engine.ts';
import type { EventPart } from '../../protocol/page.ts';
import { copyPart, partNames } from './copy-part.ts';
import { dataText, rawText } from './data-text.ts';
import { eventDetailsStyles } from './event-details.styles.ts';
import { emit } from '../events.ts';
import { formatCount, formatFullTime, formatSize, formatTime } from '../format.ts';
import type { Host } from '../host.ts';
import { icon } from '../icons.ts';
import { baseStyles, buttonStyles } from '../styles.ts';

/** Of data and of raw bytes each; whoever wants more opens the editor. */
const maxChars = 200_000;
/** How long the button that was pressed shows a tick. */
const tickMs = 1500;

const tabs = ['data', 'raw'] as const;
type Tab = (typeof tabs)[number];
const tabNames = { data: 'Data', raw: 'Raw' } satisfies Record<Tab, string>;

/** Shows the event of number `seq`; keeps what it shows when the log lets the event go. */
export class EventDetailsPane extends LitElement {
  static override properties = {
    seq: { attribute: false },
    dropped: { attribute: false },
    shown: { state: true },
    gone: { state: true },
    tab: { state: true },
    ticked: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, eventDetailsStyles];

  declare seq: number;
  /** Events with this number and below are no longer in the log. */
  declare dropped: number;
  declare host: Pick<Host, 'details' | 'copy' | 'openInEditor' | 'resumeFrom'>;
  declare shown: EventDetails | undefined;
  /** The log had let the event go before it could be read. */
  declare gone: boolean;
  declare tab: Tab;
  /** The part whose button shows a tick. */
  declare ticked: EventPart | undefined;
  #loading = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.seq = 0;
    this.dropped = 0;
    this.shown = undefined;
    this.gone = false;
    this.tab = 'data';
    this.ticked = undefined;
  }

  /** Puts the keyboard on the text. */
  override focus(): void {
    const text = this.renderRoot.querySelector<HTMLElement>('[role=tabpanel]');
    (text ?? this.renderRoot.querySelector('section'))?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('seq')) void this.#load();
  }

  override render(): TemplateResult {
    return html`<section role="region" aria-label="Event details" tabindex="-1" @keydown=${this.#key}>
      ${this.#title()} ${this.#notice()} ${this.shown === undefined ? nothing : this.#parts(this.shown)}
    </section>`;
  }

  #title(): TemplateResult {
    const { seq, type } = this.shown ?? { seq: this.seq, type: undefined };
    return html`<div class="title">
      <h2>Event ${formatCount(seq)}</h2>
      ${this.shown === undefined ? nothing : this.#resume(this.shown)}
      ${
        type === undefined
          ? nothing
          : html`<button
              class="labelled"
              title="Open the whole data in an editor"
              @click=${() => this.#openInEditor(seq)}
            >
              ${icon('goToFile')}Open in editor
            </button>`
      }
      <button aria-label="Close details" title="Close (Escape)" @click=${() => emit(this, 'details-close', undefined)}>
        ${icon('close')}
      </button>
    </div>`;
  }

  /** Without an ID there is nothing that a server could go on from. */
  #resume({ seq, lastEventId }: EventDetails): TemplateResult | typeof nothing {
    if (lastEventId === '') return nothing;
    return html`<button
      class="labelled"
      title=${`Reconnect now, with Last-Event-ID: ${lastEventId}`}
      @click=${() => this.#resumeFrom(seq)}
    >
      ${icon('sync')}Resume from here
    </button>`;
  }

  async #resumeFrom(seq: number): Promise<void> {
    this.gone = !(await this.host.resumeFrom(seq));
  }

  #notice(): TemplateResult | typeof nothing {
    if (this.gone) return notice('This event was dropped from the log before it could be read.');
    if (this.shown !== undefined && this.shown.seq <= this.dropped) {
      return notice('This event has been dropped from the log since. What is shown here was kept.');
    }
    return nothing;
  }

  #parts(event: EventDetails): TemplateResult {
    const { type, id, lastEventId, time, bytes } = event;
    return html`
      <dl>
        ${this.#part('type', 'Type', html`<span>${type}</span>`)}
        ${id === undefined ? nothing : this.#part('id', 'ID', html`<span class="mono">${id}</span>`)}
        ${lastEventId === '' ? nothing : this.#part('lastEventId', 'Last event ID', html`<span class="mono">${lastEventId}</span>`)}
        ${this.#part('time', 'Time', html`<span title=${formatFullTime(time)}>${formatTime(time)}</span>`)}
        <div>
          <dt>Size</dt>
          <dd><span title=${`${formatCount(bytes)} bytes on the wire`}>${formatSize(bytes)}</span></dd>
        </div>
      </dl>
      <div class="tabs">
        <div role="tablist" aria-label="Views of the event" @keydown=${this.#tabKey}>
          ${tabs.map((tab) => this.#tab(tab))}
        </div>
        ${this.#copyButton(this.tab, true)}
      </div>
      ${this.#cut(event)} ${this.#panel(event)}
    `;
  }

  #part(part: EventPart, name: string, value: TemplateResult): TemplateResult {
    return html`<div>
      <dt>${name}</dt>
      <dd>${value}${this.#copyButton(part, false)}</dd>
    </div>`;
  }

  #tab(tab: Tab): TemplateResult {
    const isSelected = tab === this.tab;
    return html`<button
      role="tab"
      id=${`tab-${tab}`}
      aria-selected=${isSelected ? 'true' : 'false'}
      aria-controls="text"
      tabindex=${isSelected ? 0 : -1}
      @click=${() => {
        this.tab = tab;
      }}
    >
      ${tabNames[tab]}
    </button>`;
  }

  #panel(event: EventDetails): TemplateResult {
    // Laid out once, and not each time something else on the page changes.
    const text = guard([event, this.tab], () => (this.tab === 'data' ? dataText(event) : rawText(event)));
    return html`<pre id="text" class="mono" role="tabpanel" tabindex="0" aria-labelledby=${`tab-${this.tab}`}>
${text}</pre>`;
  }

  #cut({ data, dataLength, raw, bytes }: EventDetails): TemplateResult | typeof nothing {
    const [part, whole, unit] =
      this.tab === 'data' ? [data.length, dataLength, 'characters'] : [raw.length, bytes, 'bytes'];
    if (part >= whole) return nothing;
    return notice(`Showing the first ${formatCount(part)} of ${formatCount(whole)} ${unit}.`);
  }

  #copyButton(part: EventPart, isLabelled: boolean): TemplateResult {
    const name = `Copy ${partNames[part]}`;
    const isTicked = this.ticked === part;
    return html`<button
      class=${`${isLabelled ? 'labelled' : ''} ${isTicked ? 'copied' : ''}`}
      aria-label=${name}
      title=${name}
      @click=${() => this.#copy(part)}
    >
      ${icon(isTicked ? 'check' : 'copy')}${isLabelled ? name : nothing}
    </button>`;
  }

  /** One at a time, and the newest selection wins: arrow keys held down must not pile up requests. */
  /** One at a time, and the newest selection wins: arrow keys held down must not pile up requests. */
  async #load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    try {
      this.shown = await this.#newest();
      this.gone = this.shown === undefined;
    } finally {
      this.#loading = false;
    }
  }

  async #newest(): Promise<EventDetails | undefined> {
    const { seq } = this;
    const details = await this.host.details(seq, maxChars);
    return seq === this.seq ? details : this.#newest();
  }

  async #copy(part: EventPart): Promise<void> {
    const { copied, said } = await copyPart(this.host, this.shown?.seq ?? this.seq, part);
    emit(this, 'announce', said);
    this.ticked = copied ? part : undefined;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.ticked = undefined;
    }, tickMs);
  }

  async #openInEditor(seq: number): Promise<void> {
    if (!(await this.host.openInEditor(seq))) emit(this, 'announce', 'Not opened: the event was dropped.');
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    emit(this, 'details-close', undefined);
  };

  /** [ARIA] The tabs pattern, selection follows focus. */
  readonly #tabKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    this.tab = this.tab === 'data' ? 'raw' : 'data';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#tab-${this.tab}`)?.focus());
  };
}

function notice(text: string): TemplateResult {
  return html`<div class="notice" role="note">${icon('info')}${text}</div>`;
}

customElements.define('sse-event-details', EventDetailsPane);
