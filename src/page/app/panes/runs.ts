/** The runs of the panel: the menu in the state bar, the sign over an earlier run, and two of them compared. */

import { html, nothing, type TemplateResult } from 'lit';

import type { Pane } from './pane.ts';
import type { PanelModel } from '../../model/panel-model.ts';
import type { PageEvent } from '../../model/events.ts';

import '../../runs/past-run.ts';
import '../../runs/run-comparison.ts';
import '../../runs/run-menu.ts';

/** In the state bar's slot for it. */
export function runMenu({ runs }: PanelModel): TemplateResult | typeof nothing {
  if (runs.account === undefined) return nothing;
  return html`<sse-run-menu
    slot="runs"
    .account=${runs.account}
    @run-show=${(event: PageEvent<'run-show'>) => runs.show(event.detail)}
    @runs-compare=${({ detail: { left, right } }: PageEvent<'runs-compare'>) => runs.compare(left, right)}
  ></sse-run-menu>`;
}

export const pastRunPane: Pane = ({ model: { runs } }) => {
  if (runs.account === undefined || !runs.isPast) return nothing;
  return html`<sse-past-run
    .account=${runs.account}
    @run-show=${(event: PageEvent<'run-show'>) => runs.show(event.detail)}
    @runs-compare=${({ detail: { left, right } }: PageEvent<'runs-compare'>) => runs.compare(left, right)}
  ></sse-past-run>`;
};

export const comparisonPane: Pane = ({ model: { runs } }) => {
  if (runs.comparison === undefined) return nothing;
  return html`<sse-run-comparison
    .comparison=${runs.comparison}
    @runs-diff=${({ detail: { left, right, seq } }: PageEvent<'runs-diff'>) => runs.openInDiff(left, right, seq)}
    @comparison-close=${() => runs.closeComparison()}
  ></sse-run-comparison>`;
};
