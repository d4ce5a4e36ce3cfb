/** What is done when a person chooses something in VS Code's own menu on a row that is no event. */

import type { Mark } from '../../shared/stream/marks.ts';
import type { MarkAction, MarkContext } from '../../shared/boundary/row-action.ts';
import type { MarkPlace } from '../model/page-state.ts';
import type { PanelModel } from '../model/panel-model.ts';

/** What the acts need beside the model: to bring the row of an event into view, and select it. */
type ShowEvent = (seq: number) => unknown;

/** It may have been let go since the menu opened. */
async function withMark(model: PanelModel, number: number, act: (mark: Mark) => unknown): Promise<void> {
  const mark = await model.host.mark(number);
  if (mark !== undefined) act(mark);
}

export const markActs: Readonly<Record<MarkAction, (model: PanelModel, number: number, show: ShowEvent) => unknown>> = {
  copyText: (model, number) => model.clipboard.copyMark(number),
  showBefore: (model, number, show) => withMark(model, number, ({ afterSeq }) => afterSeq > 0 && show(afterSeq)),
  showAfter: (model, number, show) =>
    withMark(model, number, ({ afterSeq }) => hasAfter(model, afterSeq) && show(afterSeq + 1)),
  showAttempts: (model) => model.edit({ attemptsUnfolded: true }),
  hideKind: (model, number) =>
    withMark(model, number, ({ kind }) => {
      const { layout } = model.state;
      model.list.editLayout({ ...layout, marks: (layout.marks ?? []).filter((shown) => shown !== kind) });
    }),
};

/** What VS Code is told of the row. @param kind - absent: the row is not drawn, and its kind is not known */
export function markContext(
  model: PanelModel,
  { number, afterSeq, kind }: MarkPlace & Partial<Pick<Mark, 'kind'>>,
): Omit<MarkContext, 'preventDefaultContextMenuItems'> {
  return {
    webviewSection: 'mark',
    mark: number,
    hasBefore: afterSeq > 0,
    hasAfter: hasAfter(model, afterSeq),
    isAttempt: kind === 'attempt',
  };
}

function hasAfter({ panel }: PanelModel, afterSeq: number): boolean {
  return afterSeq < panel.view.counts.received;
}
