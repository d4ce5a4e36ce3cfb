/** What there is of a connection beside its state: each a button that opens the dock there. */

import { t } from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';

import type { Severity } from '../../shared/diagnoses/diagnosis.ts';
import type { DockTabId } from '../model/dock-tab.ts';
import { describeCounts, severityIcons } from '../model/diagnosis-text.ts';
import { emit } from '../model/events.ts';
import { formatCount } from '../ui/format.ts';
import { icon } from '../ui/icons.ts';

interface Counted {
  /** How many attempts to connect there were. */
  readonly attempts: number;
  readonly diagnoses: Readonly<Record<Severity, number>> | undefined;
}

export function dockBadges(from: EventTarget, { attempts, diagnoses }: Counted): TemplateResult {
  return html`${diagnoses === undefined ? nothing : diagnosesBadge(from, diagnoses)}
  ${attempts === 0 ? nothing : badge(from, 'attempts', html`${t('Attempts')} ${formatCount(attempts)}`, '')}`;
}

function diagnosesBadge(from: EventTarget, counts: Readonly<Record<Severity, number>>): TemplateResult {
  const count = counts.error + counts.warning + counts.hint;
  const text = html`${t('Diagnostics')} ${formatCount(count)}`;
  if (count === 0) return badge(from, 'diagnostics', text, '');
  const worst = (['error', 'warning', 'hint'] as const).find((severity) => counts[severity] > 0) ?? 'hint';
  const mark = html`<span class=${`severity ${worst}`}>${icon(severityIcons[worst])}</span>`;
  return badge(from, 'diagnostics', html`${mark}${text}`, describeCounts(counts));
}

function badge(from: EventTarget, tab: DockTabId, content: TemplateResult, title: string): TemplateResult {
  return html`<button
    class="labelled"
    title=${title === '' ? nothing : title}
    @click=${() => emit(from, 'dock-open', { tab })}
  >
    ${content}
  </button>`;
}
