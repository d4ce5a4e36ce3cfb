/** The data of an event: as a tree if it is JSON, else as text. */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';

import { type EventDetails, maxPieceChars } from '../../protocol/engine.ts';
import { emit } from '../events.ts';
import { formatCount } from '../format.ts';
import type { Host } from '../host.ts';
import { icon } from '../icons.ts';
import { baseStyles, buttonStyles } from '../styles.ts';
import { DataReading } from './data-reading.ts';
import { dataText } from './data-text.ts';
import type { DetailsChoices } from './details-choices.ts';
import { eventDataStyles } from './event-data.styles.ts';
import { maxNodes } from './json/json-nodes.ts';
import { notice } from './notice.ts';

import './json/json-view.ts';

/** Tells `details-edit` when the person chooses another view. */
export class EventData extends LitElement {
  static override properties = {
    event: { attribute: false },
    choices: { attribute: false },
    cut: { attribute: false },
  };

  static override styles = [baseStyles, buttonStyles, eventDataStyles];

  declare event: EventDetails;
  declare choices: DetailsChoices;
  declare host: Pick<Host, 'dataPiece' | 'copyText'>;
  #reading: DataReading | undefined;

  /** Puts the keyboard on the data. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('sse-json-view, pre')?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#reading?.stop();
    this.#reading = undefined;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('event') && this.#reading !== undefined) return;
    this.#reading?.stop();
    this.#reading = new DataReading(this.host, this.event, () => this.requestUpdate());
  }

  override render(): TemplateResult {
    const nodes = this.#reading?.nodes;
    if (nodes !== undefined && !this.choices.asText) {
      return html`<sse-json-view .nodes=${nodes} .host=${this.host}>${this.#asText()}</sse-json-view>`;
    }
    return html`<div class="tools">
        ${this.#state()}${this.#wrap()}${nodes === undefined ? nothing : this.#asText()}
      </div>
      ${this.#text()}`;
  }

  #asText(): TemplateResult {
    return this.#toggle('asText', 'Show as text', 'listFlat');
  }

  #wrap(): TemplateResult {
    return this.#toggle('wrap', 'Wrap lines', 'wordWrap');
  }

  #toggle(choice: 'asText' | 'wrap', name: string, picture: 'listFlat' | 'wordWrap'): TemplateResult {
    return html`<button
      aria-label=${name}
      title=${name}
      aria-pressed=${this.choices[choice] ? 'true' : 'false'}
      @click=${() => emit(this, 'details-edit', { [choice]: !this.choices[choice] })}
    >
      ${icon(picture)}
    </button>`;
  }

  #text(): TemplateResult {
    // Laid out once, and not each time something else on the page changes.
    const text = guard([this.event], () => dataText(this.event));
    return html`<pre class=${this.choices.wrap ? 'mono wrap' : 'mono'} tabindex="0" aria-label="Data" role="group">
${text}</pre>`;
  }

  /** What is being done, or what could not be. */
  #state(): TemplateResult {
    const { work, fault } = this.#reading ?? {};
    const cut = this.#cut();
    if (work !== undefined) return html`<span class="state" role="status">${working(work)}</span>`;
    const why = fault === undefined || fault === 'syntax' ? '' : faults[fault]();
    return html`<span class="state">${cut === '' && why === '' ? nothing : notice(`${cut}${why}`)}</span>`;
  }

  #cut(): string {
    const { data, dataLength } = this.event;
    if (data.length >= dataLength) return '';
    return `Showing the first ${formatCount(data.length)} of ${formatCount(dataLength)} characters.`;
  }
}

function working({ name, done }: NonNullable<DataReading['work']>): string {
  return `${name === 'fetching' ? 'Fetching the rest' : 'Reading the JSON'}: ${Math.floor(100 * done)} %`;
}

const faults = {
  tooLong: () => ` Data of more than ${formatCount(maxPieceChars)} characters is not shown as a tree.`,
  tooMany: () => ` JSON of more than ${formatCount(maxNodes)} values is not shown as a tree.`,
  dropped: () => ' The event was dropped before the rest could be fetched.',
};

customElements.define('sse-event-data', EventData);
