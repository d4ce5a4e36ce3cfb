/** Everything about saved and recent connections, made when it is first used: activation stays short. */

import type { Disposable, ExtensionContext } from 'vscode';
import type { Monitor } from '../monitor/monitor.ts';
import type { Panel } from '../panel/panel.ts';

import { setContext } from '../vscode/context-keys.ts';
import { checkUserList } from './user-list-check.ts';
import { RecentConnections } from './recent.ts';
import { RecentTree } from './recent-tree.ts';
import { requestOfPanel } from './open-entry.ts';
import { nameOf } from './request-name.ts';
import type { Renamings } from './saved-as.ts';
import { type Goal, SavedConnections } from './saved-connections.ts';
import { ConnectionTree } from './tree.ts';

export class SavedFeature implements Disposable {
  readonly monitor: Monitor;
  readonly saved: SavedConnections;
  readonly recent: RecentConnections;
  readonly tree: ConnectionTree;
  readonly recentTree: RecentTree;
  readonly #subscriptions: readonly Disposable[];
  #states = '';

  /** @param changed - called whenever the tree is to be drawn anew */
  constructor(context: ExtensionContext, monitor: Monitor, changed: () => void) {
    this.monitor = monitor;
    this.saved = new SavedConnections(context, monitor.log);
    this.recent = new RecentConnections(context.workspaceState);
    this.tree = new ConnectionTree(monitor, this.saved);
    this.recentTree = new RecentTree(this.recent);
    this.#subscriptions = [
      this.saved,
      this.recent,
      this.saved.onDidChange(changed),
      this.saved.onDidRename((renamings) => {
        for (const panel of monitor.panels) relink(panel, renamings);
        changed();
      }),
      this.recent.onDidChange(() => {
        this.#updateContext();
        changed();
      }),
      monitor.onDidChange(() => {
        const { states } = this.tree;
        if (states === this.#states) return;
        this.#states = states;
        changed();
      }),
    ];
    this.#updateContext();
  }

  #updateContext(): void {
    setContext('hasNoRecents', this.recent.connections.length === 0);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

/** A panel stays with its entry, whatever that is called now. */
function relink(panel: Panel, renamings: Renamings): void {
  const { savedAs } = panel;
  if (savedAs !== undefined && renamings.has(savedAs)) panel.savedAs = renamings.get(savedAs);
}

/** Adds a connection to the recent ones. */
export async function rememberRecent({ recent }: SavedFeature, panel: Panel): Promise<void> {
  const request = requestOfPanel(panel);
  await recent.add(nameOf(request.draft), request);
}

/** Saves a recent connection, with the secrets that this workspace has for its origin. */
export async function savedRecent({ recent, saved, monitor }: SavedFeature, key: string, goal: Goal): Promise<void> {
  const connection = recent.connections.find((connection) => connection.key === key);
  if (connection === undefined) return;
  const { name, draft, stopOn } = connection;
  if (monitor.trust.hasPartsIn(draft)) checkUserList(goal.list, [connection]);
  const request = { draft: await monitor.restoreSecrets(draft), ...(stopOn !== undefined && { stopOn }) };
  await saved.add(goal, name, request);
}
