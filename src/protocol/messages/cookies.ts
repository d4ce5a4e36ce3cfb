/** What is said of a cookie that a person writes. Without its value. [spec] RFC 6265 section 4.1.1. */

import { message } from './message.ts';

export const cookieMessages = {
  noName: () => message('A cookie needs a name.', 'Write one, or remove the row.'),
  badName: () =>
    message(
      'This is not the name of a cookie.',
      'The name of a cookie has only letters, digits and a few signs in it, no blanks.',
    ),
  badValue: () =>
    message(
      'The value of a cookie has no blanks, commas, semicolons, backslashes and characters beyond ASCII.',
      'Percent-encode them.',
    ),
  noDomain: () => message('A cookie needs a domain.', 'Write the host that it is sent to.'),
  badPath: () => message('This is not the path of a cookie.', 'A path begins with / and has no blanks and semicolons.'),
  badDomain: (domain: string) =>
    message(`“${domain}” is not a host name.`, 'Write one such as localhost or .example.org.'),
  publicSuffix: (domain: string) =>
    message(
      `A cookie cannot be for ${domain}: it is a public suffix, which many sites share.`,
      'Write the domain of one site.',
    ),
} as const;
