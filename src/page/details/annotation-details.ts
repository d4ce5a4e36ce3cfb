/** What is between the events, whole: a comment, a `retry` line, an attempt or a gap. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';

import type { GapAnnotation, LineAnnotation, Annotation } from '../../shared/stream/annotations.ts';
import { emit } from '../model/events.ts';
import { formatCount, formatFullTime, formatSpan, formatTime } from '../ui/format.ts';
import { annotationLook } from '../model/annotation-text.ts';
import type { Host } from '../ui/host.ts';
import { icon } from '../ui/icons.ts';
import { baseStyles, buttonStyles } from '../ui/styles.ts';
import { eventDetailsStyles } from './event-details.styles.ts';
import { eventInfoStyles } from './event-info.styles.ts';
import { eventLink, factRow } from '../controls/facts.ts';
import { notice } from '../controls/notice.ts';

/** Shows the annotation of that number; keeps what it shows when the log drops it. */
export class AnnotationDetailsPane extends LitElement {
  static override properties = { number: { attribute: false }, shown: { state: true }, gone: { state: true } };

  static override styles = [baseStyles, buttonStyles, eventInfoStyles, eventDetailsStyles];

  declare number: number;
  declare host: Pick<Host, 'annotation'>;
  declare shown: Annotation | undefined;
  /** It was dropped before it could be read. */
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
        <h2>${this.shown === undefined ? t('Row') : annotationLook(this.shown).name}</h2>
        <div class="summary">
          ${this.shown === undefined ? nothing : html`<span class="dim">${formatTime(this.shown.time)}</span>`}
        </div>
      </div>
      ${this.gone ? notice(t('This row was dropped with the events around it before it could be read.')) : nothing}
      ${this.shown === undefined ? nothing : this.#facts(this.shown)}
    </section>`;
  }

  #facts(annotation: Annotation): TemplateResult {
    return html`<div class="all" tabindex="0" role="group" aria-label=${t('Info')}>
      <dl>
        ${this.#own(annotation)} ${factRow(t('Time'), formatTime(annotation.time))}
        ${factRow(t('Date'), formatFullTime(annotation.time))}
        ${annotation.kind === 'gap' ? nothing : factRow(t('Place'), this.#place(annotation))}
      </dl>
    </div>`;
  }

  #own(annotation: Annotation): TemplateResult {
    switch (annotation.kind) {
      case 'comment':
      case 'retry':
        return this.#line(annotation);
      case 'attempt':
        return factRow(
          t('Attempt'),
          html`<span>${annotationLook(annotation).text}</span>
            <button class="link" @click=${() => emit(this, 'dock-open', { tab: 'attempts' })}>
              ${t('Show all attempts')}
            </button>`,
        );
      case 'gap':
        return this.#gap(annotation);
    }
  }

  #line(annotation: LineAnnotation): TemplateResult {
    const { text, hint } = annotationLook(annotation);
    return html`${factRow(
      t('Line'),
      html`<span class="mono" dir="auto">${text}</span
        ><button
          aria-label=${t('Copy line')}
          title=${t('Copy line')}
          @click=${() => emit(this, 'annotation-copy', annotation.number)}
        >
          ${icon('copy')}
        </button>`,
    )}
    ${hint === undefined ? nothing : factRow(t('Effect'), t`None: ${hint}`)}
    ${factRow(t('Bytes'), t`${formatCount(annotation.bytes)}, at byte ${formatCount(annotation.offset)} of the stream`)}`;
  }

  #gap({ ms, afterSeq }: GapAnnotation): TemplateResult {
    return html`${factRow(t('Length'), formatSpan(ms))}
    ${factRow(t('Between'), html`<span>${this.#link(afterSeq)} ${t('and')} ${this.#link(afterSeq + 1)}</span>`)}`;
  }

  #place({ afterSeq }: Annotation): TemplateResult {
    if (afterSeq === 0) return html`<span>${t('before the first event')}</span>`;
    return html`<span>${t('after')} ${this.#link(afterSeq)}</span>`;
  }

  #link(seq: number): TemplateResult {
    return eventLink(this, seq, t`event ${formatCount(seq)}`);
  }

  /** The newest selection wins. */
  async #load(): Promise<void> {
    const { number } = this;
    const annotation = await this.host.annotation(number);
    if (number !== this.number) return;
    this.shown = annotation;
    this.gone = annotation === undefined;
  }

  readonly #close = (): void => emit(this, 'details-close', undefined);

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#close();
  };
}

customElements.define('sse-annotation-details', AnnotationDetailsPane);
