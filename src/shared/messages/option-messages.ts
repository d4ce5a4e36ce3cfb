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
    message(t`A proxy is spoken to over http: or https:, not ${scheme}:.`, t('Write http://host:port in Options.')),
  proxyNoUrl: () =>
    message(t('The proxy in Options is not a URL.'), t('Write it like http://proxy.example:3128, or direct.')),
  proxyPath: () =>
    message(t('The proxy in Options has a path.'), t('Write its host and port only, like http://proxy.example:3128.')),
  proxyAndSocket: () => message(t('A proxy and a socket exclude each other.'), t('Empty one of the two in Options.')),
  relativeFile: (file: OptionFile, path: string) => relative(optionFiles[file], path),
  relativeSocket: (path: string) => relative(t('the socket'), path),
  fileMissing: (file: OptionFile, path: string) =>
    message(t`${unreadable(file, path)} does not exist.`, t('Correct its path in Options.')),
  fileIsFolder: (file: OptionFile, path: string) =>
    message(t`${unreadable(file, path)} is a folder.`, t('Name a file in it, in Options.')),
  fileIsSpecial: (file: OptionFile, path: string, kind: SpecialFile) =>
    message(t`${unreadable(file, path)} is ${specialFiles[kind]}.`, t('Name a regular file in Options.')),
  fileTooLarge: (file: OptionFile, path: string, megabytes: number) =>
    message(t`${unreadable(file, path)} has more than ${megabytes} MB.`, t('Name another file in Options.')),
  fileDenied: (file: OptionFile, path: string) =>
    message(
      t`${unreadable(file, path)} may not be read by you.`,
      t('Change its permissions, or name another file in Options.'),
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
      t`${name} has no certificates in PEM form, as trusted authorities need.`,
      t('Name a file that has -----BEGIN CERTIFICATE----- in it, in Options.'),
    ),
  keyAlone: () =>
    message(
      t('A key is given in Options, and no client certificate that it belongs to.'),
      t('Name the certificate as well.'),
    ),
  noCertificate: (name: string) =>
    message(t`${name} has no certificate in it.`, t('Name the file that has, in Options.')),
  noKey: (name: string) => message(t`${name} has no key in it.`, t('Name the file with the key as well, in Options.')),
  noPemKey: (name: string) =>
    message(t`${name} has no key in PEM form in it.`, t('Name the file that has, in Options.')),
  noPassphrase: (name: string) =>
    message(t`The key of the client certificate ${name} is encrypted.`, t('Enter its passphrase in Options.')),
  wrongPassphrase: (name: string) =>
    message(t`The passphrase does not fit the key of the client certificate ${name}.`, t('Correct it in Options.')),
  otherKey: (name: string) =>
    message(t`The key does not belong to the client certificate ${name}.`, t('Name the right file in Options.')),
  oldEncryption: (name: string) =>
    message(t`${name} is encrypted in a way that OpenSSL 3 does not read any more.`, t('Export it again with AES.')),
  damaged: (name: string) =>
    message(
      t`The client certificate ${name} or its key is damaged: OpenSSL cannot read it.`,
      t('Export both again, or name other files in Options.'),
    ),
  noIdentity: (name: string) =>
    message(
      t`${name} is neither PEM nor PKCS #12, as a client certificate has to be.`,
      t('Name another file in Options, or convert this one.'),
    ),
} as const;

function unreadable(file: OptionFile, path: string): string {
  return t`The file with ${optionFiles[file]} cannot be read: ${path}`;
}

function relative(what: string, path: string) {
  return message(
    t`No folder is open in which ${what} could be looked for.`,
    t`Write the whole path instead of ${path}.`,
  );
}
