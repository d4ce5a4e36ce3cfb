/** A webview panel that VS Code does not draw, and the calls that its page would make. */

import { createBirpc } from 'birpc';
import { EventEmitter, Uri, type WebviewPanel, window } from 'vscode';
import type { HostFunctions } from '../../../src/shared/boundary/host-functions.ts';
import type { PageFunctions, PanelUpdate } from '../../../src/shared/boundary/page.ts';
import { instead } from './stand-ins.ts';

export interface PageStandIn {
  readonly panel: WebviewPanel;
  /** The runs that it was told to compare, by their numbers. */
  readonly compared: (readonly [left: number, right: number])[];
  /** What it was told to draw first. */
  readonly firstUpdate: Promise<PanelUpdate>;
  /** What the page calls. */
  readonly host: {
    [Name in keyof HostFunctions]: (
      ...args: Parameters<HostFunctions[Name]>
    ) => Promise<Awaited<ReturnType<HostFunctions[Name]>>>;
  };
}

export function makePage(): PageStandIn {
  const toHost = new EventEmitter<unknown>();
  const toPage = new EventEmitter<unknown>();
  const disposed = new EventEmitter<void>();
  const changed = new EventEmitter<never>();
  const copied = (message: unknown): unknown => JSON.parse(JSON.stringify(message));
  const webview = {
    options: {},
    html: '',
    cspSource: '',
    asWebviewUri: (uri: Uri) => uri,
    postMessage: async (message: unknown) => {
      toPage.fire(copied(message));
      return true;
    },
    onDidReceiveMessage: toHost.event,
  };
  const panel = {
    webview,
    title: '',
    visible: true,
    active: false,
    reveal: () => {},
    dispose: () => disposed.fire(),
    onDidDispose: disposed.event,
    onDidChangeViewState: changed.event,
  };
  const drawn = async (): Promise<void> => {};
  const { promise: firstUpdate, resolve } = Promise.withResolvers<PanelUpdate>();
  const update = async (next: PanelUpdate): Promise<void> => resolve(next);
  const compared: PageStandIn['compared'] = [];
  const compareRuns = (left: number, right: number): void => void compared.push([left, right]);
  const page = { update, focusUrl: drawn, setEnvironments: drawn, compareRuns } as unknown as PageFunctions;
  const host = createBirpc<HostFunctions, PageFunctions>(page, {
    post: (message) => toHost.fire(copied(message)),
    on: (listener) => void toPage.event(listener),
  });
  return { panel: panel as unknown as WebviewPanel, host, firstUpdate, compared };
}

/** Panels that are opened during an action are such. @param opened - is given each of them */
export function withPages<R>(opened: PageStandIn[], act: () => R): Promise<Awaited<R>> {
  const make = (): WebviewPanel => {
    const page = makePage();
    opened.push(page);
    return page.panel;
  };
  return instead(window, 'createWebviewPanel', make, act);
}
