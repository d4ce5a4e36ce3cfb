/** What there is to know about an event beside its data. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';

import { visibleName } from '../../shared/text/invisible.ts';
import type { EventDetails } from '../../shared/stream/engine.ts';
import type { EventFacts, EventPart } from '../../shared/boundary/page.ts';
import { emit } from '../model/events.ts';
import { formatCount, formatEvents, formatFullTime, formatSize, formatTime } from '../ui/format.ts';
import type { Host } from '../ui/host.ts';
import { icon } from '../ui/icons.ts';
import { baseStyles, buttonStyles } from '../ui/styles.ts';
import { copyPart, partNames } from '../model/copy-part.ts';
import { eventInfoStyles } from './event-info.styles.ts';
import { eventLink, factRow } from '../controls/facts.ts';
import { formatGap } from '../controls/gap-text.ts';

/** Tells `event-show` when the person goes to another event. */
export class EventInfoTable extends LitElement {
  static override properties = { event: { attribute: false }, facts: { state: true } };

  static override styles = [baseStyles, buttonStyles, eventInfoStyles];

  declare event: EventDetails;
  declare host: Pick<Host, 'copy' | 'info'>;
  /** Of `event`, once they have arrived; `undefined` also when it was dropped before. */
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
    return html`<div class="all" tabindex="0" role="group" aria-label=${t('Info')}>
      <dl>${this.#names()} ${this.#times()} ${this.#sizes()} ${this.#read()}</dl>
    </div>`;
  }

  #names(): TemplateResult {
    const { seq, type, id, lastEventId } = this.event;
    return html`${factRow(t('Number'), formatCount(seq))} ${this.#part('type', t('Type'), text(type))}
    ${id === undefined ? factRow('ID', none(t('none of its own'))) : this.#part('id', 'ID', text(id))}
    ${
      lastEventId === ''
        ? factRow(t('Last event ID'), none(t('none')))
        : this.#part('lastEventId', t('Last event ID'), text(lastEventId))
    }`;
  }

  #times(): TemplateResult {
    const { time } = this.event;
    const { attempt, gapMs, sameBefore, isTimeless } = this.facts ?? {};
    if (isTimeless === true) return factRow(t('Time'), none(t('none in this format')));
    return html`${this.#part('time', t('Time'), html`<span>${formatTime(time)}</span>`)}
    ${factRow(t('Date'), formatFullTime(time))}
    ${
      attempt === undefined
        ? nothing
        : factRow(
            t('Since the attempt'),
            t`${formatGap(time - attempt.startedAt)} after attempt ${attempt.number} began`,
          )
    }
    ${gapMs === undefined ? nothing : factRow(t('Gap'), t`${formatGap(gapMs)} after the previous event`)}
    ${
      sameBefore === undefined
        ? nothing
        : factRow(
            t('Gap (same type)'),
            html`<span
              >${t`${formatGap(sameBefore.gapMs)} after`}
              ${this.#link(sameBefore.seq, t`event ${formatCount(sameBefore.seq)}`)}</span
            >`,
          )
    }`;
  }

  #sizes(): TemplateResult {
    const { bytes, dataLength } = this.event;
    const { offset, dataBytes, dataLines } = this.facts ?? {};
    const inData = [
      inCharacters(dataLength),
      ...(dataBytes === undefined ? [] : [inBytes(dataBytes), inLines(dataLines ?? 0)]),
    ];
    const block = [inBytes(bytes), ...(offset === undefined ? [] : [t`at byte ${formatCount(offset)} of the stream`])];
    return html`${factRow(t('Block'), block.join(', '))} ${factRow(t('Data'), inData.join(', '))}`;
  }

  #read(): TemplateResult | typeof nothing {
    if (this.facts === undefined) return nothing;
    const { read, attempt } = this.facts;
    const [size, time] = [formatSize(read.bytes), formatTime(read.time)];
    const when = attempt === undefined ? t`${size}, at ${time}` : t`${size} in attempt ${attempt.number}, at ${time}`;
    return html`${factRow(t('Network read'), when)} ${factRow(t('In that read'), this.#inRead(read))}`;
  }

  /** The events that the read completed. */
  #inRead({ firstSeq, lastSeq }: EventFacts['read']): TemplateResult {
    const events = lastSeq - firstSeq + 1;
    if (events === 1) return html`<span>${t('only this event')}</span>`;
    const link = (seq: number): TemplateResult => this.#link(seq, formatCount(seq));
    return html`<span
      >${formatEvents(events)}: ${link(firstSeq)}
      ${t({ message: 'to', comment: 'Between two numbers of events: 3 to 5' })} ${link(lastSeq)}</span
    >`;
  }

  #link(seq: number, name: string): TemplateResult {
    if (seq === this.event.seq) return html`${name}`;
    return eventLink(this, seq, name);
  }

  #part(part: EventPart, name: string, value: TemplateResult): TemplateResult {
    const copy = t`Copy ${partNames[part]}`;
    return factRow(
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

/** What the server sent, each for itself: it may run from right to left. */
function text(value: string): TemplateResult {
  return html`<span class="mono">${visibleName(value)}</span>`;
}

function none(what: string): TemplateResult {
  return html`<span class="dim">${what}</span>`;
}

function inBytes(count: number): string {
  return count === 1 ? t('1 byte') : t`${formatCount(count)} bytes`;
}

function inCharacters(count: number): string {
  return count === 1 ? t('1 character') : t`${formatCount(count)} characters`;
}

function inLines(count: number): string {
  return count === 1 ? t('1 line') : t`${formatCount(count)} lines`;
}

customElements.define('sse-event-info', EventInfoTable);
