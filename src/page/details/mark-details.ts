/** What stands between the events, whole: a comment, a `retry` line, an attempt or a gap. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';

import type { GapMark, LineMark, Mark } from '../../shared/stream/marks.ts';
import { emit } from '../model/events.ts';
import { formatCount, formatFullTime, formatSpan, formatTime } from '../ui/format.ts';
import { markLook } from '../model/mark-text.ts';
import type { Host } from '../ui/host.ts';
import { icon } from '../ui/icons.ts';
import { baseStyles, buttonStyles } from '../ui/styles.ts';
import { eventDetailsStyles } from './event-details.styles.ts';
import { eventInfoStyles } from './event-info.styles.ts';
import { eventLink, factRow } from '../controls/facts.ts';
import { notice } from '../controls/notice.ts';

/** Shows the mark of that number; keeps what it shows when the log lets it go. */
export class MarkDetailsPane extends LitElement {
  static override properties = { number: { attribute: false }, shown: { state: true }, gone: { state: true } };

  static override styles = [baseStyles, buttonStyles, eventInfoStyles, eventDetailsStyles];

  declare number: number;
  declare host: Pick<Host, 'mark'>;
  declare shown: Mark | undefined;
  /** It was let go before it could be read. */
  declare gone: boolean;

  constructor() {
    super();
    this.number = 0;
    this.shown = undefined;
    this.gone = false;
  }

  /** Puts the keyboard on what is said. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.all, section')?.focus();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('number')) void this.#load();
  }

  override render(): TemplateResult {
    return html`<section role="region" aria-label=${t('Row details')} tabindex="-1" @keydown=${this.#key}>
      <div class="title">
        <h2>${this.shown === undefined ? t('Row') : markLook(this.shown).name}</h2>
        <div class="summary">
          ${this.shown === undefined ? nothing : html`<span class="dim">${formatTime(this.shown.time)}</span>`}
        </div>
        <button aria-label=${t('Close details')} title=${t('Close (Escape)')} @click=${this.#close}>
          ${icon('close')}
        </button>
      </div>
      ${this.gone ? notice(t('This row went with the events around it before it could be read.')) : nothing}
      ${this.shown === undefined ? nothing : this.#facts(this.shown)}
    </section>`;
  }

  #facts(mark: Mark): TemplateResult {
    return html`<div class="all" tabindex="0" role="group" aria-label=${t('Info')}>
      <dl>
        ${this.#own(mark)} ${factRow(t('Time'), formatTime(mark.time))} ${factRow(t('Date'), formatFullTime(mark.time))}
        ${mark.kind === 'gap' ? nothing : factRow(t('Place'), this.#place(mark))}
      </dl>
    </div>`;
  }

  #own(mark: Mark): TemplateResult {
    switch (mark.kind) {
      case 'comment':
      case 'retry':
        return this.#line(mark);
      case 'attempt':
        return factRow(
          t('Attempt'),
          html`<span>${markLook(mark).text}</span>
            <button class="link" @click=${() => emit(this, 'fold-edit', { attemptsUnfolded: true })}>
              ${t('Show all attempts')}
            </button>`,
        );
      case 'gap':
        return this.#gap(mark);
    }
  }

  #line(mark: LineMark): TemplateResult {
    const { text, hint } = markLook(mark);
    return html`${factRow(
      t('Line'),
      html`<span class="mono" dir="auto">${text}</span
        ><button
          aria-label=${t('Copy line')}
          title=${t('Copy line')}
          @click=${() => emit(this, 'mark-copy', mark.number)}
        >
          ${icon('copy')}
        </button>`,
    )}
    ${hint === undefined ? nothing : factRow(t('Effect'), t`None: ${hint}`)}
    ${factRow(t('Bytes'), t`${formatCount(mark.bytes)}, at byte ${formatCount(mark.offset)} of the stream`)}`;
  }

  #gap({ ms, afterSeq }: GapMark): TemplateResult {
    return html`${factRow(t('Length'), formatSpan(ms))}
    ${factRow(t('Between'), html`<span>${this.#link(afterSeq)} ${t('and')} ${this.#link(afterSeq + 1)}</span>`)}`;
  }

  #place({ afterSeq }: Mark): TemplateResult {
    if (afterSeq === 0) return html`<span>${t('before the first event')}</span>`;
    return html`<span>${t('after')} ${this.#link(afterSeq)}</span>`;
  }

  #link(seq: number): TemplateResult {
    return eventLink(this, seq, t`event ${formatCount(seq)}`);
  }

  /** The newest selection wins. */
  async #load(): Promise<void> {
    const { number } = this;
    const mark = await this.host.mark(number);
    if (number !== this.number) return;
    this.shown = mark;
    this.gone = mark === undefined;
  }

  readonly #close = (): void => emit(this, 'details-close', undefined);

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#close();
  };
}

customElements.define('sse-mark-details', MarkDetailsPane);
