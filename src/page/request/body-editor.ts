/** The body of the request: of which kind it is, and what it is made of. */

import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';

import { messageText } from '../../shared/messages/message.ts';
import { bodyMessages } from '../../shared/messages/request-messages.ts';
import type { BodyKind, DraftProblem, RequestDraft } from '../../shared/boundary/page.ts';
import { emit, type PageEvent } from '../model/events.ts';
import { icon } from '../ui/icons.ts';
import { baseStyles, buttonStyles, messageStyles } from '../ui/styles.ts';
import { isUnusualBody, shownBodyKind } from '../model/body-hints.ts';
import { problemAt } from '../model/draft-problems.ts';
import { infoStyles } from '../controls/info.styles.ts';
import { choice } from '../controls/labelled-select.ts';
import { choiceStyles } from '../controls/labelled-select.styles.ts';
import type { Host } from '../ui/host.ts';

import './body-box.ts';
import './form-table.ts';
import '../controls/labelled-box.ts';

const kinds: readonly (readonly [value: BodyKind, name: string])[] = [
  ['text', t('Text')],
  ['json', 'JSON'],
  ['form', t('Form')],
  ['file', t('File')],
];

/** Tells each edit as `draft-edit`. */
export class BodyEditor extends LitElement {
  static override properties = { draft: { attribute: false }, problems: { attribute: false } };

  static override styles = [baseStyles, buttonStyles, messageStyles, infoStyles, choiceStyles];

  declare draft: RequestDraft;
  declare problems: readonly DraftProblem[];
  declare host: Pick<Host, 'chooseBodyFile'>;

  constructor() {
    super();
    this.draft = { url: '', method: 'GET', parameters: [] };
    this.problems = [];
  }

  override render(): TemplateResult {
    const kind = shownBodyKind(this.draft);
    return html`${choice({
        name: t('Body type'),
        label: t('Type'),
        value: kind,
        options: kinds,
        choose: (value) => this.#edit({ bodyKind: value as BodyKind }),
      })}
      ${this.#content(kind)}
      <div aria-live="polite">${isUnusualBody(this.draft) ? this.#hint() : nothing}</div>`;
  }

  #content(kind: BodyKind): TemplateResult {
    if (kind === 'form') {
      return html`<sse-form-table
        .rows=${this.draft.form ?? none}
        .problems=${this.problems}
        @form-edit=${({ detail: form }: PageEvent<'form-edit'>) => this.#edit({ form })}
      ></sse-form-table>`;
    }
    if (kind === 'file') return this.#file();
    return html`<sse-body-box
      .draft=${this.draft}
      .problem=${problemAt(this.problems, 'body')}
      @body-edit=${({ detail: body }: PageEvent<'body-edit'>) => this.#edit({ body })}
    ></sse-body-box>`;
  }

  #file(): TemplateResult {
    return html`<sse-labelled-box
      label=${t('File')}
      placeholder=${t('Its bytes are sent unchanged')}
      .value=${this.draft.bodyFile ?? ''}
      .problem=${problemAt(this.problems, 'bodyFile')}
      @box-edit=${({ detail: bodyFile }: PageEvent<'box-edit'>) => this.#edit({ bodyFile })}
      ><button class="labelled" @click=${this.#choose}>${t('Choose…')}</button></sse-labelled-box
    >`;
  }

  #hint(): TemplateResult {
    return html`<div class="message info">
      ${icon('info')}<span
        >${messageText(bodyMessages.withMethod(this.draft.method))}
        <button class="link" @click=${() => this.#edit({ method: 'POST' })}>${t('Use POST')}</button></span
      >
    </div>`;
  }

  readonly #choose = async (): Promise<void> => {
    const bodyFile = await this.host.chooseBodyFile();
    if (bodyFile !== undefined) this.#edit({ bodyFile, bodyKind: 'file' });
  };

  #edit(change: Partial<RequestDraft>): void {
    emit(this, 'draft-edit', { ...this.draft, ...change });
  }
}

/** One and the same, so that the table is not drawn anew. */
const none: NonNullable<RequestDraft['form']> = [];

customElements.define('sse-body-editor', BodyEditor);
