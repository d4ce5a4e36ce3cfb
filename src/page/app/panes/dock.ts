/** The dock and its tabs. One more is an entry in the table. */

import { t } from '@vscode/l10n';
import { html, nothing } from 'lit';

import type { Pane, PaneOwner } from './pane.ts';
import { answerPane } from './answer.ts';
import { chartsPane } from './charts.ts';
import { rowDetailsPane } from './details.ts';
import { attemptsPane, diagnosesPane } from './ledgers.ts';
import type { Tab } from '../../controls/tabs.ts';
import type { DockTabId } from '../../model/dock-tab.ts';
import type { PanelModel } from '../../model/panel-model.ts';
import { formatCount } from '../../ui/format.ts';

import '../../controls/splitter.ts';
import '../../dock/dock.ts';

interface DockTab {
  readonly id: DockTabId;
  readonly title: string;
  readonly pane: Pane;
  /** How many things there are in it. */
  readonly count?: (model: PanelModel) => number;
  /** Absent: it is there always. */
  readonly isThere?: (model: PanelModel) => boolean;
}

/** In their order. */
const dockTabs: readonly DockTab[] = [
  { id: 'event', title: t('Event'), pane: rowDetailsPane },
  { id: 'answer', title: t('Answer'), pane: answerPane, isThere: (model) => model.hasAnswer },
  { id: 'charts', title: t('Charts'), pane: chartsPane },
  { id: 'attempts', title: t('Attempts'), pane: attemptsPane, count: ({ panel }) => panel.attempts ?? 0 },
  { id: 'diagnostics', title: t('Diagnostics'), pane: diagnosesPane, count: countDiagnoses },
];

function countDiagnoses({ panel: { diagnosisCounts } }: PanelModel): number {
  if (diagnosisCounts === undefined) return 0;
  const { error, warning, hint } = diagnosisCounts;
  return error + warning + hint;
}

function looks(model: PanelModel): Tab<DockTabId>[] {
  const there = dockTabs.filter(({ isThere }) => isThere?.(model) ?? true);
  return there.map(({ id, title, count }) => {
    const number = count?.(model) ?? 0;
    return { id, title, badge: number === 0 ? '' : formatCount(number) };
  });
}

const splitter: Pane = ({ model, beside, covers }) => {
  if (covers) return nothing;
  return html`<sse-splitter ?beside=${beside} .share=${model.shareOfDock(beside)}></sse-splitter>`;
};

export const dockPane: Pane = (owner: PaneOwner) => {
  if (!owner.showsDock) return nothing;
  const { model } = owner;
  const shown = dockTabs.find(({ id }) => id === model.dockTab) ?? dockTabs[0];
  return html`${splitter(owner)} <sse-dock .tabs=${looks(model)} .chosen=${shown?.id}>${shown?.pane(owner)}</sse-dock>`;
};
