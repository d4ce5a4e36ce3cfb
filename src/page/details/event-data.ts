/** The data of an event: JSON as a tree, XML laid out, all else as text; an image as one when a person asks for it. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';

import type { EventDetails } from '../../shared/stream/engine.ts';
import { formatCount } from '../ui/format.ts';
import type { Host } from '../ui/host.ts';
import { baseStyles, buttonStyles } from '../ui/styles.ts';
import { faultText } from './text/data-fault.ts';
import { choiceToggle } from '../controls/choice-toggle.ts';
import { DataReading } from './text/data-reading.ts';
import type { DetailsChoices } from '../model/details-choices.ts';
import { eventDataStyles } from './event-data.styles.ts';
import { notice } from '../controls/notice.ts';
import { dataText } from './text/data-text.ts';
import { renderMarkdown } from './text/markdown.ts';
import { ImageView } from './text/image-view.ts';
import { type LaidOutXml, laidOutXml } from './text/xml-view.ts';

import './json/json-view.ts';

/** Tells `details-edit` when the person chooses another view. */
export class EventData extends LitElement {
  static override properties = {
    event: { attribute: false },
    choices: { attribute: false },
  };

  static override styles = [baseStyles, buttonStyles, eventDataStyles];

  declare event: EventDetails;
  declare choices: DetailsChoices;
  declare host: Pick<Host, 'dataPiece' | 'copyText'>;
  #reading: DataReading | undefined;
  #image: ImageView | undefined;
  /** What the data of a reading is laid out as. */
  #looked: { readonly reading: DataReading; readonly xml: LaidOutXml | undefined } | undefined;

  /** Puts the keyboard on the data. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('sse-json-view, pre, .image, .markdown')?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#reading?.stop();
    this.#reading = undefined;
    this.#image = undefined;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('event') && this.#reading !== undefined) return;
    this.#reading?.stop();
    this.#reading = new DataReading(this.host, this.event, () => this.requestUpdate());
    this.#image = new ImageView(this.#reading, this);
  }

  override render(): TemplateResult {
    const nodes = this.#reading?.nodes;
    const { asText } = this.choices;
    if (nodes !== undefined && !asText) {
      return html`<sse-json-view .nodes=${nodes} .host=${this.host}>${this.#asText()}</sse-json-view>`;
    }
    const xml = nodes === undefined ? this.#xml() : undefined;
    const isMore = nodes !== undefined || xml !== undefined;
    const image = this.#image;
    return html`<div class="tools">
        ${this.#state()} ${image?.isOffered === true ? image.button : nothing}
        ${image?.content === undefined ? this.#textTools(isMore) : nothing}
      </div>
      ${image?.problem === undefined ? nothing : html`<div class="refusal">${notice(image.problem)}</div>`}
      ${image?.content ?? (xml === undefined || asText ? this.#text(isMore) : this.#pre(xml))}`;
  }

  /** @param isMore - whether it could be shown as something else than text */
  #textTools(isMore: boolean): TemplateResult {
    return html`${isMore ? nothing : choiceToggle(this, 'markdown', t('Show as Markdown'), 'markdown')}
    ${isMore || !this.choices.markdown ? choiceToggle(this, 'wrap', t('Wrap lines'), 'wordWrap') : nothing}
    ${isMore ? this.#asText() : nothing}`;
  }

  #xml(): LaidOutXml | undefined {
    const reading = this.#reading;
    if (reading?.isWhole !== true || reading.work !== undefined) return undefined;
    // Looked at once, and not each time something else on the page changes.
    if (this.#looked?.reading !== reading) this.#looked = { reading, xml: laidOutXml(reading.text) };
    return this.#looked.xml;
  }

  #asText(): TemplateResult {
    return choiceToggle(this, 'asText', t('Show as text'), 'listFlat');
  }

  /** @param isMore - whether it could be shown as something else than text */
  #text(isMore: boolean): TemplateResult {
    if (this.choices.markdown && !isMore) {
      const blocks = guard([this.event], () => renderMarkdown(this.event.data));
      return html`<div class="markdown" tabindex="0" role="group" aria-label=${t('Data')}>${blocks}</div>`;
    }
    return this.#pre(guard([this.event], () => dataText(this.event)));
  }

  #pre(content: unknown): TemplateResult {
    return html`<pre
      class=${this.choices.wrap ? 'mono wrap' : 'mono'}
      tabindex="0"
      aria-label=${t('Data')}
      role="group"
    >
${content}</pre>`;
  }

  /** What is being done, or what could not be. */
  #state(): TemplateResult {
    const { work, fault } = this.#reading ?? {};
    const cut = this.#cut();
    if (work !== undefined) return html`<span class="state" role="status">${working(work)}</span>`;
    const why = fault === undefined ? '' : faultText(fault);
    return html`<span class="state">${cut === '' && why === '' ? nothing : notice([cut, why].join(' ').trim())}</span>`;
  }

  #cut(): string {
    const { data, dataLength } = this.event;
    if (data.length >= dataLength) return '';
    return t`Showing the first ${formatCount(data.length)} of ${formatCount(dataLength)} characters.`;
  }
}

function working({ name, done }: NonNullable<DataReading['work']>): string {
  const percent = Math.floor(100 * done);
  return name === 'fetching' ? t`Fetching the rest: ${percent} %` : t`Reading the JSON: ${percent} %`;
}

customElements.define('sse-event-data', EventData);
