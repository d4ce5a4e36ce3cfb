/** The rules by which an event closes the connection: a switch, and a list to edit. */

import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import type { StopRule } from '../../protocol/records.ts';
import { emit } from '../events.ts';
import { icon } from '../icons.ts';
import { baseStyles, buttonStyles, inputStyles } from '../styles.ts';

/** A rule as it is typed; without a type and data it is no rule yet. */
interface RuleDraft {
  readonly type: string;
  readonly data: string;
}

/** What the switch turns on when there is nothing to go back to. */
const usualRules: readonly RuleDraft[] = [{ type: 'done', data: '' }];

/** Tells the rules that are complete as `stop-rules-edit`, and none while they are switched off. */
export class StopRules extends LitElement {
  static override properties = {
    rules: { attribute: false },
    drafts: { state: true },
    on: { state: true },
  };

  static override styles = [
    baseStyles,
    buttonStyles,
    inputStyles,
    css`
      fieldset {
        border: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, currentColor));
        border-radius: 4px;
        margin: 0;
        max-width: 640px;
        padding: 8px;
      }

      label {
        align-items: center;
        cursor: pointer;
        display: flex;
        gap: 8px;
      }

      .rule {
        align-items: center;
        display: grid;
        gap: 4px;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) 24px;
        margin-top: 4px;
      }

      .labelled {
        margin-top: 4px;
      }
    `,
  ];

  /** The rules in force. */
  declare rules: readonly StopRule[];
  declare drafts: readonly RuleDraft[];
  declare on: boolean;

  constructor() {
    super();
    this.rules = [];
    this.drafts = [];
    this.on = false;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('rules') || sameRules(this.rules, this.#complete())) return;
    this.on = this.rules.length > 0;
    // Switched off, the drafts stay, to be switched on again.
    if (this.on) this.drafts = this.rules.map(({ type = '', data = '' }) => ({ type, data }));
  }

  override render(): TemplateResult {
    return html`<fieldset>
      <label>
        <input type="checkbox" .checked=${live(this.on)} @change=${() => this.#set(this.drafts, !this.on)} />
        Close the connection when an event matches a rule
      </label>
      ${this.on ? this.#list() : ''}
    </fieldset>`;
  }

  #list(): TemplateResult {
    return html`
      ${this.drafts.map((rule, index) => this.#rule(rule, index))}
      <button class="labelled" @click=${() => this.#set([...this.drafts, { type: '', data: '' }], true)}>
        ${icon('add')}Add rule
      </button>
    `;
  }

  #rule(rule: RuleDraft, index: number): TemplateResult {
    const n = index + 1;
    const box = (member: keyof RuleDraft, label: string, hint: string): TemplateResult =>
      html`<input
        class="text"
        aria-label=${`${label} of rule ${n}`}
        placeholder=${hint}
        spellcheck="false"
        .value=${live(rule[member])}
        @input=${(event: Event) => {
          const value = (event.currentTarget as HTMLInputElement).value;
          this.#set(this.drafts.with(index, { ...rule, [member]: value }), true);
        }}
      />`;
    return html`<div class="rule">
      ${box('type', 'Type', 'Type, any if empty')} ${box('data', 'Data', 'Whole data, any if empty')}
      <button
        aria-label=${`Remove rule ${n}`}
        title="Remove"
        @click=${() => this.#set(this.drafts.toSpliced(index, 1), true)}
      >
        ${icon('close')}
      </button>
    </div>`;
  }

  #set(drafts: readonly RuleDraft[], on: boolean): void {
    this.drafts = on && !this.on && drafts.length === 0 ? usualRules : drafts;
    this.on = on;
    const rules = this.#complete();
    if (!sameRules(rules, this.rules)) emit(this, 'stop-rules-edit', rules);
  }

  #complete(): StopRule[] {
    return this.on ? this.drafts.flatMap(complete) : [];
  }
}

/** An empty box says nothing about its member. A rule with two of them would match every event, and is none. */
function complete({ type, data }: RuleDraft): StopRule[] {
  const rule = { ...(type === '' ? {} : { type }), ...(data === '' ? {} : { data }) };
  return type === '' && data === '' ? [] : [rule];
}

function sameRules(a: readonly StopRule[], b: readonly StopRule[]): boolean {
  return a.length === b.length && a.every((rule, i) => rule.type === b[i]?.type && rule.data === b[i]?.data);
}

customElements.define('sse-stop-rules', StopRules);
