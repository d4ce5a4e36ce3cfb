/** What there is to know about an event beside its data. */

import { html, LitElement, nothing, type TemplateResult } from 'lit';

import type { EventDetails } from '../../protocol/engine.ts';
import type { EventPart } from '../../protocol/page.ts';
import { emit } from '../events.ts';
import { formatCount, formatFullTime, formatTime } from '../format.ts';
import type { Host } from '../host.ts';
import { icon } from '../icons.ts';
import { baseStyles, buttonStyles } from '../styles.ts';
import { copyPart, partNames } from './copy-part.ts';
import { eventInfoStyles } from './event-info.styles.ts';

export class EventInfo extends LitElement {
  static override properties = { event: { attribute: false } };

  static override styles = [baseStyles, buttonStyles, eventInfoStyles];

  declare event: EventDetails;
  declare host: Pick<Host, 'copy'>;

  /** Puts the keyboard on the table. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.all')?.focus();
  }

  override render(): TemplateResult {
    const { seq, type, id, lastEventId, time, bytes, dataLength } = this.event;
    return html`<div class="all" tabindex="0" role="group" aria-label="Info">
      <dl>
        ${row('Number', formatCount(seq))} ${this.#part('type', 'Type', text(type))}
        ${id === undefined ? row('ID', none('none of its own')) : this.#part('id', 'ID', text(id))}
        ${lastEventId === '' ? row('Last event ID', none('none')) : this.#part('lastEventId', 'Last event ID', text(lastEventId))}
        ${this.#part('time', 'Time', html`<span title=${formatFullTime(time)}>${formatTime(time)}</span>`)}
        ${row('Block', `${formatCount(bytes)} bytes`)} ${row('Data', `${formatCount(dataLength)} characters`)}
      </dl>
    </div>`;
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
}

function row(name: string, value: string | TemplateResult | typeof nothing): TemplateResult {
  return html`<div class="row">
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** What the server sent, each for itself: it may run from right to left. */
function text(value: string): TemplateResult {
  return html`<span class="mono">${value}</span>`;
}

function none(what: string): TemplateResult {
  return html`<span class="dim">${what}</span>`;
}

customElements.define('sse-event-info', EventInfo);
