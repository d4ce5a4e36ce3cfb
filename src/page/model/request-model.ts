/** The request that is being edited: what is wrong with it, what is asked for with it, and what is copied of it. */

import { t } from '@vscode/l10n';
import type { DraftProblem, Hydration, Refusal, RequestDraft, SnippetKind } from '../../shared/boundary/page.ts';
import { addSecretNames } from '../../shared/request/secret-names.ts';
import type { Authorization } from '../../shared/stream/records.ts';
import { askedAuthorization } from './authorizations.ts';
import { type Scheme, withScheme } from '../../shared/request/url.ts';
import { DraftCheck } from './draft-check.ts';
import { editedParts } from './edited-parts.ts';
import { describeProblem, tabOfProblems } from './draft-problems.ts';
import { inStep } from './page-state.ts';
import type { PageStore } from './page-store.ts';
import type { RequestTabId } from './panel-layout.ts';
import { describeDraft, tabOf, untakenWarning } from './pasted-command.ts';
import { snippetNames } from '../../shared/request/snippet-names.ts';

/** The host writes the draft to disk: not at every key. */
const saveAfterMs = 300;

/** Acts on the draft of the page's state. */
export class RequestModel {
  /** Why the host refused the draft. */
  refusal: string | undefined;
  /** What the host finds wrong with the draft, by place. */
  problems: readonly DraftProblem[] = [];
  /** The names of the environments that can be chosen. */
  environments: readonly string[] = [];
  /** What of a pasted command the request does not have. */
  warning: string | undefined;
  /** How many events of the run before the last connect took out of the list. */
  removed = 0;
  /** What the person typed before the host answered. */
  typedFirst: RequestDraft | undefined;

  readonly #store: PageStore;
  readonly #beginStream: () => number;
  /** The request that runs, or ran last; absent: this page knows of none. */
  #sent: RequestDraft | undefined;
  readonly #check: DraftCheck;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;

  /** @param beginStream - called before another stream is asked for; says how many events are in the list */
  constructor(store: PageStore, beginStream: () => number) {
    this.#store = store;
    this.#beginStream = beginStream;
    this.#check = new DraftCheck(store.host, (problems) => {
      this.problems = problems;
      store.changed();
    });
  }

  /** What the host knows of names. */
  begin({ environments = [], secretNames = [] }: Hydration): void {
    this.environments = environments;
    addSecretNames(secretNames);
  }

  /** Opens the request at that tab. */
  showTab(requestTab: RequestTabId): void {
    this.#store.keep({ requestTab, requestOpen: true });
  }

  /** Asks what is wrong with the draft. */
  check(): void {
    this.#check.now(this.#store.state.draft);
  }

  edit(draft: RequestDraft): void {
    this.refusal = undefined;
    // What was said of an older draft does not hold any more.
    this.problems = [];
    if (!this.#store.isHydrated) this.typedFirst = draft;
    this.removed = 0;
    this.#store.keep({ draft, ...(this.#sent && { edited: editedParts(this.#sent, draft) }) });
    this.#check.soon(draft);
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => void this.#store.host.saveDraft(draft), saveAfterMs);
  }

  async connect(draft: RequestDraft): Promise<void> {
    this.refusal = undefined;
    this.warning = undefined;
    this.removed = 0;
    const events = this.#beginStream();
    if (!this.#refused(await this.#store.host.connect(draft))) return;
    this.removed = events;
    this.sent(draft);
  }

  /** That request is the one that runs. */
  sent(draft: RequestDraft): void {
    this.#sent = draft;
    this.#store.keep({ edited: editedParts(draft, this.#store.state.draft) });
  }

  /** A stream that somebody else began, with what is in the request bar. */
  begun(): void {
    this.#sent ??= this.#store.state.draft;
  }

  /** What variables stand for has changed. */
  setEnvironments(names: readonly string[]): void {
    this.environments = names;
    this.check();
    this.#store.changed();
  }

  /** What is hidden now is not kept in the page's state either. */
  setSecretNames(names: readonly string[]): void {
    addSecretNames(names);
    const { draft } = this.#store.state;
    // Another table of headers, so that it is drawn again.
    this.#store.keep({ draft: { ...draft, ...(draft.headers && { headers: [...draft.headers] }) } });
  }

  /** Of the server that is asked, for this connection; and asks again. */
  async trustCertificate(): Promise<void> {
    const { draft } = this.#store.state;
    const trusting = { ...draft, options: { ...draft.options, trustAnyCertificate: true } };
    this.edit(trusting);
    await this.connect(trusting);
  }

  /** Opens where it is filled in. @param kind - what the server asks for; absent: it did not say */
  addAuthorization(kind: Authorization['kind'] | undefined): void {
    const { draft } = this.#store.state;
    if (kind !== undefined) this.edit({ ...draft, auth: askedAuthorization(kind, draft.auth) });
    this.showTab('auth');
  }

  /** With this request from now on, and for the stream that is there, which stays. */
  reconnectOnSave(): void {
    const { draft } = this.#store.state;
    this.edit({ ...draft, options: { ...draft.options, reconnectOnSave: true } });
    void this.#store.host.reconnectOnSave();
    this.#store.announce(t('Reconnect on save is on for this connection.'));
  }

  /** Asks the same server with TLS, or without it. */
  async changeScheme(scheme: Scheme): Promise<void> {
    const { draft } = this.#store.state;
    const changed = { ...draft, url: withScheme(draft.url, scheme) };
    this.edit(changed);
    await this.connect(changed);
  }

  /** Asks for another URL with the same request. */
  async connectToUrl(url: string): Promise<void> {
    await this.connectTo({ ...this.#store.state.draft, url });
  }

  /** For a response that is not compressed, with this request from now on. */
  async askUncompressed(): Promise<void> {
    const { draft } = this.#store.state;
    const others = (draft.headers ?? []).filter(({ name }) => name.toLowerCase() !== 'accept-encoding');
    const headers = [...others, { enabled: true, name: 'Accept-Encoding', value: 'identity' }];
    this.edit({ ...draft, headers });
    await this.connect({ ...draft, headers });
  }

  /** A draft that was sent before, or another one that comes whole, with its stream. */
  async connectTo(draft: RequestDraft): Promise<void> {
    const whole = inStep(draft);
    this.edit(whole);
    await this.connect(whole);
  }

  async connectToSample(): Promise<void> {
    const url = await this.#store.host.sampleUrl();
    await this.connectTo({ ...this.#store.state.draft, url, method: 'GET', parameters: [] });
  }

  /**
   * A cURL command becomes the request. One that cannot be read leaves everything as it was.
   *
   * @param text - `null`: what is on the clipboard
   */
  async readCommand(text: string | null): Promise<void> {
    const { host } = this.#store;
    const reading = await (text === null ? host.readCopiedCommand() : host.readCommand(text));
    this.warning = undefined;
    if ('error' in reading) {
      this.refusal = reading.error;
      this.#store.changed();
      return;
    }
    const draft = inStep(reading.draft);
    this.edit(draft);
    this.showTab(tabOf(draft));
    this.warning = untakenWarning(reading.untaken);
    this.#store.announce(t`Imported from cURL: ${describeDraft(draft)}`);
  }

  /** To the clipboard. */
  async copy(kind: SnippetKind): Promise<void> {
    this.refusal = undefined;
    const refusal = await this.#store.host.copyRequest(this.#store.state.draft, kind);
    const isCopied = this.#refused(refusal);
    this.#store.announce(isCopied ? t`Copied as ${snippetNames[kind]}` : '');
  }

  /** @returns whether it was not, and there is nothing wrong */
  #refused({ error, problems = [] }: Refusal): boolean {
    const [first] = problems;
    this.refusal = error ?? (first && describeProblem(first));
    if (problems.length > 0) this.problems = problems;
    const tab = tabOfProblems(problems);
    if (tab === undefined) this.#store.changed();
    else this.showTab(tab);
    return this.refusal === undefined;
  }
}
