/** From an entry of a list to a panel with its stream. */

import { t } from '@vscode/l10n';
import type { Monitor } from '../monitor/monitor.ts';
import type { Panel } from '../panel/panel.ts';
import { messageText } from '../../shared/messages/message.ts';
import { listFaults, savedMessages } from '../../shared/messages/saved-messages.ts';
import { connectMessages } from '../../shared/messages/ways-in-messages.ts';
import type { RequestDraft } from '../../shared/boundary/page.ts';
import { withoutUrlSecrets } from '../../shared/request/secrets.ts';
import { type SavedConnection, type SavedRequest, entryOf } from './entries.ts';
import { workspaceFile } from './list-storage.ts';
import { stopOnSetting } from '../vscode/settings.ts';
import { savedAs } from './saved-as.ts';
import { type SavedList, SavedListError } from './saved-list.ts';
import type { SavedConnections } from './saved-connections.ts';
import { showError } from '../vscode/notifications.ts';

/** The panels of an entry, those with a live stream first. */
export function panelsOf(monitor: Monitor, list: SavedList, key: string): readonly Panel[] {
  const panels = monitor.panels.filter((panel) => panel.savedAs === savedAs(list, key));
  return panels.toSorted((a, b) => Number(isLive(b)) - Number(isLive(a)));
}

/** @throws {@link SavedListError} when it is not there, or isn't a connection */
async function findConnection(list: SavedList, key: string): Promise<SavedConnection> {
  const entry = await list.find(key);
  if (entry.kind === 'connection') return entry;
  const why = entry.kind === 'broken' ? entry.problem : listFaults.isFolder();
  throw new SavedListError(savedMessages.notOpened(entry.name, list.called, why));
}

/** Leads to the stream of an entry, or opens it: in its panel, if that still holds the request as it was saved. */
export async function connectSaved(
  monitor: Monitor,
  saved: SavedConnections,
  list: SavedList,
  key: string,
): Promise<void> {
  const connection = await findConnection(list, key);
  const panels = panelsOf(monitor, list, key);
  const live = panels.find(isLive);
  if (live !== undefined) return live.reveal();
  if (!(await mayConnect(monitor, list, connection.draft))) return;
  const unedited = panels.find(({ draft }) => isSame(draft, connection.draft));
  unedited?.reveal();
  await connectPanel(unedited ?? (await panelWith(monitor, saved, list, connection, false)));
}

/** Opens the request of an entry without sending it. */
export async function openSaved(
  monitor: Monitor,
  saved: SavedConnections,
  list: SavedList,
  key: string,
): Promise<void> {
  await panelWith(monitor, saved, list, await findConnection(list, key), true);
}

/** @returns a new panel with the request, which is linked to its entry */
async function panelWith(
  monitor: Monitor,
  saved: SavedConnections,
  list: SavedList,
  connection: SavedConnection,
  focusUrl: boolean,
): Promise<Panel> {
  const isWorkspaces = rememberWorkspaces(monitor, list, connection);
  const draft = await saved.restore(list, connection);
  const panel = monitor.openPanel(draft, connection.stopOn, focusUrl, isWorkspaces);
  panel.savedAs = savedAs(list, connection.key);
  return panel;
}

/**
 * Opens a panel and connects it. Its secrets are those of this workspace, for the origin.
 *
 * @param isWorkspaces - as {@link Monitor.openPanel} has it
 */
export async function connectRequest(
  monitor: Monitor,
  { draft, stopOn }: SavedRequest,
  isWorkspaces?: boolean,
): Promise<void> {
  await connectPanel(monitor.openPanel(draft, stopOn, false, isWorkspaces));
}

/** Leads to the stream of a recent connection, or opens it: in the panel that still holds its request, if there is one. */
export async function connectRecent(monitor: Monitor, request: SavedRequest): Promise<void> {
  const wanted = textOf(request);
  const panels = monitor.panels.filter((panel) => textOf(requestOfPanel(panel)) === wanted);
  const panel = panels.find(isLive) ?? panels[0];
  if (panel === undefined) return connectRequest(monitor, request);
  panel.reveal();
  if (!isLive(panel)) await connectPanel(panel);
}

/** What a panel holds, to be saved. */
export function requestOfPanel({ draft, stopOn }: Pick<Panel, 'draft' | 'stopOn'>): SavedRequest {
  const isSetting = JSON.stringify(stopOn) === JSON.stringify(stopOnSetting());
  return { draft, ...(!isSetting && { stopOn }) };
}

async function connectPanel(panel: Panel): Promise<void> {
  const { error } = await panel.connect();
  if (error !== undefined) showError(messageText(connectMessages.notConnected(error)));
}

function isLive({ stream }: Panel): boolean {
  return stream !== undefined && stream.state !== 'closed';
}

/** But for secrets. */
function isSame(a: RequestDraft, b: RequestDraft): boolean {
  return textOf({ draft: a }) === textOf({ draft: b });
}

/** A request without its secrets, to be compared. */
export function textOf({ draft, stopOn }: SavedRequest): string {
  return JSON.stringify(entryOf('', { draft: withoutUrlSecrets(draft), ...(stopOn !== undefined && { stopOn }) }));
}

/** Asks before a request is sent that a workspace brought along which the person does not trust. */
async function mayConnect({ trust }: Monitor, list: SavedList, draft: RequestDraft): Promise<boolean> {
  return list.isUsers || trust.mayConnectTo(draft, t`the file ${workspaceFile}`);
}

/** @returns whether the request is the workspace's, which is remembered then; the person's own list has none of those */
function rememberWorkspaces({ trust }: Monitor, list: SavedList, { draft }: SavedConnection): boolean {
  if (!list.isUsers) trust.remember(draft);
  return !list.isUsers;
}
