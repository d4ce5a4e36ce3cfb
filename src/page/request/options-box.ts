/** How the server is reached: redirects and time, proxy, TLS, socket. */

import { t } from '@vscode/l10n';
import { html, LitElement, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import type { DraftProblem, OptionBox } from '../../shared/boundary/page.ts';
import type { ConnectionOptions } from '../../shared/stream/records.ts';
import { emit, type PageEvent } from '../model/events.ts';
import { baseStyles, inputStyles } from '../ui/styles.ts';
import { problemAt } from '../model/draft-problems.ts';
import { choice } from '../controls/labelled-select.ts';
import { choiceStyles } from '../controls/labelled-select.styles.ts';
import { numberBox } from '../controls/number-box.ts';
import { numberBoxStyles } from '../controls/number-box.styles.ts';
import {
  proxyChoice,
  type ProxyChoice,
  type ProxyFields,
  proxyFields,
  withOption,
  withProxyChoice,
  withProxyFields,
} from '../model/option-edit.ts';
import { optionsBoxStyles } from './options-box.styles.ts';

import '../controls/labelled-box.ts';

interface TextBox {
  readonly label: string;
  readonly value: string;
  readonly edit: (text: string) => void;
  readonly hint?: string;
  readonly secret?: string;
}

type TextOption = 'caFile' | 'certificateFile' | 'keyFile' | 'socketPath';
type SwitchOption = 'followRedirects' | 'trustAnyCertificate' | 'acceptAnyContentType';

const proxyChoices: readonly [ProxyChoice, string][] = [
  ['settings', t('Use VS Code proxy settings')],
  ['direct', t('None')],
  ['named', t('This one')],
];

/** Tells each edit as `options-edit`, with all options that differ from the default. Another group goes into its slot. */
export class OptionsBox extends LitElement {
  static override properties = { options: { attribute: false }, problems: { attribute: false } };

  static override styles = [baseStyles, inputStyles, choiceStyles, numberBoxStyles, optionsBoxStyles];

  declare options: ConnectionOptions;
  declare problems: readonly DraftProblem[];

  constructor() {
    super();
    this.options = {};
    this.problems = [];
  }

  override render(): TemplateResult {
    return html`
      ${group(t('Redirects and response'), [
        this.#switch('followRedirects', t('Follow redirects')),
        this.#switch('acceptAnyContentType', t('Accept any content type')),
        this.#timeout(),
      ])}
      <slot></slot>
      ${group(t('Proxy'), [this.#proxyChoice(), ...this.#proxy()])}
      ${group('TLS', [
        this.#switch('trustAnyCertificate', t('Trust any certificate, for this connection only')),
        this.#text('caFile', t('Trusted authorities'), t('Additional CA certificates (PEM)')),
        this.#text('certificateFile', t('Client certificate'), t('PEM or PKCS #12 file')),
        this.#text('keyFile', t('Key'), t('PEM file, if the key is in a separate file')),
        this.#box('passphrase', {
          label: t('Passphrase'),
          value: this.options.passphrase ?? '',
          edit: (text) => this.#set('passphrase', text),
          secret: t('passphrase'),
        }),
      ])}
      ${group(t('Socket'), [this.#text('socketPath', t('Socket'), t('Unix socket or Windows pipe'))])}
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
    return this.#box(name, { label, hint, value: this.options[name] ?? '', edit: (text) => this.#set(name, text) });
  }

  #timeout(): TemplateResult {
    const { firstByteTimeoutMs: ms } = this.options;
    return numberBox({
      label: t('Response timeout'),
      name: t('Response timeout, in seconds'),
      unit: t('seconds'),
      value: ms === undefined ? undefined : ms / 1000,
      hint: t('no limit'),
      min: 0,
      step: 'any',
      edit: (text) => this.#set('firstByteTimeoutMs', milliseconds(text)),
    });
  }

  #proxyChoice(): TemplateResult {
    return choice({
      name: t('Proxy'),
      label: t('Proxy'),
      value: proxyChoice(this.options),
      options: proxyChoices,
      choose: (value) => this.#emitOptions(withProxyChoice(this.options, value as ProxyChoice)),
    });
  }

  #proxy(): readonly TemplateResult[] {
    if (proxyChoice(this.options) !== 'named') return [];
    const fields = proxyFields(this.options);
    const edit = (change: Partial<ProxyFields>): void =>
      this.#emitOptions(withProxyFields(this.options, { ...fields, ...change }));
    return [
      this.#box('proxy', {
        label: t('Proxy URL'),
        hint: 'http://proxy.example:3128',
        value: fields.server,
        edit: (server) => edit({ server }),
      }),
      this.#box('proxyUser', { label: t('Proxy user'), value: fields.user, edit: (user) => edit({ user }) }),
      this.#box('proxyPassword', {
        label: t('Proxy password'),
        value: fields.password,
        edit: (password) => edit({ password }),
        secret: t('proxy password'),
      }),
    ];
  }

  #box(name: OptionBox, { label, value, edit, hint = '', secret = '' }: TextBox): TemplateResult {
    return html`<sse-labelled-box
      label=${label}
      placeholder=${hint}
      secret=${secret}
      .value=${value}
      .problem=${problemAt(this.problems, `option ${name}`)}
      @box-edit=${({ detail }: PageEvent<'box-edit'>) => edit(detail)}
    ></sse-labelled-box>`;
  }

  #set<N extends keyof ConnectionOptions>(name: N, value: ConnectionOptions[N]): void {
    this.#emitOptions(withOption(this.options, name, value));
  }

  #emitOptions(options: ConnectionOptions): void {
    emit(this, 'options-edit', options);
  }
}

function group(name: string, content: readonly TemplateResult[]): TemplateResult {
  return html`<fieldset>
    <legend>${name}</legend>
    ${content}
  </fieldset>`;
}

/** Nothing, or what isn't a time, is none. */
function milliseconds(seconds: string): number | undefined {
  const ms = Math.round(Number(seconds) * 1000);
  return seconds.trim() === '' || !Number.isSafeInteger(ms) || ms <= 0 ? undefined : ms;
}

customElements.define('sse-options-box', OptionsBox);
