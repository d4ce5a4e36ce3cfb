/** What a pane of the panel is. */

import type { nothing, TemplateResult } from 'lit';

import type { AnnotationContext, RowContext } from '../../../shared/boundary/row-action.ts';
import type { PanelModel } from '../../model/panel-model.ts';

/** Draws one part of the panel; `nothing` while it is not there. */
export type Pane = (owner: PaneOwner) => TemplateResult | typeof nothing;

/** The panel as its panes know it: what they draw, and what one of them can have done to the others. */
export interface PaneOwner {
  readonly model: PanelModel;
  /** Why the extension could not do what it was asked for, as long as that is news. */
  readonly failure: string | undefined;
  /** Whether the dock is beside the list, and not below it. */
  readonly beside: boolean;
  /** Whether there is so little room that the dock takes the place of the list. */
  readonly covers: boolean;
  /** Whether the request is a button in the bar of the state. */
  readonly foldsRequest: boolean;
  /** Whether there is so little room that request and state share a bar. */
  readonly compact: boolean;
  /** Puts the cursor in the URL box, wherever that is. */
  openUrl(): void;
  /** Where the request bar is over the list, takes it away. */
  closeUrl(): void;
  /** Sends what is in the request bar, or says there what keeps it from being sent. */
  connect(): void;
  /** Whether the dock is in sight. */
  readonly showsDock: boolean;
  /** Whether the find bar is there, and the texts that it looks for. */
  readonly finds: boolean;
  findTexts: readonly string[];
  /** Selects the event, with its details, and brings its row into view. */
  showEvent(seq: number): unknown;
  /** The same, with the details left as they are. */
  showFound(seq: number): unknown;
  openFind(): unknown;
  closeFind(): void;
  /** Opens the menu of the columns. */
  openColumns(): void;
  /** Shows where one types which event to go to. */
  openJump(): void;
  /** Shows the row that is selected in the dock. */
  openDetails(takesKeyboard: boolean): unknown;
  closeDock(): unknown;
  /** The menu that is about to open is about that. */
  offer(about: MenuSubject): void;
}

/** What a menu is about; the panel adds whether it is VS Code's alone. */
export type MenuSubject =
  | Omit<RowContext, 'preventDefaultContextMenuItems'>
  | Omit<AnnotationContext, 'preventDefaultContextMenuItems'>;
