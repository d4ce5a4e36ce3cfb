/** [ARIA] One Tab stop for a row of controls, and arrow keys from one to the next: the toolbar pattern. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Where each key leads, from the control that has the focus. */
const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/**
 * Of the controls, the one that had the focus last is the Tab stop, else the first. The owner listens with {@link press} and
 * {@link focus} on the element that contains them all; they may be in shadow trees below it.
 */
export class RovingFocus implements ReactiveController {
  readonly #controls: () => readonly HTMLElement[];
  /** The one that had the focus last. */
  #current: HTMLElement | undefined;

  /** @param controls - those that there are at the moment, in their order */
  constructor(owner: ReactiveControllerHost, controls: () => readonly HTMLElement[]) {
    this.#controls = controls;
    owner.addController(this);
  }

  hostUpdated(): void {
    this.refresh();
  }

  /** Controls came or went. */
  refresh(): void {
    const controls = this.#enabled;
    const stop = controls.find((control) => control === this.#current) ?? controls[0];
    for (const control of this.#controls()) {
      const tabIndex = control === stop ? 0 : -1;
      if (control.tabIndex !== tabIndex) control.tabIndex = tabIndex;
    }
  }

  /** Listener for `focusin`. */
  readonly focus = (event: Event): void => {
    const control = this.#controlOf(event);
    if (control === undefined || control === this.#current) return;
    this.#current = control;
    this.refresh();
  };

  /** Listener for `keydown`. Keys of what a control has opened, such as a menu, are not its own. */
  readonly press = (event: KeyboardEvent): void => {
    const control = this.#controlOf(event);
    const step = steps[event.key];
    if (control === undefined || step === undefined || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    const controls = this.#enabled;
    controls[step(controls.indexOf(control), controls.length)]?.focus();
  };

  get #enabled(): HTMLElement[] {
    return this.#controls().filter((control) => !control.matches(':disabled'));
  }

  #controlOf(event: Event): HTMLElement | undefined {
    const [target] = event.composedPath();
    return this.#controls().find((control) => control === target);
  }
}
