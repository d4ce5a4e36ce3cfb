import { html, type TemplateResult } from 'lit';

import { emit } from '../events.ts';
import { icon, type IconName } from '../icons.ts';
import type { DetailsChoices } from './details-choices.ts';

/** A button that turns one way of seeing an event on and off. */
export function choiceToggle(
  from: HTMLElement & { readonly choices: DetailsChoices },
  choice: Exclude<keyof DetailsChoices, 'tab'>,
  name: string,
  picture: IconName,
): TemplateResult {
  return html`<button
    aria-label=${name}
    title=${name}
    aria-pressed=${from.choices[choice] ? 'true' : 'false'}
    @click=${() => emit(from, 'details-edit', { [choice]: !from.choices[choice] })}
  >
    ${icon(picture)}
  </button>`;
}
