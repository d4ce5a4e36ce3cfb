/** What the view of streams shows: the streams of this window, and what each of them does right now. */

import { t } from '@vscode/l10n';
import { TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type { CommandId, ViewItem } from '../vscode/manifest-names.ts';
import type { Monitor } from '../monitor/monitor.ts';
import type { Panel } from '../panel/panel.ts';
import { type RequestLabel, requestLabels } from '../request/request-labels.ts';
import { describeStream } from '../streams/stream-facts.ts';
import type { Stream } from '../streams/stream.ts';
import { stateNames } from '../vscode/state-names.ts';

/** Where streams come from; a group of its own in the view, once there is more than one. */
export type StreamSource = 'window';

/** A stream in the view, and what its commands get. */
export interface StreamNode {
  readonly type: 'stream';
  readonly source: StreamSource;
  /** As {@link Stream.number}. */
  readonly number: number;
}

export function streamNodes(monitor: Monitor): StreamNode[] {
  return monitor.openStreams().map(({ number }) => ({ type: 'stream', source: 'window', number }));
}

/** @param node - what a command was given: any program can call it with anything */
export function streamOf(monitor: Monitor, node: unknown): Stream | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const { type, number } = node as Partial<StreamNode>;
  return type === 'stream' ? monitor.openStreams().find((stream) => stream.number === number) : undefined;
}

export function panelOf(monitor: Monitor, stream: Stream): Panel | undefined {
  return monitor.panels.find((panel) => panel.stream === stream);
}

export function streamItem(monitor: Monitor, node: StreamNode): TreeItem {
  const stream = streamOf(monitor, node);
  if (stream === undefined) return new TreeItem('');
  const { title, status, state } = stream;
  const facts = describeStream(stream, monitor.rates.rateOf(stream));
  const { label, description } = labelOf(monitor, stream);
  const item = new TreeItem(label, TreeItemCollapsibleState.None);
  item.id = `${node.source} ${node.number}`;
  item.description = [facts, description].filter((part) => part !== '').join(' · ');
  item.tooltip = `${title}\n${status.text}`;
  item.iconPath = Uri.joinPath(monitor.root, 'media', `state-${iconOf(stream)}.svg`);
  item.contextValue = `stream.${state === 'closed' ? 'closed' : 'live'}` satisfies ViewItem;
  item.accessibilityInformation = {
    label: `${title}, ${stateNames[stream.isFailed ? 'error' : state]}, ${item.description}`,
  };
  item.command = { command: 'sseMonitor.showStream' satisfies CommandId, title: t('Show'), arguments: [node] };
  return item;
}

/** The path, and what tells it from the others. */
function labelOf(monitor: Monitor, stream: Stream): RequestLabel {
  const requests = monitor.openStreams().map(({ number, connection: { request, redact } }) => ({
    key: String(number),
    draft: { method: request.method, url: redact(request.url.href) },
  }));
  return requestLabels(requests).get(String(stream.number)) ?? { label: stream.title, description: '' };
}

/** Changes with what the view shows. */
export function streamsText(monitor: Monitor): string {
  return monitor
    .openStreams()
    .map((stream) => `${stream.number} ${stream.state} ${describeStream(stream, monitor.rates.rateOf(stream))}`)
    .join('\n');
}

function iconOf({ state, isFailed }: Stream): Panel['icon'] {
  if (state === 'open') return 'open';
  if (state === 'closed') return isFailed ? 'error' : 'closed';
  return 'waiting';
}

/** What a click on a stream, and the buttons on its row do. */
export const streamActs: Readonly<
  Record<'show' | 'stop' | 'reconnect', (monitor: Monitor, stream: Stream) => unknown>
> = {
  show: (monitor, stream) => panelOf(monitor, stream)?.reveal(),
  stop: (_monitor, stream) => stream.close(),
  reconnect: (monitor, stream) => panelOf(monitor, stream)?.reconnect() ?? stream.connection.reconnectNow(),
};
