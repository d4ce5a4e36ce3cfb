/** A box whose content is hidden, with a button in it that shows it. */

import { t } from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';

import { icon } from '../ui/icons.ts';

export interface Secret {
  /** What is hidden, as in “Show value 2” or “Show Token”. */
  readonly name: string;
  readonly isShown: boolean;
  readonly toggle: () => void;
}

/**
 * To be drawn in an element that has `buttonStyles`, `inputStyles` and `secretBoxStyles`.
 *
 * @param box - the box, given the type that the input has
 */
export function secretBox(
  { name, isShown, toggle }: Secret,
  box: (type: 'text' | 'password') => TemplateResult,
): TemplateResult {
  return html`<div class="secret">
    ${box(isShown ? 'text' : 'password')}
    <button
      class="inset"
      aria-label=${isShown ? t`Hide ${name}` : t`Show ${name}`}
      title=${isShown ? t('Hide the value') : t('Show the value')}
      @click=${toggle}
    >
      ${icon(isShown ? 'eyeClosed' : 'eye')}
    </button>
  </div>`;
}
