/** The cookies that responses or the user have set; they are sent again as browsers do. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import type { CookieRow } from '../../shared/stream/records.ts';
import { parseStreamUrl } from '../../shared/request/url.ts';
import { icon } from '../ui/icons.ts';
import { baseStyles, buttonStyles, inputStyles, messageStyles } from '../ui/styles.ts';
import { type CookieJarView, jarsDiffer } from './cookie-jar-view.ts';
import { cookieTableStyles } from './cookie-table.styles.ts';
import { rowTableStyles } from '../controls/row-table.styles.ts';
import { textOf } from '../controls/row-table.ts';
import { secretBox } from '../controls/secret-box.ts';
import { secretBoxStyles } from '../controls/secret-box.styles.ts';

/** A row of the table: a cookie of the jar, or one that is being written. */
interface Line {
  /** The same as long as the row is there. */
  readonly key: number;
  readonly cookie: CookieRow;
  /** What the jar has of it; `null`: it is not in the jar yet. */
  readonly before: CookieRow | null;
  /** Why it isn't a cookie. */
  readonly problem?: string;
}

type TextPart = 'name' | 'value' | 'domain' | 'path';

const parts: readonly [TextPart, (n: number) => string][] = [
  ['name', (n) => t`Cookie name ${n}`],
  ['value', (n) => t`Cookie value ${n}`],
  ['domain', (n) => t`Cookie domain ${n}`],
  ['path', (n) => t`Cookie path ${n}`],
];

/** Each edit goes to the jar when its box is left. */
export class CookieTable extends LitElement {
  static override properties = {
    jar: { attribute: false, hasChanged: jarsDiffer },
    url: { attribute: false },
    lines: { state: true },
    shown: { state: true },
  };

  static override styles = [
    baseStyles,
    buttonStyles,
    inputStyles,
    messageStyles,
    rowTableStyles,
    secretBoxStyles,
    cookieTableStyles,
  ];

  declare jar: CookieJarView | undefined;
  /** Of the request: a cookie that is added is for its host. */
  declare url: string;
  declare lines: readonly Line[];
  /** The rows whose value the person wants to see. */
  declare shown: ReadonlySet<number>;
  #focusNext = false;
  #keys = 0;
  /** One edit after the other: the next one begins with what the one before has put into the jar. */
  #queue: Promise<void> = Promise.resolve();

  constructor() {
    super();
    this.jar = undefined;
    this.url = '';
    this.lines = [];
    this.shown = new Set();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('jar')) void this.#ask();
  }

  override updated(): void {
    if (!this.#focusNext) return;
    this.#focusNext = false;
    this.renderRoot.querySelector<HTMLInputElement>('.row:last-child input.text')?.focus();
  }

  override render(): TemplateResult {
    return html`
      <div class="scroll" ?hidden=${this.lines.length === 0}>
        <table aria-label=${t('Cookies')}>
          <thead>
            <tr>
              <th>${t('Name')}</th>
              <th>${t('Value')}</th>
              <th>${t('Domain')}</th>
              <th>${t('Path')}</th>
              <th>${t('Expires')}</th>
              <th class="remove"><span class="spoken">${t('Remove')}</span></th>
            </tr>
          </thead>
          <tbody>
            ${this.lines.map((line, index) => this.#row(line, index))}
          </tbody>
        </table>
      </div>
      <button class="labelled add" @click=${this.#add}>${icon('add')}${t('Add cookie')}</button>
      <span class="dim">${t('Kept in memory until you close this panel.')}</span>
    `;
  }

  #row(line: Line, index: number): TemplateResult {
    return html`<tr class="row">
        ${parts.map(([part, label]) => html`<td>${this.#cell(part, label(index + 1), line, index)}</td>`)}
        <td>${this.#expiry(line, index)}</td>
        <td>
          <button
            class="remove"
            aria-label=${t`Remove cookie ${index + 1}`}
            title=${t('Remove')}
            @click=${() => this.#remove(index)}
          >
            ${icon('close')}
          </button>
        </td>
      </tr>
      ${
        line.problem === undefined
          ? nothing
          : html`<tr>
              <td colspan="6">
                <div id=${`problem-${index}`} class="message" role="alert">
                  ${icon('error')}<span>${line.problem}</span>
                </div>
              </td>
            </tr>`
      }`;
  }

  #cell(part: TextPart, label: string, line: Line, index: number): TemplateResult {
    const box = (type: 'text' | 'password'): TemplateResult =>
      html`<input
        class="text"
        type=${type}
        aria-label=${label}
        aria-describedby=${line.problem === undefined ? nothing : `problem-${index}`}
        autocomplete="off"
        spellcheck="false"
        .value=${live(line.cookie[part])}
        @input=${(event: Event) => this.#type(index, { [part]: textOf(event) })}
        @change=${() => this.#put(index)}
      />`;
    if (part !== 'value') return box('text');
    const toggle = (): void => this.#toggle(index);
    return secretBox({ name: t`cookie value ${index + 1}`, isShown: this.shown.has(index), toggle }, box);
  }

  /** Empty: with the panel. */
  #expiry({ cookie }: Line, index: number): TemplateResult {
    return html`<input
      class="text"
      type="datetime-local"
      step="1"
      aria-label=${t`Cookie expires ${index + 1}`}
      .value=${live(cookie.expires === undefined ? '' : localTime(cookie.expires))}
      @change=${(event: Event) => this.#editExpiry(index, textOf(event))}
    />`;
  }

  /** What is being written, and is not in the jar, stays. */
  async #ask(): Promise<void> {
    const cookies = (await this.jar?.host.cookies()) ?? [];
    const open = this.lines.filter(({ cookie, before }) => cookie !== before);
    const listed = cookies.map(
      (cookie) => open.find(({ before }) => before !== null && isSame(before, cookie)) ?? this.#line(cookie, cookie),
    );
    this.lines = [...listed, ...open.filter((line) => !listed.includes(line))];
  }

  #line(cookie: CookieRow, before: CookieRow | null): Line {
    return { key: this.#keys++, cookie, before };
  }

  #editExpiry(index: number, text: string): void {
    const line = this.lines[index];
    if (line === undefined) return;
    const { expires: _before, ...cookie } = line.cookie;
    const time = Date.parse(text);
    this.lines = this.lines.with(index, {
      ...line,
      cookie: Number.isNaN(time) ? cookie : { ...cookie, expires: time },
    });
    void this.#put(index);
  }

  /** Kept at each key: what comes from the jar meanwhile must not take its place. */
  #type(index: number, change: Partial<CookieRow>): void {
    const line = this.lines[index];
    if (line !== undefined) this.lines = this.lines.with(index, { ...line, cookie: { ...line.cookie, ...change } });
  }

  async #put(index: number): Promise<void> {
    const line = this.lines[index];
    // Nobody wants to be told off while writing.
    if (line === undefined || (line.cookie.name === '' && line.before === null)) return;
    const { key } = line;
    this.#queue = this.#queue.then(() => this.#send(key));
    await this.#queue;
  }

  /** Puts a line into the jar as it is by now. */
  async #send(key: number): Promise<void> {
    const line = this.lines.find((line) => line.key === key);
    if (line === undefined || line.cookie === line.before) return;
    const { error } = (await this.jar?.host.putCookie(line.cookie, line.before)) ?? {};
    const { problem: _problem, ...rest } = line;
    const sent = error === undefined ? { ...rest, before: line.cookie } : { ...rest, problem: error };
    // It may have been edited again meanwhile.
    this.lines = this.lines.map((other) => (other.key === key ? { ...sent, cookie: other.cookie } : other));
    if (error === undefined) await this.#ask();
  }

  #remove(index: number): void {
    const line = this.lines[index];
    this.shown = new Set();
    this.lines = this.lines.toSpliced(index, 1);
    if (line?.before != null) void this.jar?.host.removeCookie(line.before);
    this.renderRoot.querySelector<HTMLButtonElement>('button.add')?.focus();
  }

  #toggle(index: number): void {
    const shown = new Set(this.shown);
    if (!shown.delete(index)) shown.add(index);
    this.shown = shown;
  }

  readonly #add = (): void => {
    const parsed = parseStreamUrl(this.url);
    const domain = 'url' in parsed ? parsed.url.hostname : '';
    this.#focusNext = true;
    this.lines = [...this.lines, this.#line({ ...blank, domain }, null)];
  };
}

const blank: CookieRow = { name: '', value: '', domain: '', path: '/', secure: false, httpOnly: false };

/** [spec] RFC 6265 section 5.3: cookies of one name, domain and path are one. */
function isSame(a: CookieRow, b: CookieRow): boolean {
  return a.name === b.name && a.domain === b.domain && a.path === b.path;
}

/** As the box for a date and a time has it: `2026-01-31T12:00:00`, in the time zone of this machine. */
function localTime(time: number): string {
  const offsetMs = new Date(time).getTimezoneOffset() * 60_000;
  return new Date(time - offsetMs).toISOString().slice(0, 19);
}

customElements.define('sse-cookie-table', CookieTable);
