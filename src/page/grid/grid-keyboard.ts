/** The keys of the list: those of the ARIA grid pattern, and the list's own. */

import type { ViewUpdate } from '../../shared/stream/engine.ts';
import { emit } from '../model/events.ts';
import { moveCursor } from './grid-keys.ts';
import type { GridPosition } from './grid-position.ts';
import { isPauseKey } from './pause.ts';
import type { RowCursor } from './row-cursor.ts';
import type { GoToEvent } from './go-to-event.ts';

/** The list that has the keyboard. */
interface KeyedList extends HTMLElement {
  readonly view: ViewUpdate;
  /** Absent: the list is not paused. */
  readonly pausedAt: number | undefined;
  /** Brings the row of that ordinal into view. */
  moveTo(ordinal: number): void;
}

export class GridKeyboard {
  readonly #list: KeyedList;
  readonly #position: GridPosition;
  readonly #cursor: RowCursor;
  readonly #goTo: GoToEvent;

  constructor(list: KeyedList, position: GridPosition, cursor: RowCursor, goTo: GoToEvent) {
    this.#list = list;
    this.#position = position;
    this.#cursor = cursor;
    this.#goTo = goTo;
  }

  /** Listener for `keydown` on the element that scrolls. */
  readonly press = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) {
      if (event.key === 'ArrowDown') this.#list.focus();
      return;
    }
    this.#goTo.forget();
    if (this.#goesSomewhere(event)) {
      // VS Code would go to a line of an editor, or rename a symbol.
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (!this.#acts(event)) this.#moves(event);
  };

  /** @returns whether the key asks for a place to go to, or marks one */
  #goesSomewhere(event: KeyboardEvent): boolean {
    const isCommand = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (event.altKey) return false;
    if (isCommand && key === 'g') void this.#goTo.openJump();
    else if (key === 'f2' && isCommand) this.#goTo.toggleBookmark();
    else if (key === 'f2') void this.#goTo.goToBookmark(event.shiftKey ? -1 : 1);
    else if (key === 'b' && !isCommand) this.#goTo.toggleBookmark();
    else return false;
    return true;
  }

  /** @returns whether the key does something with what is selected, or with the list */
  #acts(event: KeyboardEvent): boolean {
    const isCommand = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter') emit(this.#list, 'details-open', true);
    else if (event.key === 'Escape') emit(this.#list, 'details-close', undefined);
    else if (isPauseKey(event)) emit(this.#list, 'pause-edit', this.#list.pausedAt === undefined);
    else if (event.key === 'c' && isCommand) this.#cursor.copy();
    else if (isTypeKey(event)) this.#cursor.soloType();
    else if (event.key === 'a' && isCommand) {
      // Not the text of the page, as VS Code would have it.
      event.preventDefault();
      event.stopPropagation();
      void this.#cursor.selectAll();
    } else return false;
    return true;
  }

  #moves(event: KeyboardEvent): void {
    const { firstWhole: first, page } = this.#position;
    const target = moveCursor(event.key, { ...this.#list.view, cursor: this.#cursor.ordinal, first, page });
    if (target === undefined || event.altKey) return;
    event.preventDefault();
    this.#list.moveTo(target);
    this.#cursor.select(target, event.shiftKey);
  }
}

/** T, for the type. */
function isTypeKey(event: KeyboardEvent): boolean {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  return isPlain && !event.repeat && event.key === 't';
}
