/** How the server is reached: redirects and time, proxy, TLS, socket. */

import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import type { ConnectionOptions } from '../../protocol/records.ts';
import { emit } from '../events.ts';
import { icon } from '../icons.ts';
import { baseStyles, buttonStyles, inputStyles } from '../styles.ts';
import {
  proxyChoice,
  type ProxyChoice,
  type ProxyFields,
  proxyFields,
  withOption,
  withProxyChoice,
  withProxyFields,
} from './option-edit.ts';
import { optionsBoxStyles } from './options-box.styles.ts';
import { textOf } from './row-table.ts';

type TextOption = 'caFile' | 'certificateFile' | 'keyFile' | 'socketPath';
type SwitchOption = 'followRedirects' | 'trustAnyCertificate' | 'acceptAnyContentType';

const proxyChoices: readonly [ProxyChoice, string][] = [
  ['settings', 'As VS Code’s settings say'],
  ['direct', 'None'],
  ['named', 'This one'],
];

/** Tells each edit as `options-edit`, with all options that differ from the default. */
export class OptionsBox extends LitElement {
  static override properties = { options: { attribute: false }, shown: { state: true } };

  static override styles = [baseStyles, buttonStyles, inputStyles, optionsBoxStyles];

  declare options: ConnectionOptions;
  /** The secrets that the person wants to see, by their labels. */
  declare shown: ReadonlySet<string>;

  constructor() {
    super();
    this.options = {};
    this.shown = new Set();
  }

  override render(): TemplateResult {
    return html`
      ${group('Redirects and answer', [
        this.#switch('followRedirects', 'Follow redirects'),
        this.#switch('acceptAnyContentType', 'Read an answer of any type as an event stream'),
        this.#timeout(),
      ])}
      ${group('Proxy', [this.#proxyChoice(), ...this.#proxy()])}
      ${group('TLS', [
        this.#switch('trustAnyCertificate', 'Trust any certificate, for this connection only'),
        this.#text('caFile', 'Trusted authorities', 'PEM file, beside those of the system'),
        this.#text('certificateFile', 'Client certificate', 'PEM or PKCS #12 file'),
        this.#text('keyFile', 'Key', 'PEM file, if the certificate’s does not have it'),
        this.#secret('Passphrase', this.options.passphrase ?? '', (text) => this.#set('passphrase', text)),
      ])}
      ${group('Socket', [this.#text('socketPath', 'Socket', 'Path of a Unix socket or Windows pipe, instead of the host')])}
    `;
  }

  #switch(name: SwitchOption, label: string): TemplateResult {
    return html`<label class="switch">
      <input
        type="checkbox"
        .checked=${live(this.options[name] ?? name === 'followRedirects')}
        @change=${(event: Event) => this.#set(name, (event.currentTarget as HTMLInputElement).checked)}
      />${label}
    </label>`;
  }

  #text(name: TextOption, label: string, hint: string): TemplateResult {
    return field(label, html`${box(label, this.options[name] ?? '', hint, (text) => this.#set(name, text))}`);
  }

  #timeout(): TemplateResult {
    const { firstByteTimeoutMs: ms } = this.options;
    return field(
      'Wait for an answer',
      html`<span class="seconds"
        ><input
          class="text"
          type="number"
          min="0"
          max="2000000"
          step="any"
          aria-label="Wait for an answer, in seconds"
          placeholder="no limit"
          .value=${live(ms === undefined ? '' : String(ms / 1000))}
          @change=${(event: Event) => this.#set('firstByteTimeoutMs', milliseconds(textOf(event)))}
        />seconds</span
      >`,
    );
  }

  #proxyChoice(): TemplateResult {
    return field(
      'Proxy',
      html`<vscode-single-select
        label="Proxy"
        .value=${live(proxyChoice(this.options))}
        @change=${(event: Event) =>
          this.#tell(withProxyChoice(this.options, (event.currentTarget as HTMLSelectElement).value as ProxyChoice))}
      >
        ${proxyChoices.map(([value, label]) => html`<vscode-option value=${value}>${label}</vscode-option>`)}
      </vscode-single-select>`,
    );
  }

  #proxy(): readonly TemplateResult[] {
    if (proxyChoice(this.options) !== 'named') return [];
    const fields = proxyFields(this.options);
    const edit = (change: Partial<ProxyFields>): void =>
      this.#tell(withProxyFields(this.options, { ...fields, ...change }));
    return [
      field(
        'Proxy URL',
        box('Proxy URL', fields.server, 'http://proxy.example:3128', (server) => edit({ server })),
      ),
      field(
        'Proxy user',
        box('Proxy user', fields.user, '', (user) => edit({ user })),
      ),
      this.#secret('Proxy password', fields.password, (password) => edit({ password })),
    ];
  }

  #secret(label: string, value: string, edited: (text: string) => void): TemplateResult {
    const isShown = this.shown.has(label);
    return field(
      label,
      html`<span class="secret"
        >${box(label, value, '', edited, isShown ? 'text' : 'password')}
        <button
          aria-label=${`${isShown ? 'Hide' : 'Show'} ${label.toLowerCase()}`}
          title=${isShown ? 'Hide it' : 'Show it'}
          @click=${() => this.#toggle(label)}
        >
          ${icon(isShown ? 'eyeClosed' : 'eye')}
        </button></span
      >`,
    );
  }

  #toggle(label: string): void {
    const shown = new Set(this.shown);
    if (!shown.delete(label)) shown.add(label);
    this.shown = shown;
  }

  #set<N extends keyof ConnectionOptions>(name: N, value: ConnectionOptions[N]): void {
    this.#tell(withOption(this.options, name, value));
  }

  #tell(options: ConnectionOptions): void {
    emit(this, 'options-edit', options);
  }
}

function group(name: string, content: readonly TemplateResult[]): TemplateResult {
  return html`<fieldset>
    <legend>${name}</legend>
    ${content}
  </fieldset>`;
}

function field(label: string, content: TemplateResult): TemplateResult {
  return html`<div class="field"><span class="label" aria-hidden="true">${label}</span>${content}</div>`;
}

function box(
  label: string,
  value: string,
  hint: string,
  edited: (text: string) => void,
  type: 'text' | 'password' = 'text',
): TemplateResult {
  return html`<input
    class="text"
    type=${type}
    aria-label=${label}
    autocomplete="off"
    placeholder=${hint === '' ? nothing : hint}
    spellcheck="false"
    .value=${live(value)}
    @input=${(event: Event) => edited(textOf(event))}
  />`;
}

/** Nothing, or what is no time, is none. */
function milliseconds(seconds: string): number | undefined {
  const ms = Math.round(Number(seconds) * 1000);
  return seconds.trim() === '' || !Number.isSafeInteger(ms) || ms <= 0 ? undefined : ms;
}

customElements.define('sse-options-box', OptionsBox);
