/** The buttons that lead from one event to others. */

import { t } from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';

import { emit } from '../model/events.ts';
import { formatCount } from '../ui/format.ts';
import { icon, type IconName } from '../ui/icons.ts';
import { compareChosen, compareWithPrevious, type StepsHost } from './event-steps.ts';

/**
 * @param compareSeq - the number of the event that was selected for a comparison
 * @param step - goes to the next event of the same type, or the previous one
 */
export function stepButtons(
  from: EventTarget,
  host: StepsHost,
  seq: number,
  compareSeq: number | undefined,
  step: (by: 1 | -1) => void,
): TemplateResult {
  return html`${button('arrowUp', t('Previous of the same type'), t('Alt+Up'), () => step(-1))}
  ${button('arrowDown', t('Next of the same type'), t('Alt+Down'), () => step(1))}
  ${button('diff', t('Compare with Previous of Same Type'), '', () => void compareWithPrevious(from, host, seq))}
  ${
    compareSeq === undefined || compareSeq === seq
      ? button(
          'pin',
          t('Select for Compare'),
          '',
          () => emit(from, 'compare-choose', compareSeq === seq ? null : seq),
          compareSeq === seq,
        )
      : button(
          'gitCompare',
          t`Compare with Selected Event ${formatCount(compareSeq)}`,
          '',
          () => void compareChosen(from, host, compareSeq, seq),
        )
  }`;
}

function button(name: IconName, text: string, keys: string, press: () => void, isPressed?: boolean): TemplateResult {
  return html`<button
    aria-label=${text}
    aria-pressed=${isPressed === undefined ? nothing : String(isPressed)}
    title=${keys === '' ? text : `${text} (${keys})`}
    @click=${press}
  >
    ${icon(name)}
  </button>`;
}
