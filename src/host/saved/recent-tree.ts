/** What the view of recent connections shows. */

import { t } from '@vscode/l10n';
import { ThemeIcon, TreeItem } from 'vscode';
import type { CommandId, ViewItem } from '../vscode/manifest-names.ts';
import type { RecentConnections } from './recent.ts';
import { requestLabels, requestSummary } from '../request/request-labels.ts';
import type { Node } from './tree.ts';

export class RecentTree {
  readonly #recent: RecentConnections;
  /** By the keys of their connections. */
  #labels: ReturnType<typeof requestLabels> = new Map();

  constructor(recent: RecentConnections) {
    this.#recent = recent;
  }

  children(node?: Node): readonly Node[] {
    if (node !== undefined) return [];
    const { connections } = this.#recent;
    this.#labels = requestLabels(connections);
    return connections.map((connection) => ({ type: 'recent', connection }));
  }

  item(node: Node): TreeItem {
    if (node.type !== 'recent') return new TreeItem('');
    const { key, draft, name } = node.connection;
    const { label, description } = this.#labels.get(key) ?? { label: name, description: '' };
    const item = new TreeItem(label);
    item.id = `recent ${key}`;
    item.description = description;
    item.tooltip = requestSummary(draft);
    item.iconPath = new ThemeIcon('history');
    item.contextValue = 'recent' satisfies ViewItem;
    item.command = { command: 'sseMonitor.connectToEntry' satisfies CommandId, title: t('Connect'), arguments: [node] };
    item.accessibilityInformation = { label: [label, description].filter((part) => part !== '').join(', ') };
    return item;
  }
}
