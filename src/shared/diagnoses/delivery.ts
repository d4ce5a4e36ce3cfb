/** Diagnoses of how the parts of a response were delivered. */

import { t } from '@vscode/l10n';
import type { DiagnosisEntry } from './diagnosis.ts';

export const deliveryEntries = {
  lateHeaders: {
    number: 503,
    severity: 'hint',
    title: t('Headers came with the first event'),
    what: (facts) =>
      t('The response headers came {seconds} s after the request, together with the first event.', facts),
    browsers: t('Browsers don’t fire “open” until then, and proxies may give up on the request.'),
    fix: () => t('Send the headers right away, or a comment line before the first event.'),
    recipe: 'headersFirst',
  },
  compressedMembers: {
    number: 504,
    severity: 'error',
    title: t('Compressed in several members'),
    what: (facts) =>
      t('The compressed response consists of {members} gzip members; browsers read only the first one.', facts),
    browsers: t('Browsers stop after the first member: later events are lost.'),
    fix: () => t('Compress the response as one stream that is flushed after each event, or don’t compress it.'),
    recipe: 'flush',
  },
} satisfies Record<string, DiagnosisEntry>;
