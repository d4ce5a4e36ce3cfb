/**
 * The far side of the boundary, in the page itself: stands in for `acquireVsCodeApi` and answers the page as the extension
 * would, from a list of events in memory. What crosses is cloned, as VS Code's messages are.
 */

import { createBirpc } from 'birpc';

import type { ConnectionAttempt, CookieRow } from '../../../src/shared/stream/records.ts';
import {
  type EventFilter,
  type SearchFailure,
  type ViewUpdate,
  type WindowRequest,
} from '../../../src/shared/stream/engine.ts';
import { type HostFunctions, hostArguments } from '../../../src/shared/boundary/host-functions.ts';
import { catalogue } from '../../../src/shared/diagnoses/catalogue.ts';
import type {
  ConnectionStatus,
  DraftProblem,
  Hydration,
  PageFunctions,
  PanelNotice,
  RecentDraft,
  PanelUpdate,
  StreamDiagnoses,
} from '../../../src/shared/boundary/page.ts';
import { askedQuestions, type EngineQuestions, type QuestionName } from '../../../src/shared/boundary/questions.ts';
import type { StreamStatistics } from '../../../src/shared/stream/statistics.ts';
import type { PageAction } from '../../../src/shared/boundary/page-action.ts';
import type { AnnotationAction, RowAction } from '../../../src/shared/boundary/row-action.ts';
import { withErrorText } from '../../../src/host/panel/error-text.ts';
import { asSent } from '../../support/as-sent.ts';
import type { FakeEvent, FakeAnnotation } from './fake-event.ts';
import { FakeLog } from './fake-log.ts';
import { type FakeCall, type FakeOptions, usualHydration } from './fake-options.ts';
import { requestFunctions } from './fake-request.ts';
import { FakeRuns } from './fake-runs.ts';

export class FakeHost {
  readonly log = new FakeLog(() => this.statistics);
  readonly calls: FakeCall[] = [];
  attempts: readonly ConnectionAttempt[] = [];
  /** What is shown came from a file. */
  isRecording = false;
  streamDiagnoses: StreamDiagnoses = { diagnoses: [], off: [], looked: 0, received: 0 };
  /** Why no event came, though bytes did. */
  eventlessReason: ViewUpdate['eventlessReason'];
  /** What the host finds wrong with the draft. */
  problems: readonly DraftProblem[] = [];
  cookies: readonly CookieRow[] = [];
  /** What becomes of the requests that were sent before, by their keys. */
  recentDrafts: Readonly<Record<string, RecentDraft>> = {};
  /** What the engine has measured. */
  statistics: StreamStatistics | undefined;
  /** The setting: data is shown from its beginning on. */
  wholeData = false;
  /** The filters that were used last. */
  history: readonly string[] = [];
  readonly runs = new FakeRuns();
  /** The filter that the person picks. */
  picked: string | undefined;
  #revision = 0;
  readonly #options: FakeOptions;
  readonly #page;
  readonly #listeners = new Set<(message: unknown) => void>();
  #told: Pick<PanelUpdate, 'status' | 'notices'> = {
    status: { state: 'idle', text: 'Idle', severity: 'none' },
    notices: [],
  };
  #window: WindowRequest = { from: 0, count: 0, follow: true };
  /** While set, windows come without rows, as from a host that is slow. */
  #isSlow = false;
  #isHydrated = false;
  #kinds = '';
  #drawing: Promise<void> | undefined;
  #isDirty = false;
  state: unknown;
  begin = (): void => {};
  readonly #begun: Promise<void>;
  /** A function that fails when the page calls it. */
  failing: keyof HostFunctions | undefined;
  /** A function that waits for a person, and what lets it go on. */
  waiting: keyof HostFunctions | undefined;
  goOn = (): void => {};

  constructor(options: FakeOptions) {
    this.#options = options;
    this.#begun = new Promise((resolve) => {
      if (options.beginsLate === true) this.begin = resolve;
      else resolve();
    });
    this.state = options.state;
    this.#page = createBirpc<PageFunctions, HostFunctions>(this.#recorded(this.#functions()), {
      bind: 'functions',
      serialize: withErrorText,
      post: (message: unknown) => {
        const data = asSent(message);
        queueMicrotask(() => dispatchEvent(new MessageEvent('message', { data })));
      },
      on: (listener) => void this.#listeners.add(listener),
      timeout: -1,
    });
    this.runs.compare = (left, right) => this.#page.compareRuns(left, right);
  }

  /** What the page finds as `acquireVsCodeApi`. */
  api(): { postMessage(message: unknown): void; getState(): unknown; setState(state: unknown): void } {
    return {
      postMessage: (message) => {
        const data = asSent(message);
        queueMicrotask(() => this.#listeners.forEach((listener) => listener(data)));
      },
      getState: () => this.state,
      setState: (state) => {
        this.state = asSent(state);
      },
    };
  }

  /** A new status; resolves when it is drawn. */
  show(status: Partial<ConnectionStatus>, notices: readonly PanelNotice[] = []): Promise<void> {
    this.#told = { status: { severity: 'none', state: 'open', text: 'Open', ...status }, notices };
    return this.update();
  }

  push(...events: readonly FakeEvent[]): Promise<void> {
    this.log.push(events);
    return this.update();
  }

  /** What came between the events. */
  annotate(...annotations: readonly FakeAnnotation[]): Promise<void> {
    this.log.annotation(annotations);
    return this.update();
  }

  pretend(count: number): Promise<void> {
    this.log.pretend(count);
    return this.update();
  }

  drop(count: number): Promise<void> {
    this.log.drop(count);
    return this.update();
  }

  slow(isSlow: boolean): Promise<void> {
    this.#isSlow = isSlow;
    return this.update();
  }

  /** The search comes to this; the next filter clears it. */
  failSearch(failure: SearchFailure): Promise<void> {
    this.log.failure = failure;
    return this.update();
  }

  /** Another stream, which counts its events from 1 again. */
  restart(): Promise<void> {
    this.log.restart();
    return this.update();
  }

  keepCookies(cookies: readonly CookieRow[]): Promise<void> {
    this.cookies = cookies;
    this.#revision++;
    return this.update();
  }

  focusUrl(): Promise<void> {
    return this.#page.focusUrl();
  }

  act(action: PageAction): Promise<void> {
    return this.#page.act(action);
  }

  /** What the page knows for itself. */
  pageState(): Promise<unknown> {
    return this.#page.state();
  }

  actOnRow(action: RowAction, seq: number): Promise<void> {
    return this.#page.actOnRow(action, seq);
  }

  actOnAnnotation(action: AnnotationAction, number: number): Promise<void> {
    return this.#page.actOnAnnotation(action, number);
  }

  setSecretNames(names: readonly string[]): Promise<void> {
    return this.#page.setSecretNames(names);
  }

  setEnvironments(names: readonly string[]): Promise<void> {
    return this.#page.setEnvironments(names);
  }

  /** Calls of the page, newest last. */
  callsOf(name: keyof HostFunctions): readonly (readonly unknown[])[] {
    return this.calls.filter((call) => call.name === name).map(({ args }) => args);
  }

  /** Sends the state until the page has drawn the newest: one on the way at a time, as the host does. */
  async update(): Promise<void> {
    this.#isDirty = true;
    if (!this.#isHydrated) return;
    this.#drawing ??= this.#draw();
    await this.#drawing;
  }

  async #draw(): Promise<void> {
    while (this.#isDirty) {
      this.#isDirty = false;
      const attempts = this.isRecording ? {} : { attempts: this.attempts.length };
      const cookies = { count: this.cookies.length, revision: this.#revision };
      const diagnosisCounts = { error: 0, warning: 0, hint: 0 };
      for (const { kind } of this.streamDiagnoses.diagnoses) diagnosisCounts[catalogue[kind].severity]++;
      await this.#page.update({
        ...this.#told,
        ...attempts,
        diagnosisCounts,
        cookies,
        ...(this.wholeData && { wholeData: true as const }),
        ...this.runs.account,
        view: this.#view(),
      });
    }
    this.#drawing = undefined;
  }

  #view(): ViewUpdate {
    const view = this.log.view(this.#isSlow ? { from: 0, count: 0, follow: false } : this.#window);
    return this.eventlessReason === undefined ? view : { ...view, eventlessReason: this.eventlessReason };
  }

  #functions(): HostFunctions {
    return {
      ...askedQuestions((name, ...args) => this.#ask(name, args)),
      ...requestFunctions(this, this.#options),
      hydrate: () => this.#hydrate(),
      setFocused: () => {},
      ...this.#connectionFunctions(),
      ...this.#listFunctions(),
      ...this.#eventFunctions(),
    };
  }

  /** What is asked about the connection. */
  #connectionFunctions() {
    return {
      attempts: (limit) => this.attempts.slice(-limit),
      diagnoses: async () => this.streamDiagnoses,
      showDiagnoses: async (kind, isShown) => {
        const off = this.streamDiagnoses.off.filter((other) => other !== kind);
        const diagnoses = this.streamDiagnoses.diagnoses.filter((diagnosis) => isShown || diagnosis.kind !== kind);
        this.streamDiagnoses = { ...this.streamDiagnoses, diagnoses, off: isShown ? off : [...off, kind] };
        void this.update();
      },
      cookies: () => this.cookies,
      putCookie: async (cookie, before) => {
        if (cookie.value.includes(' ')) return { error: 'A cookie value can’t contain spaces.' };
        await this.keepCookies([...this.cookies.filter(({ name }) => name !== before?.name), cookie]);
        return {};
      },
      removeCookie: ({ name }) => void this.keepCookies(this.cookies.filter((cookie) => cookie.name !== name)),
    } satisfies Partial<HostFunctions>;
  }

  /** What is asked about the list, and how it is to be. */
  #listFunctions() {
    const { log } = this;
    return {
      show: (window) => {
        this.#window = window;
        void this.update();
      },
      setFilter: (filter: EventFilter) => {
        log.setFilter(filter);
        void this.update();
      },
      saveLayout: () => {},
      setFind: (find) => {
        log.find = find;
        void this.update();
      },
      setAnnotations: (kinds) => {
        // As the host: a page says at its beginning what is so.
        if (kinds.join() === this.#kinds) return;
        this.#kinds = kinds.join();
        log.showAnnotations(kinds);
        void this.update();
      },
      annotation: async (number) => log.annotationOf(number),
      filterHistory: () => this.history,
      rememberFilter: (query) => {
        this.history = [query, ...this.history.filter((other) => other !== query)];
      },
      pickFilter: async () => this.picked,
      clear: () => {
        log.clear();
        void this.update();
      },
    } satisfies Partial<HostFunctions>;
  }

  /** What is asked about events. */
  #eventFunctions() {
    const { log } = this;
    return {
      find: async (target) => log.seek(target),
      copyRange: async (first, last) => log.locate(last) + 1 - log.locate(first),
      select: () => {},
      exportEvents: () => {},
      copyRows: async () => 'Copied 2 events as NDJSON',
      copy: async (seq) => log.has(seq),
      info: async (seq) => log.info(seq),
      compare: async (left, right) => log.has(left) && log.has(right),
      copyText: async () => {},
      openInEditor: async (seq) => log.has(seq),
      ...this.runs.functions(() => void this.restart()),
    } satisfies Partial<HostFunctions>;
  }

  async #ask<Name extends QuestionName>(
    name: Name,
    args: Parameters<EngineQuestions[Name]>,
  ): Promise<ReturnType<EngineQuestions[Name]>> {
    return Reflect.apply(this.log[name], this.log, args) as ReturnType<EngineQuestions[Name]>;
  }

  async #hydrate(): Promise<Hydration> {
    await this.#begun;
    this.#isHydrated = true;
    void this.update();
    return { ...usualHydration, ...this.#options.hydration };
  }

  #person(): Promise<void> {
    return new Promise((resolve) => {
      this.goOn = resolve;
    });
  }

  /** Every call is kept, and refused if its arguments are not what the boundary says. */
  #recorded(functions: HostFunctions): HostFunctions {
    const names = Object.keys(hostArguments) as (keyof HostFunctions)[];
    const entries = names.map((name) => [
      name,
      (...args: unknown[]) => {
        this.calls.push({ name, args });
        if (name === this.failing) throw new Error('The engine is gone.');
        if (!hostArguments[name].every((guard, i) => guard(args[i])))
          throw new TypeError(`${name} has arguments of the wrong shape`);
        const answer = (): unknown => (functions[name] as (...args: unknown[]) => unknown)(...args);
        return name === this.waiting ? this.#person().then(answer) : answer();
      },
    ]);
    return Object.fromEntries(entries) as HostFunctions;
  }
}

declare global {
  var fakeHost: FakeHost;
  var fakeOptions: FakeOptions | undefined;
  var violations: string[];
}

globalThis.violations = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
  violations.push(`${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`);
});
globalThis.fakeHost = new FakeHost(globalThis.fakeOptions ?? {});
Object.assign(globalThis, { acquireVsCodeApi: () => fakeHost.api() });
