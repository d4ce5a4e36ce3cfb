/** Saving what a panel holds. */

import { t } from '@vscode/l10n';
import { window } from 'vscode';
import { messageText } from '../../shared/messages/message.ts';
import { savedMessages } from '../../shared/messages/saved-messages.ts';
import type { Panel } from '../panel/panel.ts';
import { askGoal, askName } from './prompts.ts';
import { findEntry } from './entries.ts';
import { checkUserList } from './user-list-check.ts';
import { nameOf } from './request-name.ts';
import { requestOfPanel } from './open-entry.ts';
import type { SavedFeature } from './saved-feature.ts';
import { savedAs } from './saved-as.ts';
import type { SavedList } from './saved-list.ts';
import { secretParameters } from '../request/shareable.ts';
import { withoutIcons } from '../vscode/plain-text.ts';
import { confirm, showInformation } from '../vscode/notifications.ts';

/** Saves the request of the panel that is in front: anew, or in place of the entry that it came from. */
export async function saveConnection(feature: SavedFeature): Promise<void> {
  const panel = feature.monitor.activePanel ?? soleOf(feature.monitor.panels);
  if (panel === undefined) {
    void showInformation(messageText(savedMessages.noPanel()));
  } else if (panel.draft.url.trim() === '') {
    void showInformation(messageText(savedMessages.emptyPanel()));
  } else {
    await savePanel(feature, panel);
  }
}

async function savePanel(feature: SavedFeature, panel: Panel): Promise<void> {
  const known = await entryOfPanel(feature, panel);
  const choice = known === undefined ? 'new' : await askWhether(known.name);
  if (choice === 'update' && known !== undefined) {
    if (await mayWrite(known.list, panel)) await feature.saved.update(known.list, known.key, requestOfPanel(panel));
  } else if (choice === 'new') {
    await saveAnew(feature, panel);
  }
}

async function saveAnew({ saved }: SavedFeature, panel: Panel): Promise<void> {
  const name = await askName(t('Save Connection'), nameOf(panel.draft));
  if (name === undefined) return;
  const goal = await askGoal(saved, t('Save Connection'));
  if (goal === undefined || !(await mayWrite(goal.list, panel))) return;
  panel.savedAs = savedAs(goal.list, await saved.add(goal, name, requestOfPanel(panel)));
}

async function askWhether(name: string): Promise<'update' | 'new' | undefined> {
  const items = [
    { label: t`Update “${withoutIcons(name)}”`, choice: 'update' as const },
    { label: t('Save as a new connection'), choice: 'new' as const },
  ];
  return (await window.showQuickPick(items, { title: t('Save Connection') }))?.choice;
}

/** What is in a URL would be in the file for all to read. */
async function mayWrite(list: SavedList, panel: Panel): Promise<boolean> {
  const { draft } = panel;
  if (panel.holdsWorkspaces) checkUserList(list, [{ name: nameOf(draft), draft }]);
  const [name] = list.isUsers ? [] : secretParameters(draft);
  if (name === undefined) return true;
  return confirm(
    t`The query parameter “${name}” looks like a secret.`,
    t`It would be written to ${list.called}, where everyone can read it. A header such as Authorization is stored separately from the file.`,
    t('Save Anyway'),
  );
}

async function entryOfPanel({ saved }: SavedFeature, { savedAs }: Panel) {
  const space = savedAs?.indexOf(' ') ?? -1;
  const list = saved.list(savedAs?.slice(0, space) ?? '');
  if (list === undefined || savedAs === undefined) return undefined;
  const reading = await list.read();
  const entry = 'entries' in reading ? findEntry(reading.entries, savedAs.slice(space + 1)) : undefined;
  return entry?.kind === 'connection' ? { list, key: entry.key, name: entry.name } : undefined;
}

function soleOf(panels: readonly Panel[]): Panel | undefined {
  return panels.length === 1 ? panels[0] : undefined;
}
