/** What a panel shows of its stream: the rows that the page looks at, through the filter that the person set. */

import { env } from 'vscode';
import {
  type EventFilter,
  type ViewUpdate,
  type WindowRequest,
  emptyView,
  noFilter,
} from '../../shared/stream/engine.ts';
import type { AnnotationKind } from '../../shared/stream/annotations.ts';
import type { HostFunctions } from '../../shared/boundary/host-functions.ts';
import type { ConnectionStatus, PanelUpdate } from '../../shared/boundary/page.ts';
import {
  askedQuestions,
  type EngineQuestions,
  engineQuestions,
  type QuestionName,
} from '../../shared/boundary/questions.ts';
import type { OpenStreams } from '../../net/session/connection-diagnoses.ts';
import { diagnosisCounts, shownView } from '../streams/stream-diagnoses.ts';
import { setContext } from '../vscode/context-keys.ts';
import { gapSetting } from '../vscode/settings.ts';
import type { Watched } from '../streams/watched.ts';
import { compareEvents } from './compare-events.ts';
import { copyRange } from './copy-range.ts';
import { copyPart, openInEditor } from './event-actions.ts';
import type { EventDocuments } from './event-documents.ts';
import { openLogSetting } from './log-setting.ts';
import { findEvent } from './event-lookup.ts';
import { floodMs, type Update, UpdateFlow } from './update-flow.ts';

/** This much of a line between the events is shown whole. */
const maxLineBytes = 64 << 10;

/**
 * Before a page has said what it shows: about a screen of the newest rows. A page that comes to a stream has its rows with the
 * first update then, and not one exchange of messages and one frame later.
 */
const firstWindow: WindowRequest = { from: 0, count: 60, follow: true };

/** What a view needs of the panel around it. */
export interface ViewOwner {
  /** Where events go that are compared. */
  readonly documents: EventDocuments;
  /** Whether there is anybody who looks. */
  readonly isSeen: () => boolean;
  /** Resolves with whether the page has drawn it. */
  readonly draw: (update: PanelUpdate) => Promise<boolean>;
  readonly openStreams: OpenStreams;
  /** Called with each state that is to be drawn. */
  readonly onDidChange: () => void;
}

export class StreamView {
  /** Shown while there is no stream. */
  readonly #idle: ConnectionStatus;
  readonly #owner: ViewOwner;
  readonly #flow: UpdateFlow;
  #stream: Watched | undefined;
  #filter = noFilter;
  #find: EventFilter | null = null;
  /** What of that which arrived between the events has rows. */
  #annotations: readonly AnnotationKind[] = [];
  #window = firstWindow;
  /** Keeps generations of one stream apart from those of the next. */
  #generations = 0;
  #generation = 0;
  /** Ordinal after the last row of the newest update. */
  #shownEnd = 0;
  /** When that was, by the clock of the process, in ms. */
  #shownAt = 0;

  constructor(idle: ConnectionStatus, owner: ViewOwner) {
    this.#idle = idle;
    this.#owner = owner;
    this.#flow = new UpdateFlow(owner.isSeen, (update) => this.#update(update));
  }

  get shown(): Watched | undefined {
    return this.#stream;
  }

  get filter(): typeof noFilter {
    return this.#filter;
  }

  /** Shows another stream, in place of the one shown, which is disposed of. */
  show(stream: Watched): void {
    const previous = this.#stream;
    this.#stream = stream;
    this.#generations = this.#generation + 1;
    previous?.dispose();
    stream.engine.setFilter(this.#filter);
    stream.engine.setFind(this.#find);
    this.#sendAnnotations();
    stream.onDidProgress = () => this.#flow.changed();
    this.#flow.changed();
  }

  /** A new page is there: what one before it was sent will never be answered. */
  begin(): void {
    this.#setFind(null);
    this.#flow.begin();
  }

  /** The settings have changed. */
  followSettings(): void {
    if (this.#annotations.includes('gap')) this.#sendAnnotations();
  }

  changed(): void {
    this.#flow.changed();
  }

  /** The page is gone: draws nothing until another begins. The stream stays as it is. */
  end(): void {
    this.#flow.end();
  }

  /** The calls of the page that are about rows and events. */
  functions() {
    return {
      ...askedQuestions((name, ...args) => this.#ask(name, args)),
      show: (window) => {
        this.#window = window;
        this.#flow.changedByPerson();
      },
      setFilter: (filter) => {
        this.#filter = filter;
        if (isNarrowing(filter)) setContext('hasFiltered', true);
        this.#stream?.engine.setFilter(filter);
        this.#flow.changedByPerson();
      },
      setAnnotations: (kinds) => {
        this.#setAnnotations(kinds);
        this.#flow.changedByPerson();
      },
      annotation: (number) => this.ofShown(({ engine }) => engine.annotation(number, maxLineBytes), undefined),
      setFind: (find) => {
        this.#setFind(find);
        this.#flow.changedByPerson();
      },
      clear: () => {
        this.#stream?.engine.clear();
        this.#flow.changedByPerson();
      },
      openSetting: openLogSetting,
      find: (target) => this.ofShown(({ engine }) => findEvent(engine, target), 0),
      copyRange: (first, last) => this.ofShown(({ engine }) => copyRange(engine, first, last), 0),
      copy: (seq, part) => this.ofShown(({ engine }) => copyPart(engine, seq, part), false),
      info: (seq) => this.ofShown((stream) => stream.info(seq), undefined),
      compare: (left, right) =>
        this.ofShown(({ engine }) => compareEvents(engine, this.#owner.documents, left, right), false),
      copyText: async (text) => env.clipboard.writeText(text),
      openInEditor: (seq) => this.ofShown(({ engine }) => openInEditor(engine, seq), false),
    } satisfies Partial<HostFunctions>;
  }

  /**
   * Asks the stream that is shown. One that is replaced before it answers has no answer that matters, and the page asks again
   * with the next update: that's not a failure of the extension.
   *
   * @param without - the answer when no stream is shown, or another one by then
   * @throws what the question throws while the stream is shown
   */
  async ofShown<Answer>(ask: (stream: Watched) => Promise<Answer>, without: Answer): Promise<Answer> {
    const stream = this.#stream;
    if (stream === undefined) return without;
    try {
      return await ask(stream);
    } catch (error) {
      if (stream !== this.#stream) return without;
      throw error;
    }
  }

  /** What the engine alone has to answer. */
  #ask<Name extends QuestionName>(
    name: Name,
    args: Parameters<EngineQuestions[Name]>,
  ): Promise<ReturnType<EngineQuestions[Name]>> {
    return this.ofShown(({ engine }) => engine.ask(name, ...args), engineQuestions[name].withoutStream);
  }

  #setFind(find: EventFilter | null): void {
    this.#find = find;
    this.#stream?.engine.setFind(find);
  }

  #setAnnotations(kinds: readonly AnnotationKind[]): void {
    // A page that comes back says again what is so.
    if (kinds.length === this.#annotations.length && kinds.every((kind) => this.#annotations.includes(kind))) return;
    this.#annotations = kinds;
    this.#sendAnnotations();
  }

  #sendAnnotations(): void {
    this.#stream?.engine.setAnnotations({ kinds: this.#annotations, gapMs: gapSetting() });
  }

  async #update({ isCurrent, replacesAll }: Update): Promise<boolean> {
    this.#owner.onDidChange();
    const update = await this.#snapshot();
    // The stream was replaced while it was asked: the new one is still to be drawn.
    if (update === undefined) return true;
    if (this.#isFlood(update.view.end)) replacesAll();
    return isCurrent() && (await this.#owner.draw(update));
  }

  /** Whether rows arrive so fast that a screen of them is replaced within {@link floodMs}. */
  #isFlood(end: number): boolean {
    const now = performance.now();
    const screens = (end - this.#shownEnd) / this.#window.count;
    const isFlood = screens >= (now - this.#shownAt) / floodMs && screens > 0.5;
    this.#shownEnd = end;
    this.#shownAt = now;
    return isFlood;
  }

  /** @returns undefined when the stream went away while it was asked */
  async #snapshot(): Promise<PanelUpdate | undefined> {
    const stream = this.#stream;
    if (stream === undefined) return { status: this.#idle, notices: [], view: emptyView(this.#generations) };
    const generations = this.#generations;
    const view = await this.#view(stream);
    if (stream !== this.#stream) return undefined;
    this.#generation = generations + view.generation;
    return {
      ...accountOf(stream, view, this.#owner.openStreams),
      view: { ...view, generation: this.#generation },
    };
  }

  async #view(stream: Watched): Promise<ViewUpdate> {
    try {
      return shownView(await stream.engine.view(this.#window), stream.redact);
    } catch {
      // The engine failed, and its log with it; the status says so.
      return { ...emptyView(0), counts: { ...stream.counts, kept: 0, dropped: stream.counts.received } };
    }
  }
}

/** What is said of it beside its events. */
function accountOf(shown: Watched, view: ViewUpdate, openStreams: ViewOwner['openStreams']): Omit<PanelUpdate, 'view'> {
  const { status, notices, attemptCount } = shown;
  return {
    status,
    notices,
    ...(attemptCount !== undefined && { attempts: attemptCount }),
    diagnosisCounts: diagnosisCounts(shown, view, openStreams),
  };
}

/** Whether it may leave out events. */
function isNarrowing({ only, hide, where }: EventFilter): boolean {
  return only.length + hide.length > 0 || where !== undefined;
}
