/** The answer of a language model as it grows: a stretch of it, with what is known of the whole. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import type { AnswerWindow } from '../../shared/stream/answer.ts';
import { tabList } from '../controls/tabs.ts';
import { tabsStyles } from '../controls/tabs.styles.ts';
import { emit } from '../model/events.ts';
import type { Host } from '../ui/host.ts';
import { icon } from '../ui/icons.ts';
import { Refresher } from '../ui/refresher.ts';
import { baseStyles, buttonStyles } from '../ui/styles.ts';
import { answerHead } from './answer-head.ts';
import { answerPiece } from './answer-piece.ts';
import { answerText } from './answer-text.ts';
import { answerViewStyles } from './answer-view.styles.ts';
import { endText, proofText } from './answer-words.ts';
import { placeIn, rangesIn } from './text-places.ts';

/** So much of an answer is drawn, in UTF-16 code units, however long it is. */
const shownChars = 20_000;
/** Of what was shown before, this much stays when another stretch is shown. */
const keptChars = 10_000;
const end = Number.MAX_SAFE_INTEGER;
/** Closer than that to its end, in px, the answer is followed. */
const nearEnd = 16;

/** Tells the event that brought what was clicked on as `event-show`. */
export class AnswerView extends LitElement {
  static override properties = {
    change: { attribute: false },
    selected: { attribute: false },
    shown: { state: true },
    isRaw: { state: true },
  };

  static override styles = [baseStyles, buttonStyles, tabsStyles, answerViewStyles];

  declare host: Pick<Host, 'answerWindow' | 'answerSeqAt' | 'answerRanges' | 'answerStep' | 'copyText'>;
  /** Another object whenever something may have changed. */
  declare change: unknown;
  /** The number of the event that is selected. */
  declare selected: number | undefined;
  declare shown: AnswerWindow | undefined;
  declare isRaw: boolean;
  #choice = 0;
  /** Where the stretch begins; behind the end: the end is followed. */
  #from = end;
  readonly #marked = new Highlight();
  readonly #refreshing = new Refresher(this, () => this.#ask());

  constructor() {
    super();
    this.selected = undefined;
    this.shown = undefined;
    this.isRaw = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    CSS.highlights.set('answer-piece', this.#marked);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    CSS.highlights.delete('answer-piece');
  }

  /** Puts the keyboard on the text. */
  override focus(): void {
    this.#scroller?.focus();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('change')) {
      if (this.shown === undefined) void this.#refreshing.now();
      else this.#refreshing.soon();
    }
    if (changed.has('selected')) void this.#showSelected();
    else if (changed.has('shown') || changed.has('isRaw')) void this.#mark(false);
    if (this.#from === end && this.#scroller !== null) this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  override render(): TemplateResult | typeof nothing {
    if (this.shown === undefined) return nothing;
    const { from, length, pieces } = this.shown;
    const isMore = endOf(this.shown) < length && this.#from !== end;
    return html`${answerHead(this, this.shown)} ${this.#tools(this.shown)}
      <div
        id="panel"
        class="scroller"
        role="group"
        aria-label=${t('Answer')}
        tabindex="0"
        @click=${this.#click}
        @keydown=${this.#key}
        @scroll=${this.#scroll}
      >
        ${from > 0 ? this.#more(t('Show earlier text'), Math.max(0, from - keptChars)) : nothing}
        ${repeat(
          pieces,
          ({ part }) => part,
          (piece) => answerPiece(piece, this.isRaw),
        )}
        ${isMore ? this.#more(t('Show later text'), from + keptChars) : nothing}
      </div>`;
  }

  #tools({ choices, choice }: AnswerWindow): TemplateResult {
    const tabs = choices.map((name, at) => ({ id: String(at), title: choiceName(name) }));
    const choose = (id: string): void => {
      this.#choice = Number(id);
      this.#from = end;
      void this.#refreshing.now();
    };
    return html`<div class="tools">
      ${choices.length > 1 ? tabList({ label: t('Choices'), tabs, chosen: String(choice), choose }) : nothing}
      <span class="space"></span>
      <button
        aria-label=${t('Show as Markdown')}
        title=${t('Show as Markdown')}
        aria-pressed=${this.isRaw ? 'false' : 'true'}
        @click=${() => (this.isRaw = !this.isRaw)}
      >
        ${icon('markdown')}
      </button>
      <button aria-label=${t('Copy answer')} title=${t('Copy answer')} @click=${this.#copy}>${icon('copy')}</button>
    </div>`;
  }

  #more(name: string, from: number): TemplateResult {
    const show = (): void => {
      this.#from = from;
      void this.#refreshing.now();
    };
    return html`<button class="more labelled" @click=${show}>${name}</button>`;
  }

  async #ask(): Promise<void> {
    const before = this.shown?.end.state;
    this.shown = await this.host.answerWindow(this.#choice, this.#from, shownChars);
    if (this.shown === undefined) return;
    this.#choice = this.shown.choice;
    const { end, proof } = this.shown;
    // The text itself isn't announced: a screen reader would never be done.
    if (before === 'running' && end.state !== 'running') {
      emit(this, 'announce', t`Answer: ${endText(end)}. ${proofText(proof)}`);
    }
  }

  /** Brings what the selected event added into sight. */
  async #showSelected(): Promise<void> {
    const { selected } = this;
    const [range] = selected === undefined ? [] : await this.host.answerRanges(selected);
    if (selected !== this.selected) return;
    if (range !== undefined && !this.#isInSight(range)) {
      this.#choice = range.choice;
      this.#from = Math.max(0, range.at - keptChars);
      await this.#refreshing.now();
      await this.updateComplete;
    }
    await this.#mark(true);
  }

  #isInSight({ choice, part, start, end }: { choice: number; part: number; start: number; end: number }): boolean {
    if (choice !== this.#choice) return false;
    const piece = this.shown?.pieces.find((piece) => piece.part === part);
    return piece !== undefined && start >= piece.start && end <= piece.start + piece.text.length;
  }

  /** Marks what the selected event added. @param scrolls - whether it is brought into sight */
  async #mark(scrolls: boolean): Promise<void> {
    const { selected } = this;
    const found = selected === undefined ? [] : await this.host.answerRanges(selected);
    if (selected !== this.selected) return;
    this.#marked.clear();
    const ranges = found.flatMap(({ part, start, end }) => this.#drawn(part, start, end));
    for (const range of ranges) this.#marked.add(range);
    const [first] = ranges;
    if (!scrolls || first === undefined) return;
    const at = first.startContainer.parentElement;
    const folded = at?.closest('details');
    if (folded) folded.open = true;
    if (this.#from === end) this.#from = this.shown?.from ?? end;
    at?.scrollIntoView({ block: 'nearest' });
    this.#reveal(first);
  }

  /** An element may be as high as the whole text. */
  #reveal(range: Range): void {
    const scroller = this.#scroller;
    if (scroller === null) return;
    const [{ top, bottom }, seen] = [range.getBoundingClientRect(), scroller.getBoundingClientRect()];
    if (top < seen.top || bottom > seen.bottom) scroller.scrollTop += top - seen.top - seen.height / 3;
  }

  #drawn(part: number, start: number, end: number): Range[] {
    const piece = this.shown?.pieces.find((piece) => piece.part === part);
    const root = this.#contentOf(part);
    if (piece === undefined || root === null) return [];
    return rangesIn(root, piece.text, start - piece.start, end - piece.start);
  }

  #contentOf(part: number): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`.content[data-part="${part}"]`);
  }

  readonly #click = async (event: MouseEvent): Promise<void> => {
    // Anyone who marks text with the mouse does not want to go away from it.
    if (getSelection()?.isCollapsed === false) return;
    const options = { shadowRoots: [this.renderRoot as ShadowRoot] };
    const caret = document.caretPositionFromPoint(event.clientX, event.clientY, options);
    const root = caret?.offsetNode.parentElement?.closest<HTMLElement>('.content');
    const part = Number(root?.dataset['part']);
    const piece = this.shown?.pieces.find((piece) => piece.part === part);
    if (!root || !caret || piece === undefined) return;
    const place = placeIn(root, piece.text, caret.offsetNode, caret.offset);
    const offset = place === undefined ? piece.start : piece.start + place;
    const seq = await this.host.answerSeqAt(part, Math.min(offset, piece.length - 1));
    emit(this, 'event-show', seq ?? piece.openedAt);
  };

  /** From event to event that added something: what the arrows do in the list, but for the others. */
  readonly #key = async (event: KeyboardEvent): Promise<void> => {
    const step = { ArrowLeft: -1 as const, ArrowRight: 1 as const }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const first = this.shown?.pieces[0]?.openedAt ?? 1;
    const seq = await this.host.answerStep(this.selected ?? first - 1, step);
    if (seq !== undefined) emit(this, 'event-show', seq);
  };

  readonly #scroll = (): void => {
    const { shown } = this;
    const scroller = this.#scroller;
    if (scroller === null || shown === undefined) return;
    const isNear = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearEnd;
    const isLast = endOf(shown) >= shown.length;
    if (!isNear) {
      if (this.#from === end) this.#from = shown.from;
    } else if (isLast) this.#from = end;
  };

  readonly #copy = async (): Promise<void> => {
    await this.host.copyText(await answerText(this.host, this.#choice));
    emit(this, 'announce', t('The answer was copied.'));
  };

  get #scroller(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.scroller');
  }
}

/** @returns where the stretch ends */
function endOf({ from, pieces }: AnswerWindow): number {
  return pieces.reduce((sum, { text }) => sum + text.length + 1, from);
}

/** A number is the place of one of several answers, from 0. */
function choiceName(name: string): string {
  return /^\d+$/.test(name) ? t`Choice ${String(Number(name) + 1)}` : name;
}

customElements.define('sse-answer', AnswerView);
