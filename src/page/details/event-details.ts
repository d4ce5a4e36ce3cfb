/** One event whole: its data, its bytes as received, and what there is to know about it. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';

import type { EventDetails } from '../../shared/stream/engine.ts';
import { messageText } from '../../shared/messages/message.ts';
import { eventMessages } from '../../shared/messages/panel-messages.ts';
import type { EventPart } from '../../shared/boundary/page.ts';
import { copyPart, partNames } from '../model/copy-part.ts';
import { type DetailsChoices, initialChoices } from '../model/details-choices.ts';
import { TypeSteps } from './event-steps.ts';
import { type EventTab, eventTab, eventTabs, tabAfter } from './event-tabs.ts';
import { stepButtons } from './step-buttons.ts';
import { eventDetailsStyles } from './event-details.styles.ts';
import { notice } from '../controls/notice.ts';
import { emit } from '../model/events.ts';
import { formatCount, formatFullTime, formatSize, formatTime } from '../ui/format.ts';
import type { Host } from '../ui/host.ts';
import { icon } from '../ui/icons.ts';
import { baseStyles, buttonStyles, typeColourStyles } from '../ui/styles.ts';
import { typeClass, typeLabel } from '../ui/type-colour.ts';

/** Of data and of raw bytes each; more of the data is fetched when it can be shown. */
const maxChars = 200_000;
/** How long the button that was pressed shows a tick. */
const tickMs = 1500;

/** Shows the event of number `seq`; keeps what it shows when the log lets the event go. */
export class EventDetailsPane extends LitElement {
  static override properties = {
    seq: { attribute: false },
    dropped: { attribute: false },
    shown: { state: true },
    gone: { state: true },
    hiddenSeq: { state: true },
    generation: { attribute: false },
    choices: { attribute: false },
    compareSeq: { attribute: false },
    resumable: { attribute: false },
    ticked: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, typeColourStyles, eventDetailsStyles];

  declare seq: number;
  /** Events with this number and below are no longer in the log. */
  declare dropped: number;
  declare choices: DetailsChoices;
  /** The event that was selected for a comparison. */
  declare compareSeq: number | undefined;
  /** There is a server that can be asked to go on from an event. */
  declare resumable: boolean;
  declare host: Host;
  declare shown: EventDetails | undefined;
  /** The log had let the event go before it could be read. */
  declare gone: boolean;
  /** Changes when the list comes to show other events; absent while that is being looked for. */
  declare generation: number | undefined;
  /** The event, if the filter hides it. */
  declare hiddenSeq: number | undefined;
  /** The part whose button shows a tick. */
  declare ticked: EventPart | undefined;
  readonly #steps = new TypeSteps();
  #loading = false;
  #keepsKeyUps = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.seq = 0;
    this.dropped = 0;
    this.shown = undefined;
    this.gone = false;
    this.generation = undefined;
    this.hiddenSeq = undefined;
    this.choices = initialChoices;
    this.compareSeq = undefined;
    this.resumable = false;
    this.ticked = undefined;
  }

  /** Puts the keyboard on the text. */
  override focus(): void {
    const view = this.renderRoot.querySelector<HTMLElement>('[role=tabpanel] > *');
    (view ?? this.renderRoot.querySelector('section'))?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('seq')) void this.#load();
    if (changed.has('seq') || changed.has('generation')) void this.#findRow();
  }

  override render(): TemplateResult {
    return html`<section
      role="region"
      aria-label=${t('Event details')}
      tabindex="-1"
      @keydown=${this.#key}
      @keyup=${this.#keyUp}
    >
      ${this.#title()} ${this.#notice()} ${this.shown === undefined ? nothing : this.#parts(this.shown)}
    </section>`;
  }

  #title(): TemplateResult {
    const { seq, type } = this.shown ?? { seq: this.seq, type: undefined };
    return html`<div class="title">
      <h2>${t`Event ${formatCount(seq)}`}</h2>
      ${this.shown === undefined ? nothing : summary(this.shown)}
      <div class="buttons">
        ${type === undefined ? nothing : stepButtons(this, this.host, seq, this.compareSeq, this.#stepTo)}
        ${this.shown === undefined ? nothing : this.#resume(this.shown)}
        ${
          type === undefined
            ? nothing
            : html`<button
                aria-label=${t('Open in editor')}
                title=${t('Open the whole data in an editor')}
                @click=${() => this.#openInEditor(seq)}
              >
                ${icon('goToFile')}
              </button>`
        }
      </div>
    </div>`;
  }

  /** Without an ID there is nothing that a server could go on from. */
  #resume({ seq, lastEventId }: EventDetails): TemplateResult | typeof nothing {
    if (lastEventId === '' || !this.resumable) return nothing;
    return html`<button
      aria-label=${t('Resume from here')}
      title=${t`Resume from here: reconnect now, with Last-Event-ID: ${lastEventId}`}
      @click=${() => this.#resumeFrom(seq)}
    >
      ${icon('sync')}
    </button>`;
  }

  async #resumeFrom(seq: number): Promise<void> {
    this.gone = !(await this.host.resumeFrom(seq));
  }

  #notice(): TemplateResult | typeof nothing {
    if (this.gone) return notice(messageText(eventMessages.notRead()));
    if (this.shown !== undefined && this.shown.seq <= this.dropped) {
      return notice(messageText(eventMessages.droppedSince()));
    }
    if (this.hiddenSeq === this.seq) return notice(t('The filter hides this event: it isn’t in the list.'));
    return nothing;
  }

  /** Looks whether the list has it. */
  async #findRow(): Promise<void> {
    const { seq, generation } = this;
    if (generation === undefined) return;
    const found = await this.host.seqAt(await this.host.locate(seq));
    if (seq === this.seq && generation === this.generation) this.hiddenSeq = found === seq ? undefined : seq;
  }

  #parts(shown: EventDetails): TemplateResult {
    const { choices, host } = this;
    const { id, copies, draw } = eventTab(choices.tab);
    return html`
      <div class="tabs">
        <div role="tablist" aria-label=${t('Views of the event')} @keydown=${this.#tabKey}>
          ${eventTabs.map((tab) => this.#tab(tab, tab.id === id))}
        </div>
        ${copies === undefined ? nothing : this.#copyButton(copies)}
      </div>
      <div id="panel" role="tabpanel" aria-labelledby=${`tab-${id}`}>${draw({ shown, choices, host })}</div>
    `;
  }

  #tab({ id, title }: EventTab, isSelected: boolean): TemplateResult {
    return html`<button
      role="tab"
      id=${`tab-${id}`}
      aria-selected=${isSelected ? 'true' : 'false'}
      aria-controls="panel"
      tabindex=${isSelected ? 0 : -1}
      @click=${() => emit(this, 'details-edit', { tab: id })}
    >
      ${title}
    </button>`;
  }

  #copyButton(part: EventPart): TemplateResult {
    const name = t`Copy ${partNames[part]}`;
    const isTicked = this.ticked === part;
    return html`<button class="labelled" title=${name} @click=${() => this.#copy(part)}>
      ${icon(isTicked ? 'check' : 'copy')}${name}
    </button>`;
  }

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
    if (!(await this.host.openInEditor(seq))) emit(this, 'announce', messageText(eventMessages.notOpened()));
  }

  readonly #key = (event: KeyboardEvent): void => {
    this.#keepsKeyUps = event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown');
    if (this.#keepsKeyUps) this.#step(event);
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    emit(this, 'details-close', undefined);
  };

  /** Alt+Up and Alt+Down stay in the page. */
  #step(event: KeyboardEvent): void {
    event.preventDefault();
    event.stopPropagation();
    this.#stepTo(event.key === 'ArrowUp' ? -1 : 1);
  }

  readonly #stepTo = (by: 1 | -1): void => this.#steps.go(this, this.host, this.seq, by);

  /** And so does the end of them: VS Code would go to its menu bar when Alt is released. */
  readonly #keyUp = (event: KeyboardEvent): void => {
    if (this.#keepsKeyUps) event.stopPropagation();
  };

  /** [ARIA] The tabs pattern, selection follows focus. */
  readonly #tabKey = (event: KeyboardEvent): void => {
    const tab = tabAfter(eventTab(this.choices.tab), event.key);
    if (tab === undefined) return;
    event.preventDefault();
    emit(this, 'details-edit', { tab: tab.id });
    this.renderRoot.querySelector<HTMLElement>(`#tab-${tab.id}`)?.focus();
  };
}

/** What tells the event from others at a glance. */
function summary({ type, time, bytes }: EventDetails): TemplateResult {
  return html`<div class="summary">
    <span class=${`type type-symbol ${typeClass(type)}`} title=${typeLabel(type)}><span>${typeLabel(type)}</span></span>
    <span class="dim" title=${formatFullTime(time)}>${formatTime(time)}</span>
    <span class="dim size" title=${t`${formatCount(bytes)} bytes on the wire`}>${formatSize(bytes)}</span>
  </div>`;
}

customElements.define('sse-event-details', EventDetailsPane);
