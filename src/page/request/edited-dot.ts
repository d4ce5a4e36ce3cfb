/** The mark of what was edited since the request was sent. */

import { t } from '@vscode/l10n';
import { html } from 'lit';

export const editedDot = html`<span class="edited" aria-hidden="true" title=${t('Edited since connecting')}>●</span>`;
