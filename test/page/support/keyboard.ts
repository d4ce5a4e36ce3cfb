/** A person who has nothing but the keyboard, and has to see where the focus is after each key. */

import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** What has the focus. */
export interface Focused {
  /** As a screen reader says it. */
  readonly name: string;
  readonly tag: string;
  /** Why a person would not see it; empty when they do. */
  readonly fault: string;
}

/** More than there are places in the whole panel. */
const maxTabs = 120;

export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** @throws when nothing has the focus, or it cannot be seen */
  async focused(): Promise<Focused> {
    await this.#drawn();
    const focused = await this.#page.evaluate(readFocus);
    assert.equal(focused.fault, '', `${focused.tag} “${focused.name}”`);
    return focused;
  }

  /** Presses keys one after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key);
      await this.focused();
    }
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    await this.focused();
  }

  /** Goes on with Tab, or back with Shift+Tab, until something of this name has the focus. @returns what was passed, with it */
  async tabTo(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<readonly string[]> {
    const passed: string[] = [];
    for (let tabs = 0; tabs < maxTabs; tabs++) {
      await this.#page.keyboard.press(key);
      const focused = await this.focused();
      passed.push(`${focused.tag} ${focused.name}`);
      if (typeof name === 'string' ? focused.name === name : name.test(focused.name)) return passed;
    }
    return assert.fail(`${key} does not lead to ${String(name)}, but to ${passed.join(' | ')}`);
  }

  /** Chooses from a list that opens with Enter, by so many steps from where it stands. */
  async choose(steps: number): Promise<void> {
    await this.press('Enter', ...Array<string>(steps).fill('ArrowDown'), 'Enter');
  }

  /** Until what a key has done is drawn, by two frames: state comes in one, and what follows from it in the next. */
  async #drawn(): Promise<void> {
    await this.#page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }
}

/** Runs in the page. */
function readFocus(): Focused {
  const path: Element[] = [];
  for (let at = document.activeElement; at !== null; at = at.shadowRoot?.activeElement ?? null) path.push(at);
  const active = path.at(-1);
  if (!(active instanceof HTMLElement) || active === document.body) {
    return { name: '', tag: 'body', fault: 'Nothing has the focus.' };
  }
  const labels = 'labels' in active ? ((active as HTMLInputElement).labels ?? []) : [];
  const host = path.at(-2)?.getAttribute('label');
  const text = [...labels].map((label) => label.textContent).join(' ') || host || active.textContent;
  const name = (active.ariaLabel ?? text ?? '').trim().replaceAll(/\s+/g, ' ');
  const { left, top, width, height, right, bottom } = active.getBoundingClientRect();
  const isInside = left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
  const faults = [
    // Of a box for a date, one of its fields is it.
    ...(active.matches(':focus-visible') || getComputedStyle(active).outlineStyle !== 'none'
      ? []
      : ['It does not look focused.']),
    ...(width > 1 && height > 1 ? [] : ['It has no box.']),
    ...(isInside ? [] : [`It is out of view: ${[left, top, right, bottom].join()}.`]),
  ];
  return { name, tag: active.localName, fault: faults.join(' ') };
}
