import { html, type TemplateResult } from 'lit';

import { emit } from '../model/events.ts';
import { icon, type IconName } from '../ui/icons.ts';
import type { DetailsChoices } from '../model/details-choices.ts';

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
