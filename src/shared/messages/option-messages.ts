/** What is said of the options of a connection: proxy, socket, certificates. Never with a URL of a proxy: it may have a password. */

import { t } from '@vscode/l10n';
import { type SpecialFile, specialFiles } from './file-messages.ts';
import { message } from './message.ts';

/** What a file is for, as messages have it. */
export const optionFiles = {
  authorities: t('trusted authorities'),
  certificate: t('the client certificate'),
  key: t('the key of the client certificate'),
} as const;

export type OptionFile = keyof typeof optionFiles;

export const optionMessages = {
  proxyScheme: (scheme: string) =>
    message(t`A proxy URL must use http: or https:, not ${scheme}:.`, t('Use http://host:port in Options.')),
  proxyNoUrl: () =>
    message(t('The proxy in Options is not a URL.'), t('Example: http://proxy.example:3128, or direct.')),
  proxyPath: () =>
    message(
      t('The proxy in Options has a path.'),
      t('Enter only its host and port, for example http://proxy.example:3128.'),
    ),
  proxyAndSocket: () =>
    message(t('A request can’t use both a proxy and a socket.'), t('Clear one of the two in Options.')),
  relativeFile: (file: OptionFile, path: string) => relative(optionFiles[file], path),
  relativeSocket: (path: string) => relative(t('the socket'), path),
  fileMissing: (file: OptionFile, path: string) =>
    message(t`${unreadable(file, path)} does not exist.`, t('Correct its path in Options.')),
  fileIsFolder: (file: OptionFile, path: string) =>
    message(t`${unreadable(file, path)} is a folder.`, t('Select a file in it, in Options.')),
  fileIsSpecial: (file: OptionFile, path: string, kind: SpecialFile) =>
    message(t`${unreadable(file, path)} is ${specialFiles[kind]}.`, t('Select a regular file in Options.')),
  fileTooLarge: (file: OptionFile, path: string, megabytes: number) =>
    message(t`${unreadable(file, path)} has more than ${megabytes} MB.`, t('Select another file in Options.')),
  fileDenied: (file: OptionFile, path: string) =>
    message(
      t`You don’t have permission to read ${unreadable(file, path)}.`,
      t('Change its permissions, or select another file in Options.'),
    ),
  /** @param code - of the system */
  fileUnreadable: (file: OptionFile, path: string, code: string) =>
    message(t`${unreadable(file, path)} cannot be opened (${code}).`, t('Correct its path in Options.')),
  /** @param code - of the system */
  socketUnusable: (path: string, code: string) =>
    message(t`The socket cannot be used: ${path} cannot be opened (${code}).`, t('Correct its path in Options.')),
  noSocket: (path: string) => message(t`${path} is not a socket.`, t('Correct it in Options.')),
  noAuthorities: (name: string) =>
    message(
      t`${name} contains no certificates in PEM form, which trusted authorities require.`,
      t('In Options, select a file that contains -----BEGIN CERTIFICATE-----.'),
    ),
  keyAlone: () => message(t('Options has a key but no client certificate for it.'), t('Set the certificate as well.')),
  noCertificate: (name: string) =>
    message(t`${name} contains no certificate.`, t('In Options, select a file that has one.')),
  noKey: (name: string) => message(t`${name} contains no key.`, t('Set the key file in Options as well.')),
  noPemKey: (name: string) =>
    message(t`${name} contains no key in PEM form.`, t('In Options, select a file that has one.')),
  noPassphrase: (name: string) =>
    message(t`The key of the client certificate ${name} is encrypted.`, t('Enter its passphrase in Options.')),
  wrongPassphrase: (name: string) =>
    message(t`The passphrase for the key of the client certificate ${name} is wrong.`, t('Correct it in Options.')),
  otherKey: (name: string) =>
    message(t`The key does not belong to the client certificate ${name}.`, t('Select the right file in Options.')),
  oldEncryption: (name: string) =>
    message(t`${name} is encrypted in a way that OpenSSL 3 no longer supports.`, t('Export it again with AES.')),
  damaged: (name: string) =>
    message(
      t`The client certificate ${name} or its key is damaged: OpenSSL cannot read it.`,
      t('Export both again, or name other files in Options.'),
    ),
  noIdentity: (name: string) =>
    message(
      t`${name} is neither PEM nor PKCS #12, as a client certificate must be.`,
      t('Select another file in Options, or convert this one.'),
    ),
} as const;

function unreadable(file: OptionFile, path: string): string {
  return t`The file with ${optionFiles[file]} cannot be read: ${path}`;
}

function relative(what: string, path: string) {
  return message(t`No folder is open to look for ${what} in.`, t`Use the full path instead of ${path}.`);
}
