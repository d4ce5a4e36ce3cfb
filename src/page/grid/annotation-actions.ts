/** What is done when a person chooses something in VS Code's own menu on a row that isn't an event. */

import type { Annotation } from '../../shared/stream/annotations.ts';
import type { AnnotationAction, AnnotationContext } from '../../shared/boundary/row-action.ts';
import type { AnnotationPlace } from '../model/page-state.ts';
import type { PanelModel } from '../model/panel-model.ts';

/** What the acts need beside the model: to bring the row of an event into view, and select it. */
type ShowEvent = (seq: number) => unknown;

/** It may have been dropped since the menu opened. */
async function withAnnotation(
  model: PanelModel,
  number: number,
  act: (annotation: Annotation) => unknown,
): Promise<void> {
  const annotation = await model.host.annotation(number);
  if (annotation !== undefined) act(annotation);
}

export const annotationActs: Readonly<
  Record<AnnotationAction, (model: PanelModel, number: number, show: ShowEvent) => unknown>
> = {
  copyText: (model, number) => model.clipboard.copyAnnotation(number),
  showBefore: (model, number, show) => withAnnotation(model, number, ({ afterSeq }) => afterSeq > 0 && show(afterSeq)),
  showAfter: (model, number, show) =>
    withAnnotation(model, number, ({ afterSeq }) => hasAfter(model, afterSeq) && show(afterSeq + 1)),
  showAttempts: (model) => model.edit({ dockTab: 'attempts', dockOpen: true }),
  hideKind: (model, number) =>
    withAnnotation(model, number, ({ kind }) => {
      const { layout } = model.state;
      model.list.editLayout({ ...layout, marks: (layout.marks ?? []).filter((shown) => shown !== kind) });
    }),
};

/** What VS Code learns about the row. @param kind - absent: the row is not drawn, and its kind is not known */
export function annotationContext(
  model: PanelModel,
  { number, afterSeq, kind }: AnnotationPlace & Partial<Pick<Annotation, 'kind'>>,
): Omit<AnnotationContext, 'preventDefaultContextMenuItems'> {
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
