/** What is done when a person chooses something in VS Code's own menu on a row. */

import type { RowAction, RowContext } from '../../shared/boundary/row-action.ts';
import type { PanelModel } from '../model/panel-model.ts';
import { applyGesture } from '../filter/type-gesture.ts';
import { isSelected } from '../model/selection.ts';

/** The event's type was asked for, and it may be gone by then. */
async function withType(model: PanelModel, seq: number, act: (type: string) => void): Promise<void> {
  const event = await model.host.details(seq, 0);
  if (event !== undefined) act(event.type);
}

export const rowActs: Readonly<Record<RowAction, (model: PanelModel, seq: number) => unknown>> = {
  copyData: (model, seq) => {
    const { selection } = model.state;
    const isRange = selection !== undefined && selection.anchor !== selection.active;
    return isRange && isSelected(selection, seq)
      ? model.clipboard.copyRange(selection)
      : model.clipboard.copyPart(seq, 'data');
  },
  copyRaw: (model, seq) => model.clipboard.copyPart(seq, 'raw'),
  copyId: (model, seq) => model.clipboard.copyPart(seq, 'id'),
  showOnlyType: (model, seq) => withType(model, seq, (type) => model.list.editTypes({ only: [type], hide: [] })),
  hideType: (model, seq) =>
    withType(model, seq, (type) => {
      const { only, hide } = model.state.filter;
      model.list.editTypes({ only: only.filter((other) => other !== type), hide: [...hide, type] });
    }),
  toggleBookmark: (model, seq) => model.list.toggleBookmark(seq),
  openData: (model, seq) => model.host.openInEditor(seq),
  resumeFrom: (model, seq) => model.host.resumeFrom(seq),
  compareWithSelected: (model, seq) => {
    const { selection } = model.state;
    return selection && model.host.compare(Math.min(selection.active, seq), Math.max(selection.active, seq));
  },
};

/** Shows only the event's type; or all types again, if it is that already. */
export function soloType(model: PanelModel, seq: number): Promise<void> {
  const { filter } = model.state;
  return withType(model, seq, (type) => model.list.editTypes(applyGesture(filter, type, 'solo')));
}

/** What VS Code learns about the row. */
export function rowContext(model: PanelModel, seq: number): Omit<RowContext, 'preventDefaultContextMenuItems'> {
  const { selection } = model.state;
  const canCompare = selection !== undefined && selection.active !== seq;
  return { webviewSection: 'row', seq, canCompare, canResume: model.canResume };
}
