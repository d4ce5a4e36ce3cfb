/** What is said of a cookie that a person writes. Without its value. [spec] RFC 6265 section 4.1.1. */

import { t } from '@vscode/l10n';
import { message } from './message.ts';

export const cookieMessages = {
  noName: () => message(t('A cookie needs a name.'), t('Write one, or remove the row.')),
  badName: () =>
    message(
      t('This is not the name of a cookie.'),
      t('The name of a cookie has only letters, digits and a few signs in it, no blanks.'),
    ),
  badValue: () =>
    message(
      t('The value of a cookie has no blanks, commas, semicolons, backslashes and characters beyond ASCII.'),
      t('Percent-encode them.'),
    ),
  noDomain: () => message(t('A cookie needs a domain.'), t('Write the host that it is sent to.')),
  badPath: () =>
    message(t('This is not the path of a cookie.'), t('A path begins with / and has no blanks and semicolons.')),
  badDomain: (domain: string) =>
    message(t`“${domain}” is not a host name.`, t('Write one such as localhost or .example.org.')),
  publicSuffix: (domain: string) =>
    message(
      t`A cookie cannot be for ${domain}: it is a public suffix, which many sites share.`,
      t('Write the domain of one site.'),
    ),
} as const;
