/** What is said of files that are not read: clauses, which are in the messages of those who wanted to read them. */

import { t } from '@vscode/l10n';

/** What has a path and isn't a regular file, as messages have it. */
export const specialFiles = {
  folder: t('a folder'),
  device: t('a device'),
  pipe: t('a named pipe'),
  socket: t('a socket'),
} as const;

export type SpecialFile = keyof typeof specialFiles;

export const fileFaults = {
  special: (kind: SpecialFile) => t`it is ${specialFiles[kind]}, and only regular files are read`,
  tooLarge: (megabytes: number) => t`it has more than ${megabytes} MB`,
} as const;
