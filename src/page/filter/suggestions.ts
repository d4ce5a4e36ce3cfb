/** The list below the search box: what can be where the cursor is. */

import { t } from '@vscode/l10n';
import { css, html, nothing, type TemplateResult } from 'lit';

import { typeClass } from '../ui/type-colour.ts';
import { type Completion, type Completions, completionsAt } from '../../shared/query/completions.ts';

/** What the list shows, and which of it the arrow keys are at; -1: none. */
export interface Suggestions extends Completions {
  readonly active: number;
}

export const noSuggestions: Suggestions = { start: 0, end: 0, items: [], active: -1 };

export function suggestionsAt(text: string, caret: number, types: readonly string[], isAsked: boolean): Suggestions {
  return { ...completionsAt(text, caret, types, isAsked), active: isAsked ? 0 : -1 };
}

/** The next one, or the one before; beyond the ends none, and then the other end. */
export function moved(suggestions: Suggestions, by: 1 | -1): Suggestions {
  const places = suggestions.items.length + 1;
  return { ...suggestions, active: ((suggestions.active + 1 + by + places) % places) - 1 };
}

export function optionId(index: number): string {
  return `suggestion-${index}`;
}

/** @param accept - called with the one that is clicked */
export function suggestionList(
  { items, active }: Suggestions,
  accept: (item: Completion) => void,
): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing;
  // The box keeps the keyboard: what is pressed here takes it from there otherwise.
  return html`<div
    class="suggestions"
    id="suggestions"
    popover="manual"
    role="listbox"
    aria-label=${t('Suggestions')}
    @mousedown=${(event: Event) => event.preventDefault()}
  >
    ${items.map(
      (item, index) =>
        html`<div
          class="suggestion"
          id=${optionId(index)}
          role="option"
          aria-selected=${index === active ? 'true' : 'false'}
          @click=${() => accept(item)}
        >
          <span class=${item.hint === '' ? typeClass(item.text) : ''}>${item.text.trim()}</span>
          <span class="hint">${item.hint}</span>
        </div>`,
    )}
  </div>`;
}

export const suggestionStyles = css`
  .suggestions {
    background: var(
      --vscode-editorSuggestWidget-background,
      var(--vscode-editorWidget-background, var(--vscode-editor-background))
    );
    border: 1px solid
      var(--vscode-editorSuggestWidget-border, var(--vscode-widget-border, var(--vscode-contrastBorder, transparent)));
    border-radius: 4px;
    box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
    color: var(--vscode-editorSuggestWidget-foreground, var(--vscode-foreground));
    /* Above everything: the toolbar would cut it off. */
    inset: auto;
    left: anchor(left);
    margin: 2px 0 0;
    max-height: 240px;
    max-width: 90vw;
    min-width: anchor-size(width);
    overflow: auto;
    padding: 2px;
    position: fixed;
    position-anchor: --filter-box;
    top: anchor(bottom);
    width: max-content;
  }

  .suggestion {
    align-items: baseline;
    border: 1px solid transparent;
    border-radius: 3px;
    cursor: pointer;
    display: flex;
    gap: 16px;
    justify-content: space-between;
    padding: 2px 6px;
  }

  .suggestion:hover {
    background: var(--vscode-list-hoverBackground);
  }

  .suggestion .hint {
    color: var(--vscode-descriptionForeground);
  }

  .suggestion[aria-selected='true'] {
    background: var(--vscode-editorSuggestWidget-selectedBackground, var(--vscode-list-activeSelectionBackground));
    border-color: var(--vscode-contrastActiveBorder, transparent);
    color: var(--vscode-editorSuggestWidget-selectedForeground, var(--vscode-list-activeSelectionForeground));
  }

  .suggestion[aria-selected='true'] .hint {
    color: inherit;
  }

  @media (forced-colors: active) {
    .suggestion[aria-selected='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
