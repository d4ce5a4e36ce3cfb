/**
 * The one place that draws something a server sent: an image, and only of an event for which a person asked for it. That holds
 * for this event and no other; it is not remembered.
 */

import { t } from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';

import { type Message, messageText } from '../../../shared/messages/message.ts';
import { emit } from '../../model/events.ts';
import { icon } from '../../ui/icons.ts';
import { type DataReading } from './data-reading.ts';
import { type ImageData64, imageOf, looksLikeImage } from './image-data.ts';

/** The image that is shown, or why it is not. */
type Shown = ImageData64 | { readonly problem: Message };

/** Of one event. */
export class ImageView {
  readonly #reading: DataReading;
  readonly #panel: HTMLElement & { requestUpdate(): void };
  #shown: Shown | undefined;

  /** @param panel - is drawn again when the image comes or goes */
  constructor(reading: DataReading, panel: HTMLElement & { requestUpdate(): void }) {
    this.#reading = reading;
    this.#panel = panel;
  }

  /** Whether there is something to ask for. */
  get isOffered(): boolean {
    return looksLikeImage(this.#reading.event.data);
  }

  /** What is shown instead of the text; `undefined` as long as nobody asked for it. */
  get content(): TemplateResult | undefined {
    const shown = this.#shown;
    if (shown === undefined || 'problem' in shown) return undefined;
    return html`<div class="image" tabindex="0" role="group" aria-label=${t('Data')}>
      <img src=${shown.url} alt=${t`An image: ${shown.type}`} />
    </div>`;
  }

  get button(): TemplateResult {
    return html`<button
      class="labelled"
      title=${t('Show this data as an image (images from a server are only displayed on request)')}
      aria-pressed=${this.content === undefined ? 'false' : 'true'}
      @click=${() => void this.#toggle()}
    >
      ${icon('eye')}${t('Show image')}
    </button>`;
  }

  /** Why it is not shown, although it was asked for. */
  get problem(): string | undefined {
    const shown = this.#shown;
    return shown !== undefined && 'problem' in shown ? messageText(shown.problem) : undefined;
  }

  async #toggle(): Promise<void> {
    if (this.#shown !== undefined) this.#shown = undefined;
    else if (await this.#reading.whole()) this.#shown = imageOf(this.#reading.text);
    if (this.problem !== undefined) emit(this.#panel, 'announce', this.problem);
    this.#panel.requestUpdate();
  }
}
