/** Going to an event by its number, a time, an ID or a bookmark: what is asked for, and what becomes of it. */

import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';

import type { ViewUpdate } from '../../shared/stream/engine.ts';
import { listMessages } from '../../shared/messages/list-messages.ts';
import { type Message, messageText } from '../../shared/messages/message.ts';
import { emit, type PageEvent } from '../model/events.ts';
import { formatCount } from '../ui/format.ts';
import type { Host } from '../ui/host.ts';
import type { AnnotationPlace, Selection } from '../model/page-state.ts';
import { cursorOf } from '../model/selection.ts';
import { nextBookmark } from '../model/bookmarks.ts';
import { shownEvents } from '../model/row-count.ts';
import { type Jump, parseJump } from './jump.ts';
import type { JumpBar } from './jump-bar.ts';

import './jump-bar.ts';

/** The list in which one goes somewhere. */
interface GoToList extends HTMLElement, ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly host: Pick<Host, 'locate' | 'seqAt' | 'find' | 'details'>;
  readonly view: ViewUpdate;
  readonly selection: Selection | undefined;
  readonly annotation: AnnotationPlace | undefined;
  /** Numbers of events, ascending. */
  readonly bookmarks: readonly number[];
  /** Resolves when no pause keeps that event from being shown. */
  allow(seq: number): Promise<void>;
  /** Brings the row of that ordinal into view and selects it. */
  arriveAt(ordinal: number): void;
}

export class GoToEvent {
  readonly #list: GoToList;
  #isJumping = false;
  /** Why the last place was not gone to. */
  #problem: Message | undefined;
  /** What the last key came to, if it is not to be seen; until the next one. */
  #said: Message | undefined;
  #steps: Promise<void> = Promise.resolve();
  /** The bookmark that was gone to last, and what was selected then. */
  #reached: { readonly seq: number; readonly selection: Selection | undefined } | undefined;

  constructor(list: GoToList) {
    this.#list = list;
  }

  render(): TemplateResult {
    return html`${this.#isJumping ? this.#bar() : nothing}
      <div role="status">
        ${this.#said === undefined ? nothing : html`<div class="said">${messageText(this.#said)}</div>`}
      </div>`;
  }

  /** Opens the bar in which one types where to go. */
  async openJump(): Promise<void> {
    this.#problem = undefined;
    this.#isJumping = true;
    this.#list.requestUpdate();
    await this.#list.updateComplete;
    await this.#list.renderRoot.querySelector<JumpBar>('sse-jump-bar')?.begin();
  }

  /** Another key was pressed. */
  forget(): void {
    if (this.#said !== undefined) this.#say(undefined);
  }

  /** At the event that has the cursor. */
  toggleBookmark(): void {
    const { selection, annotation } = this.#list;
    if (selection !== undefined) emit(this.#list, 'bookmark-toggle', selection.active);
    else if (annotation !== undefined) this.#say(listMessages.onlyEvents());
  }

  /** One after the other: two quick presses go two bookmarks on, however long the first one takes. */
  async goToBookmark(direction: 1 | -1): Promise<void> {
    const step = this.#steps.then(() => this.#stepToBookmark(direction));
    this.#steps = step.catch(() => undefined);
    await step;
  }

  async #stepToBookmark(direction: 1 | -1): Promise<void> {
    const { bookmarks, selection } = this.#list;
    // What was gone to may not be selected yet.
    const isOnTheWay = this.#reached !== undefined && this.#reached.selection === selection;
    const seq = nextBookmark(bookmarks, isOnTheWay ? this.#reached?.seq : cursorOf(this.#list), direction);
    this.#reached = seq === undefined ? undefined : { seq, selection };
    this.#say(seq === undefined ? listMessages.noBookmark() : await this.#goTo({ seq }));
    // What was dropped never comes back, and would be in the way forever.
    if (seq !== undefined && seq <= this.#list.view.counts.dropped) emit(this.#list, 'bookmark-toggle', seq);
  }

  #bar(): TemplateResult {
    return html`<sse-jump-bar
      .problem=${this.#problem && messageText(this.#problem)}
      @jump=${(event: PageEvent<'jump'>) => this.#jump(event.detail)}
      @jump-close=${this.#closeJump}
    ></sse-jump-bar>`;
  }

  readonly #closeJump = (): void => {
    this.#isJumping = false;
    this.#list.requestUpdate();
    this.#list.focus();
  };

  async #jump(text: string): Promise<void> {
    const newest = await this.#list.host.details(this.#list.view.counts.received, 0);
    const place = parseJump(text, newest?.time ?? Date.now());
    this.#problem = 'error' in place ? place.error : await this.#goTo(place);
    if (this.#problem === undefined) this.#closeJump();
    else this.#list.requestUpdate();
  }

  /** @returns why one is not there now */
  async #goTo(place: Jump): Promise<Message | undefined> {
    const { host } = this.#list;
    const seq = 'seq' in place ? place.seq : await host.find(place);
    const { counts } = this.#list.view;
    if (seq === 0 || seq > counts.received) return whyNowhere(place, counts.received);
    if (seq <= counts.dropped) return listMessages.dropped(formatCount(seq));
    await this.#list.allow(seq);
    const { generation, end } = this.#list.view;
    const ordinal = await host.locate(seq);
    const found = await host.seqAt(ordinal);
    if (shownEvents(this.#list.view) === 0 || generation !== this.#list.view.generation) return listMessages.noRows();
    this.#list.arriveAt(Math.min(ordinal, end - 1));
    return found === seq ? undefined : listMessages.notShown(formatCount(seq));
  }

  #say(message: Message | undefined): void {
    this.#said = message;
    this.#list.requestUpdate();
  }
}

function whyNowhere(place: Jump, received: number): Message {
  if ('seq' in place) return listMessages.noEvent(formatCount(place.seq), formatCount(received));
  return 'time' in place ? listMessages.noneSince() : listMessages.noId(place.id);
}
