/** The response that was refused: its body and its headers, with all the room that there is. */

import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';

import type { ConnectionAttempt } from '../../shared/stream/records.ts';
import { codeBlockStyles } from '../controls/code-block.styles.ts';
import type { Host } from '../ui/host.ts';
import { baseStyles } from '../ui/styles.ts';

export class ResponseView extends LitElement {
  static override properties = {
    answer: { attribute: false },
    attempts: { attribute: false },
    headers: { state: true },
  };

  static override styles = [
    baseStyles,
    codeBlockStyles,
    css`
      :host {
        display: flex;
        flex: 1 0 auto;
        flex-direction: column;
        gap: 4px;
        user-select: text;
      }

      h3 {
        color: var(--vscode-descriptionForeground);
        font: inherit;
        margin: 4px 0 0;
      }

      .body {
        flex: var(--body-flex, 1 1 0);
        max-height: var(--body-most, none);
        min-height: var(--body-least, 120px);
      }

      .headers {
        flex: none;
        max-height: 40vh;
      }
    `,
  ];

  /** The start of the body, as text. */
  declare answer: string | undefined;
  /** How many attempts there were: the response is that of the newest. */
  declare attempts: number;
  declare host: Pick<Host, 'attempts'>;
  declare headers: ConnectionAttempt['responseHeaders'];

  constructor() {
    super();
    this.answer = undefined;
    this.attempts = 0;
    this.headers = undefined;
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('attempts') || changed.has('answer')) void this.#ask();
  }

  override render(): readonly (TemplateResult | typeof nothing)[] {
    const { answer = '', headers = [] } = this;
    return [
      answer === '' ? nothing : part('body', t('Response body'), answer),
      headers.length === 0
        ? nothing
        : part('headers', t('Response headers'), headers.map(([name, value]) => `${name}: ${value}`).join('\n')),
    ];
  }

  async #ask(): Promise<void> {
    const [newest] = this.attempts === 0 ? [] : await this.host.attempts(1);
    this.headers = newest?.responseHeaders;
  }
}

function part(name: string, title: string, text: string): TemplateResult {
  return html`<h3>${title}</h3>
    <pre class=${`mono block ${name}`} tabindex="0" role="region" aria-label=${title}>${text}</pre>`;
}

customElements.define('sse-response-view', ResponseView);
