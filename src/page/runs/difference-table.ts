/** The first event of two runs that differs, as each has it. */

import { t } from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';

import type { ComparedEvent, EventDifference, RunComparison } from '../../shared/stream/run-comparison.ts';
import { formatCount } from '../ui/format.ts';

type Part = EventDifference['in'][number];

const names: Readonly<Record<Part, string>> = { type: t('type'), id: t('ID'), data: t('data') };

export function differenceTitle({ seq, in: parts, left }: EventDifference, runs: RunComparison): string {
  const event = formatCount(seq);
  if (parts.length > 0) {
    const list = parts.map((part) => names[part]).join(', ');
    return t`First difference: event ${event} (${list})`;
  }
  const run = left === undefined ? runs.right.number : runs.left.number;
  return t`First difference: event ${event} is only in Run ${run}`;
}

export function differenceTable({ in: parts, left, right }: EventDifference, runs: RunComparison): TemplateResult {
  const shown: readonly Part[] = parts.length > 0 ? parts : ['type', 'data'];
  return html`<dl>
    ${shown.map((part) => html`${side(part, runs.left.number, left)} ${side(part, runs.right.number, right)}`)}
  </dl>`;
}

function side(part: Part, run: number, event: ComparedEvent | undefined): TemplateResult | string {
  if (event === undefined) return '';
  return html`<dt>${t`Run ${run}, ${names[part]}`}</dt>
    <dd class="mono">${event[part] ?? html`<span class="dim">${t('none')}</span>`}</dd>`;
}
