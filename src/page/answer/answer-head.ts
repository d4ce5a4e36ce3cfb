/** What is known of an answer as a whole. */

import { t } from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';

import type { AnswerWindow } from '../../shared/stream/answer.ts';
import { emit } from '../model/events.ts';
import { formatCount } from '../ui/format.ts';
import { endText, proofText, stopText, usageText } from './answer-words.ts';

export function answerHead(from: EventTarget, answer: AnswerWindow): TemplateResult {
  const { format, why, models, end, missed, isCut } = answer;
  return html`<div class="head">
    <span class="fact" title=${t`Recognized by ${why}`}><strong>${format}</strong></span>
    ${models.length === 0 ? nothing : html`<span class="fact mono">${models.join(' → ')}</span>`}
    <span class=${end.state === 'error' ? 'fact error' : 'fact'}>${endText(end)}</span>
    ${stop(answer)} ${usage(answer)} ${proof(from, answer)}
    ${missed > 0 ? fact(t`Without ${formatCount(missed)} events that were dropped`) : nothing}
    ${isCut ? fact(t('Too long: the rest is not shown')) : nothing}
  </div>`;
}

function fact(text: string): TemplateResult {
  return html`<span class="fact dim">${text}</span>`;
}

function stop({ stop }: AnswerWindow): TemplateResult | typeof nothing {
  if (stop === undefined) return nothing;
  return html`<span class="fact"
    ><span class="mono">${stop.reason}</span> <span class="dim">${stopText(stop.reason)}</span></span
  >`;
}

function usage({ usage, end }: AnswerWindow): TemplateResult | typeof nothing {
  if (usage === undefined) return nothing;
  return html`<span class="fact" title=${usage.value}>${usageText(usage, end.state !== 'running')}</span>`;
}

function proof(from: EventTarget, { proof }: AnswerWindow): TemplateResult {
  const { state, difference } = proof;
  if (difference === undefined) {
    return html`<span class=${state === 'matches' ? 'fact' : 'fact dim'}>${proofText(proof)}</span>`;
  }
  return html`<button
    class="link differs"
    title=${t('Show the event with the final message')}
    @click=${() => emit(from, 'event-show', difference.seq)}
  >
    ${proofText(proof)}
  </button>`;
}
