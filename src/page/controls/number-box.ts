/** A box for a number, with its label before it and its unit after it. */

import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import { textOf } from './row-table.ts';

export interface NumberBox {
  /** What is before it, and what it is called where that says too little. */
  readonly label: string;
  readonly name: string;
  readonly unit: string;
  /** Absent: the box is empty, and what holds then is in it as a hint. */
  readonly value: number | undefined;
  readonly hint: string;
  readonly min: number;
  readonly step: number | 'any';
  /** Given the text that the person has left in it. */
  readonly edit: (text: string) => void;
}

/** To be drawn in an element that has `inputStyles` and `numberBoxStyles`. */
export function numberBox({ label, name, unit, value, hint, min, step, edit }: NumberBox): TemplateResult {
  return html`<div class="number">
    <span aria-hidden="true">${label}</span>
    <span
      ><input
        class="text"
        type="number"
        min=${min}
        step=${step}
        aria-label=${name}
        placeholder=${hint}
        .value=${live(value === undefined ? '' : String(value))}
        @change=${(event: Event) => edit(textOf(event))}
      />${unit}</span
    >
  </div>`;
}
