/** How the person says who they are: the kind, and a box for each thing that it takes. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';

import type { DraftProblem, RequestDraft } from '../../shared/boundary/page.ts';
import type { Authorization } from '../../shared/stream/records.ts';
import { authorizationOf } from '../model/authorizations.ts';
import { emit, type PageEvent } from '../model/events.ts';
import { icon } from '../ui/icons.ts';
import { baseStyles, messageStyles } from '../ui/styles.ts';
import { problemAt } from '../model/draft-problems.ts';
import { choice } from '../controls/labelled-select.ts';
import { choiceStyles } from '../controls/labelled-select.styles.ts';
import { infoStyles } from '../controls/info.styles.ts';

import '../controls/labelled-box.ts';

type Kind = Authorization['kind'];

const kinds: readonly (readonly [value: Kind | '', name: string])[] = [
  ['', t('None')],
  ['basic', t('Basic')],
  ['digest', t('Digest')],
  ['bearer', t('Bearer token')],
  ['apiKey', t('API key')],
];

/** Tells each edit as `auth-edit`. */
export class AuthEditor extends LitElement {
  static override properties = { draft: { attribute: false }, problems: { attribute: false } };

  static override styles = [baseStyles, messageStyles, infoStyles, choiceStyles];

  declare draft: RequestDraft;
  declare problems: readonly DraftProblem[];
  /** What was entered for the other kinds, so that a wrong choice loses nothing. */
  readonly #others = new Map<string, Authorization>();

  constructor() {
    super();
    this.draft = { url: '', method: 'GET', parameters: [] };
    this.problems = [];
  }

  override render(): TemplateResult {
    const { auth } = this.draft;
    return html`${choice({
        name: t('Authorization type'),
        label: t('Type'),
        value: auth?.kind ?? '',
        options: kinds,
        choose: this.#choose,
      })}
      ${auth === undefined ? nothing : this.#boxes(auth)}
      <div aria-live="polite">${this.#hint()}</div>`;
  }

  #boxes(auth: Authorization): TemplateResult {
    switch (auth.kind) {
      case 'basic':
      case 'digest':
        return html`${this.#box(auth, 'user', t('User name'))} ${this.#box(auth, 'password', t('Password'), true)}`;
      case 'bearer':
        return this.#box(auth, 'token', t('Token'), true);
      case 'apiKey':
        return html`${this.#where(auth)} ${this.#box(auth, 'name', t('Key name'))}
        ${this.#box(auth, 'value', t('Key value'), true)}`;
    }
  }

  #where(auth: Extract<Authorization, { kind: 'apiKey' }>): TemplateResult {
    return choice({
      name: t('API key is sent in'),
      label: t('Sent in'),
      value: auth.in,
      options: [
        ['header', t('Header')],
        ['query', t('Query parameter')],
      ],
      choose: (value) => emit(this, 'auth-edit', { ...auth, in: value === 'query' ? 'query' : 'header' }),
    });
  }

  #box<A extends Authorization>(auth: A, member: keyof A & string, label: string, isSecret = false): TemplateResult {
    return html`<sse-labelled-box
      label=${label}
      placeholder=${isSecret ? t('Enter the value, or {{secret:NAME}}') : ''}
      secret=${isSecret ? label : ''}
      .value=${String(auth[member])}
      .problem=${problemAt(this.problems, `auth ${member}`)}
      @box-edit=${({ detail }: PageEvent<'box-edit'>) => emit(this, 'auth-edit', { ...auth, [member]: detail })}
    ></sse-labelled-box>`;
  }

  #hint(): TemplateResult | typeof nothing {
    const name = overridingHeader(this.draft);
    if (name === undefined) return this.draft.auth?.kind === 'digest' ? digestHint() : nothing;
    return html`<div class="message info">
      ${icon('info')}<span>${t`Overridden by the ${name} header under Headers.`}</span>
    </div>`;
  }

  readonly #choose = (kind: string): void => {
    const before = this.draft.auth;
    if (before !== undefined) this.#others.set(before.kind, before);
    emit(this, 'auth-edit', kind === '' ? null : (this.#others.get(kind) ?? authorizationOf(kind as Kind, before)));
  };
}

/** Neither a preview of the request nor a first response shows it. */
function digestHint(): TemplateResult {
  return html`<div class="message info">
    ${icon('info')}<span
      >${t('The request is sent without a login first, and again with it when the server asks for it.')}</span
    >
  </div>`;
}

/** A header that the person wrote wins over one that the authorization becomes. */
function overridingHeader({ auth, headers = [] }: RequestDraft): string | undefined {
  if (auth === undefined || (auth.kind === 'apiKey' && auth.in === 'query')) return undefined;
  const name = auth.kind === 'apiKey' ? auth.name : 'Authorization';
  const isSame = (other: string): boolean => other.trim().toLowerCase() === name.trim().toLowerCase();
  return headers.find(({ enabled, name }) => enabled && isSame(name))?.name;
}

customElements.define('sse-auth-editor', AuthEditor);
