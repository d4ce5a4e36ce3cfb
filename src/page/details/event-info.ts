/** What there is to know about an event beside its data. */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';

import type { EventDetails } from '../../protocol/engine.ts';
import type { EventFacts, EventPart } from '../../protocol/page.ts';
import { emit } from '../events.ts';
import { formatCount, formatEvents, formatFullTime, formatSize, formatTime } from '../format.ts';
import type { Host } from '../host.ts';
import { icon } from '../icons.ts';
import { baseStyles, buttonStyles } from '../styles.ts';
import { copyPart, partNames } from './copy-part.ts';
import { eventInfoStyles } from './event-info.styles.ts';
import { formatGap } from './gap-text.ts';

/** Tells `event-show` when the person goes to another event. */
export class EventInfoTable extends LitElement {
  static override properties = { event: { attribute: false }, facts: { state: true } };

  static override styles = [baseStyles, buttonStyles, eventInfoStyles];

  declare event: EventDetails;
  declare host: Pick<Host, 'copy' | 'info'>;
  /** Of `event`, once they have come; `undefined` also when it was dropped before. */
  declare facts: EventFacts | undefined;

  constructor() {
    super();
    this.facts = undefined;
  }

  /** Puts the keyboard on the table. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.all')?.focus();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('event')) return;
    if (this.facts?.seq !== this.event.seq) this.facts = undefined;
    void this.#load();
  }

  override render(): TemplateResult {
    return html`<div class="all" tabindex="0" role="group" aria-label="Info">
      <dl>${this.#names()} ${this.#times()} ${this.#sizes()} ${this.#read()}</dl>
    </div>`;
  }

  #names(): TemplateResult {
    const { seq, type, id, lastEventId } = this.event;
    return html`${row('Number', formatCount(seq))} ${this.#part('type', 'Type', text(type))}
    ${id === undefined ? row('ID', none('none of its own')) : this.#part('id', 'ID', text(id))}
    ${
      lastEventId === ''
        ? row('Last event ID', none('none'))
        : this.#part('lastEventId', 'Last event ID', text(lastEventId))
    }`;
  }

  #times(): TemplateResult {
    const { time } = this.event;
    const { attempt, gapMs, sameBefore } = this.facts ?? {};
    return html`${this.#part('time', 'Time', html`<span>${formatTime(time)}</span>`)}
    ${row('Date', formatFullTime(time))}
    ${
      attempt === undefined
        ? nothing
        : row('Since the attempt', `${formatGap(time - attempt.startedAt)} after attempt ${attempt.number} began`)
    }
    ${gapMs === undefined ? nothing : row('Gap', `${formatGap(gapMs)} after the event before`)}
    ${
      sameBefore === undefined
        ? nothing
        : row(
            'Gap of its type',
            html`<span
              >${formatGap(sameBefore.gapMs)} after
              ${this.#link(sameBefore.seq, `event ${formatCount(sameBefore.seq)}`)}</span
            >`,
          )
    }`;
  }

  #sizes(): TemplateResult {
    const { bytes, dataLength } = this.event;
    const { offset, dataBytes, dataLines } = this.facts ?? {};
    return html`${row('Block', `${count(bytes, 'byte')}${offset === undefined ? '' : `, at byte ${formatCount(offset)} of the stream`}`)}
    ${row('Data', `${count(dataLength, 'character')}${dataBytes === undefined ? '' : `, ${count(dataBytes, 'byte')}, ${count(dataLines ?? 0, 'line')}`}`)}`;
  }

  #read(): TemplateResult | typeof nothing {
    if (this.facts === undefined) return nothing;
    const { read, attempt } = this.facts;
    const ofAttempt = attempt === undefined ? '' : ` in attempt ${attempt.number}`;
    return html`${row('Network read', `${formatSize(read.bytes)}${ofAttempt}, at ${formatTime(read.time)}`)}
    ${row('In that read', this.#inRead(read))}`;
  }

  /** The events that the read completed. */
  #inRead({ firstSeq, lastSeq }: EventFacts['read']): TemplateResult {
    const events = lastSeq - firstSeq + 1;
    if (events === 1) return html`<span>only this event</span>`;
    const link = (seq: number): TemplateResult => this.#link(seq, formatCount(seq));
    return html`<span>${formatEvents(events)}: ${link(firstSeq)} to ${link(lastSeq)}</span>`;
  }

  #link(seq: number, name: string): TemplateResult {
    if (seq === this.event.seq) return html`${name}`;
    const title = `Go to event ${formatCount(seq)}`;
    return html`<button class="link" title=${title} @click=${() => emit(this, 'event-show', seq)}>${name}</button>`;
  }

  #part(part: EventPart, name: string, value: TemplateResult): TemplateResult {
    const copy = `Copy ${partNames[part]}`;
    return row(
      name,
      html`${value}<button aria-label=${copy} title=${copy} @click=${() => this.#copy(part)}>${icon('copy')}</button>`,
    );
  }

  async #copy(part: EventPart): Promise<void> {
    emit(this, 'announce', (await copyPart(this.host, this.event.seq, part)).said);
  }

  async #load(): Promise<void> {
    const { seq } = this.event;
    const facts = await this.host.info(seq);
    if (seq === this.event.seq) this.facts = facts;
  }
}

function row(name: string, value: string | TemplateResult): TemplateResult {
  return html`<div class="row">
    <dt>${name}</dt>
    <dd>${typeof value === 'string' ? html`<span>${value}</span>` : value}</dd>
  </div>`;
}

/** What the server sent, each for itself: it may run from right to left. */
function text(value: string): TemplateResult {
  return html`<span class="mono">${value}</span>`;
}

function none(what: string): TemplateResult {
  return html`<span class="dim">${what}</span>`;
}

function count(number: number, what: string): string {
  return `${formatCount(number)} ${what}${number === 1 ? '' : 's'}`;
}

customElements.define('sse-event-info', EventInfoTable);
