/** What is said of the JSON path of a column of the list. */

import { t } from '@vscode/l10n';
import { message } from './message.ts';

export const columnMessages = {
  noPath: () => message(t('A column needs a path.'), t('Enter a JSON path, such as $.user.name.')),
  noDollar: (path: string) => message(t('A JSON path begins with $.'), t`Use $.${path} for a member with that name.`),
  tooLong: (maxChars: number) => message(t`The path is longer than ${maxChars} characters.`, t('Enter a shorter one.')),
  taken: () => message(t('There is a column with this path already.'), t('Show that one, or write another path.')),
  tooMany: (most: number) =>
    message(t`There are already ${most} such columns, which is the maximum.`, t('Remove one of them first.')),
  incomplete: () => message(t('The path is not complete.'), t('Complete it, for example $.items[0].')),
  /** [spec] RFC 9535. @param place - where the parser stopped, if it says so */
  invalid: (place: string | undefined) =>
    message(
      place === undefined
        ? t('This isn’t a valid JSONPath expression (RFC 9535).')
        : t`This isn’t a valid JSONPath expression (RFC 9535) at “${place}”.`,
      t('Example: $.user.name or $.items[0].'),
    ),
} as const;
