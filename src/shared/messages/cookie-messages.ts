/** What is said of a cookie that a person writes. Without its value. [spec] RFC 6265 section 4.1.1. */

import { t } from '@vscode/l10n';
import { message } from './message.ts';

export const cookieMessages = {
  noName: () => message(t('A cookie needs a name.'), t('Enter one, or remove the row.')),
  badName: () =>
    message(
      t('Invalid cookie name.'),
      t('A cookie name can contain only letters, digits and a few symbols (no spaces).'),
    ),
  badValue: () =>
    message(
      t('A cookie value can’t contain spaces, commas, semicolons, backslashes or non-ASCII characters.'),
      t('Percent-encode them.'),
    ),
  noDomain: () => message(t('A cookie needs a domain.'), t('Enter the host that it is sent to.')),
  badPath: () => message(t('Invalid cookie path.'), t('A path begins with / and can’t contain spaces or semicolons.')),
  badDomain: (domain: string) => message(t`“${domain}” is not a host name.`, t('Example: localhost or .example.org.')),
  publicSuffix: (domain: string) =>
    message(
      t`A cookie can’t be set for ${domain}: it is a public suffix, which many sites share.`,
      t('Enter the domain of one site.'),
    ),
} as const;
