/** What a state of a stream is called, in lists and by screen readers. */

import { t } from '@vscode/l10n';
import type { ConnectionState } from '../../shared/stream/records.ts';

/** `error`: it is closed, and did not end well. */
export const stateNames = {
  connecting: t('connecting'),
  open: t('open'),
  waiting: t('waiting'),
  closed: t('closed'),
  error: t('failed'),
} satisfies Record<ConnectionState | 'error', string>;
