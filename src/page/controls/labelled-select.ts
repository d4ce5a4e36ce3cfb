/** A choice among a few, with its label before it. */

import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';

import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

export interface Choice {
  /** What it is called where there are others of the kind. */
  readonly name: string;
  /** What is before it. */
  readonly label: string;
  readonly value: string;
  /** What is meant, and what it is called. */
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly choose: (value: string) => void;
}

const jumps: Readonly<Record<string, string>> = { Home: 'ArrowUp', End: 'ArrowDown' };

/** Listener for `keydown` on a select, which knows single steps only: Home is the first option, End the last. */
export function jumpKey(event: KeyboardEvent): void {
  const key = jumps[event.key];
  const select = event.currentTarget;
  if (key === undefined || !(select instanceof HTMLElement)) return;
  event.preventDefault();
  for (const _ of select.children) select.dispatchEvent(new KeyboardEvent('keydown', { key }));
}

/** To be drawn in an element that has {@link choiceStyles}. */
export function choice({ name, label, value, options, choose }: Choice): TemplateResult {
  return html`<div class="choice">
    <span aria-hidden="true">${label}</span>
    <vscode-single-select
      label=${name}
      .value=${live(value)}
      @keydown=${jumpKey}
      @change=${(event: Event) => choose((event.currentTarget as HTMLSelectElement).value)}
    >
      ${options.map(([value, name]) => html`<vscode-option value=${value}>${name}</vscode-option>`)}
    </vscode-single-select>
  </div>`;
}
