/** Diagnoses of what a redirect made different in the request. */

import { t } from '@vscode/l10n';
import type { DiagnosisEntry } from './diagnosis.ts';

export const redirectEntries = {
  redirectMethod: {
    number: 621,
    severity: 'warning',
    title: t('Redirect changed the method'),
    what: (facts) =>
      t('The redirect ({status}) from {from} to {to} turned this {method} into a GET, without a body.', facts),
    browsers: t('Browsers do the same: 301 and 302 turn a POST into a GET, and 303 turns any method into a GET.'),
    fix: (facts) =>
      t(
        'Use the URL {to}, or redirect with 307 or 308, which keep method and body. Often just a slash at the end of the path differs.',
        facts,
      ),
  },
  redirectCredentials: {
    number: 622,
    severity: 'warning',
    title: t('Redirect left credentials behind'),
    what: (facts) => t('The redirect ({status}) to another host, {to}, left out {left}.', facts),
    browsers: t('Browsers don’t send Authorization to another origin either.'),
    fix: (facts) => t('If that host may have it, connect to {to} directly.', facts),
  },
  redirectOrigin: {
    number: 623,
    severity: 'hint',
    title: t('Redirect to another origin'),
    what: (facts) => t('The redirect ({status}) from {from} led to another host: {to}.', facts),
    browsers: t('Browsers require Access-Control-Allow-Origin from both hosts.'),
    fix: (facts) => t('Nothing is wrong if pages of your origin may read both. Otherwise, use the URL {to}.', facts),
    recipe: 'cors',
  },
  redirectToPlain: {
    number: 624,
    severity: 'warning',
    title: t('Redirect from https to http'),
    what: (facts) => t('The redirect ({status}) from {from} led to {to}, without encryption.', facts),
    browsers: t('Browsers refuse it on pages that were loaded over https.'),
    fix: () =>
      t(
        'Redirect to https. Behind a proxy that decrypts, make the server trust its X-Forwarded-Proto header, or redirect to a path alone.',
      ),
  },
} satisfies Record<string, DiagnosisEntry>;
