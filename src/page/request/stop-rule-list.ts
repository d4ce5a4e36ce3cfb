/** The rules by which an event closes the connection: a switch, and a list to edit. */

import { t } from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import { isSameRule, type StopRule } from '../../shared/stream/stop-rules.ts';
import { emit } from '../model/events.ts';
import { jumpKey } from '../controls/labelled-select.ts';
import { icon } from '../ui/icons.ts';
import { baseStyles, buttonStyles, inputStyles, messageStyles } from '../ui/styles.ts';
import {
  blankRule,
  draftOfRule,
  type RuleDraft,
  problemOfRule,
  type RuleKind,
  ruleKinds,
  ruleOf,
} from './rule-draft.ts';

/** What the switch turns on when there is nothing to go back to. */
const usualRules: readonly RuleDraft[] = [{ ...blankRule, type: 'done' }];

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
    messageStyles,
    css`
      fieldset {
        border: 1px solid var(--vscode-panel-border, var(--vscode-widget-border, currentColor));
        border-radius: 4px;
        margin: 0;
        max-width: 720px;
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
        grid-template-columns: minmax(120px, 200px) minmax(0, 1fr) 24px;
        margin-top: 4px;
      }

      .boxes {
        display: flex;
        gap: 4px;
        min-height: 26px;
      }

      .problem {
        grid-column: 2 / 4;
      }

      .boxes > input {
        flex: 1 1 0;
        min-width: 0;
      }

      vscode-single-select {
        width: 100%;
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
  /** Where the cursor goes when the rules are drawn anew, for what had it is gone, or something came that is to be filled in. */
  #focusNext: string | undefined;

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
    if (this.on) this.drafts = this.rules.map(draftOfRule);
  }

  override updated(): void {
    if (this.#focusNext === undefined) return;
    this.renderRoot.querySelector<HTMLElement>(this.#focusNext)?.focus();
    this.#focusNext = undefined;
  }

  override render(): TemplateResult {
    return html`<fieldset>
      <label>
        <input type="checkbox" .checked=${live(this.on)} @change=${() => this.#set(this.drafts, !this.on)} />
        ${t('Disconnect when any of these matches')}
      </label>
      ${this.on ? this.#list() : ''}
    </fieldset>`;
  }

  #list(): TemplateResult {
    return html`
      ${this.drafts.map((rule, index) => this.#rule(rule, index))}
      <button class="labelled add" @click=${this.#add}>${icon('add')}${t('Add condition')}</button>
    `;
  }

  #rule(rule: RuleDraft, index: number): TemplateResult {
    const n = index + 1;
    const problem = problemOfRule(rule);
    return html`<div class="rule" data-rule=${n}>
      <vscode-single-select
        label=${t`Kind of condition ${n}`}
        .value=${live(rule.kind)}
        @keydown=${jumpKey}
        @change=${(event: Event) =>
          this.#edit(index, { kind: (event.currentTarget as HTMLSelectElement).value as RuleKind })}
      >
        ${Object.entries(ruleKinds).map(([kind, { label }]) => html`<vscode-option value=${kind}>${label}</vscode-option>`)}
      </vscode-single-select>
      <div class="boxes">
        ${ruleKinds[rule.kind].boxes.map(
          ({ member, label, hint }) =>
            html`<input
              class="text"
              aria-label=${t`${label} of condition ${n}`}
              aria-describedby=${problem === undefined ? nothing : `problem-${n}`}
              aria-invalid=${problem !== undefined && member === 'path' ? 'true' : 'false'}
              inputmode=${member === 'number' ? 'decimal' : 'text'}
              placeholder=${hint}
              spellcheck="false"
              .value=${live(rule[member])}
              @input=${(event: Event) =>
                this.#edit(index, { [member]: (event.currentTarget as HTMLInputElement).value })}
            />`,
        )}
      </div>
      <button
        class="remove"
        aria-label=${t`Remove condition ${n}`}
        title=${t('Remove')}
        @click=${() => this.#remove(index)}
      >
        ${icon('close')}
      </button>
      ${
        problem === undefined
          ? nothing
          : html`<div id=${`problem-${n}`} class="message problem" role="alert">
              ${icon('error')}<span>${problem}</span>
            </div>`
      }
    </div>`;
  }

  readonly #add = (): void => {
    this.#focusNext = `[data-rule="${this.drafts.length + 1}"] input`;
    this.#set([...this.drafts, blankRule], true);
  };

  /** The cursor goes to the rule that takes its place, or to the one before, or to the button that adds one. */
  #remove(index: number): void {
    const left = this.drafts.length - 1;
    this.#focusNext = left === 0 ? '.add' : `[data-rule="${Math.min(index + 1, left)}"] .remove`;
    this.#set(this.drafts.toSpliced(index, 1), true);
  }

  #edit(index: number, change: Partial<RuleDraft>): void {
    this.#set(this.drafts.with(index, { ...(this.drafts[index] ?? blankRule), ...change, source: undefined }), true);
  }

  #set(drafts: readonly RuleDraft[], on: boolean): void {
    this.drafts = on && !this.on && drafts.length === 0 ? usualRules : drafts;
    this.on = on;
    const rules = this.#complete();
    if (!sameRules(rules, this.rules)) emit(this, 'stop-rules-edit', rules);
  }

  #complete(): StopRule[] {
    return this.on ? this.drafts.map(ruleOf).filter((rule) => rule !== undefined) : [];
  }
}

function sameRules(a: readonly StopRule[], b: readonly StopRule[]): boolean {
  return a.length === b.length && a.every((rule, index) => isSameRule(rule, b[index] as StopRule));
}

customElements.define('sse-stop-rules', StopRules);
