/** The bytes of an event's block as received: as lines whose fields are distinguished, or in hexadecimal. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';

import type { EventDetails } from '../../../shared/stream/engine.ts';
import { emit } from '../../model/events.ts';
import { formatCount } from '../../ui/format.ts';
import type { Host } from '../../ui/host.ts';
import { icon } from '../../ui/icons.ts';
import { baseStyles, buttonStyles } from '../../ui/styles.ts';
import { choiceToggle } from '../../controls/choice-toggle.ts';
import type { DetailsChoices } from '../../model/details-choices.ts';
import { notice } from '../../controls/notice.ts';
import { signOf } from '../../controls/sign.ts';
import { eventRawStyles } from './event-raw.styles.ts';
import { hexDump } from './hex-rows.ts';
import { type LineKind, lineKinds, type RawLine, readLines } from './raw-lines.ts';

import './hex-view.ts';

/** Beyond as many lines and marks the fields are not distinguished: each is an element, and elements cost more than text. */
const mostElements = 5000;

/** How a line of that kind begins, and what it does where that alone does not say it. */
const legends = {
  data: ['data', ''],
  event: ['event', `: ${t('the type')}`],
  id: ['id', ''],
  retry: ['retry', ''],
  comment: [':', ` ${t('comment')}`],
  unknown: [t('unknown field'), `, ${t('ignored')}`],
  end: ['', ''],
} satisfies Record<LineKind, readonly [head: string, does: string]>;

/** Tells `details-edit` when the person chooses another view. */
export class EventRaw extends LitElement {
  static override properties = { event: { attribute: false }, choices: { attribute: false } };

  static override styles = [baseStyles, buttonStyles, eventRawStyles];

  declare event: EventDetails;
  declare choices: DetailsChoices;
  declare host: Pick<Host, 'copyText'>;

  /** Puts the keyboard on the bytes. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('pre, sse-hex-view')?.focus();
  }

  override render(): TemplateResult {
    const { event, choices } = this;
    // Read once, and not each time something else on the page changes.
    return html`${guard([event, choices], () => (choices.hex ? this.#hex() : this.#lines()))}`;
  }

  #lines(): TemplateResult {
    const lines = readLines(this.event.raw);
    const isPlain = lines.reduce((sum, { head, tail }) => sum + 2 + head.length + tail.length, 0) > mostElements;
    const text = isPlain ? lines.map(plainLine).join('') : lines.map(drawnLine);
    const shown = lineKinds.filter((kind) => kind !== 'end' && lines.some((line) => line.kind === kind));
    return html`<div class="tools">
        <ul aria-label=${t('Fields')}>
          ${shown.map((kind) => html`<li><span class=${`head ${kind}`}>${legends[kind][0]}</span>${legends[kind][1]}</li>`)}
        </ul>
        ${choiceToggle(this, 'wrap', t('Wrap lines'), 'wordWrap')}
        ${choiceToggle(this, 'hex', t('Show in hexadecimal'), 'fileBinary')}
      </div>
      ${this.#cut()}
      <pre class=${this.choices.wrap ? 'mono wrap' : 'mono'} tabindex="0" role="group" aria-label=${t('Raw')}>
${text}</pre>`;
  }

  #hex(): TemplateResult {
    return html`<div class="tools">
        <button class="labelled" title=${t('Copy what is shown as text')} @click=${() => this.#copyHex()}>
          ${icon('copy')}${t('Copy as hex')}
        </button>
        <span class="fill"></span>
        ${choiceToggle(this, 'hex', t('Show in hexadecimal'), 'fileBinary')}
      </div>
      ${this.#cut()}
      <sse-hex-view .bytes=${this.event.raw}></sse-hex-view>`;
  }

  #cut(): TemplateResult | typeof nothing {
    const { raw, bytes } = this.event;
    if (raw.length >= bytes) return nothing;
    return notice(t`Showing the first ${formatCount(raw.length)} of ${formatCount(bytes)} bytes.`);
  }

  async #copyHex(): Promise<void> {
    await this.host.copyText(hexDump(this.event.raw));
    emit(this, 'announce', t('Copied as hex'));
  }
}

function drawnLine({ kind, head, tail }: RawLine): TemplateResult {
  return html`<span class=${`head ${kind}`}>${head.map(signOf)}</span><span class=${kind}>${tail.map(signOf)}</span>`;
}

function plainLine({ head, tail }: RawLine): string {
  return [...head, ...tail].map(({ text, endsLine }) => (endsLine === true ? `${text}\n` : text)).join('');
}

customElements.define('sse-event-raw', EventRaw);
