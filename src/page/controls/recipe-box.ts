/** How a framework does it right: one that the person chooses, and its code. */

import { t } from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';

import { type Framework, frameworks, type RecipeName, recipes } from '../../shared/diagnoses/recipes.ts';
import { emit } from '../model/events.ts';

/** Tells `framework-edit` when another one is chosen; `recipeBoxStyles` has how it looks. */
export function recipeBox(owner: EventTarget, name: RecipeName, chosen: Framework): TemplateResult {
  return html`<div class="recipe">
    <select
      aria-label=${t('Framework')}
      @change=${(event: Event) =>
        emit(owner, 'framework-edit', (event.currentTarget as HTMLSelectElement).value as Framework)}
    >
      ${frameworks.map((framework) => html`<option ?selected=${framework === chosen}>${framework}</option>`)}
    </select>
    <pre class="mono block" tabindex="0" role="region" aria-label=${t`Example for ${chosen}`}>
${recipes[name][chosen]}</pre>
  </div>`;
}
