/** A webview panel that VS Code does not draw, and the calls that its page would make. */

import { createBirpc } from 'birpc';
import { EventEmitter, type Uri, type WebviewPanel, type WebviewView, window } from 'vscode';
import type { HostFunctions } from '../../../src/shared/boundary/host-functions.ts';
import type { PageAction } from '../../../src/shared/boundary/page-action.ts';
import type { PageFunctions, PanelUpdate } from '../../../src/shared/boundary/page.ts';
import { instead } from './stand-ins.ts';

export interface PageStandIn {
  readonly panel: WebviewPanel;
  /** The same as a view of the bottom panel. */
  readonly view: WebviewView;
  /** VS Code brings its place to the front, or puts another one there. */
  setFront(isFront: boolean): void;
  /** Whether its place was closed. */
  readonly isClosed: boolean;
  /** What it was told to draw first. */
  readonly firstUpdate: Promise<PanelUpdate>;
  /** Resolves as soon as it was told to draw what meets the condition. */
  untilDrawn(condition: (update: PanelUpdate) => boolean): Promise<void>;
  /** What it was told to do first. */
  readonly firstAct: Promise<PageAction>;
  /** What the page calls. */
  readonly host: {
    [Name in keyof HostFunctions]: (
      ...args: Parameters<HostFunctions[Name]>
    ) => Promise<Awaited<ReturnType<HostFunctions[Name]>>>;
  };
}

/** An editor's place and a view's in one, and the wire to its page. */
function makePlace() {
  const toHost = new EventEmitter<unknown>();
  const toPage = new EventEmitter<unknown>();
  const disposed = new EventEmitter<void>();
  const changed = new EventEmitter<void>();
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
  const place = {
    webview,
    title: '',
    visible: true,
    active: false,
    reveal: () => {},
    show: () => {},
    dispose: () => disposed.fire(),
    onDidDispose: disposed.event,
    onDidChangeViewState: changed.event,
    onDidChangeVisibility: changed.event,
  };
  return {
    place,
    setFront: (isFront: boolean) => {
      place.active = isFront;
      place.visible = isFront;
      changed.fire();
    },
    wire: {
      post: (message: unknown) => toHost.fire(copied(message)),
      on: (listener: (message: unknown) => void) => void toPage.event(listener),
    },
  };
}

/** @param state - what the page knows for itself */
export function makePage(state?: unknown): PageStandIn {
  const { place, wire, setFront } = makePlace();
  let isClosed = false;
  place.onDidDispose(() => {
    isClosed = true;
  });
  const drawn = async (): Promise<void> => {};
  const { promise: firstUpdate, resolve } = Promise.withResolvers<PanelUpdate>();
  const updated = new EventEmitter<PanelUpdate>();
  const update = async (next: PanelUpdate): Promise<void> => {
    resolve(next);
    updated.fire(next);
  };
  const { promise: firstAct, resolve: act } = Promise.withResolvers<PageAction>();
  const functions = { update, focusUrl: drawn, setEnvironments: drawn, act, state: () => state };
  return {
    panel: place as unknown as WebviewPanel,
    view: place as unknown as WebviewView,
    host: createBirpc<HostFunctions, PageFunctions>(functions as unknown as PageFunctions, wire),
    setFront,
    firstUpdate,
    firstAct,
    untilDrawn: (condition) =>
      new Promise((met) => {
        const watching = updated.event((next) => {
          if (!condition(next)) return;
          watching.dispose();
          met();
        });
      }),
    get isClosed() {
      return isClosed;
    },
  };
}

/** Panels that are opened during an action are such. @param opened - is given each of them @param state - of each page */
export function withPages<R>(opened: PageStandIn[], act: () => R, state?: unknown): Promise<Awaited<R>> {
  const make = (): WebviewPanel => {
    const page = makePage(state);
    opened.push(page);
    return page.panel;
  };
  return instead(window, 'createWebviewPanel', make, act);
}
