/** What is said of the options of a connection: proxy, socket, certificates. Never with a URL of a proxy: it may have a password. */

import { message } from './message.ts';

/** What a file is for, as messages have it. */
export const optionFiles = {
  authorities: 'trusted authorities',
  certificate: 'the client certificate',
  key: 'the key of the client certificate',
} as const;

export type OptionFile = keyof typeof optionFiles;

export const optionMessages = {
  proxyScheme: (scheme: string) =>
    message(`A proxy is spoken to over http: or https:, not ${scheme}:.`, 'Write http://host:port in Options.'),
  proxyNoUrl: () =>
    message('The proxy in Options is not a URL.', 'Write it like http://proxy.example:3128, or direct.'),
  proxyPath: () =>
    message('The proxy in Options has a path.', 'Write its host and port only, like http://proxy.example:3128.'),
  proxyAndSocket: () => message('A proxy and a socket exclude each other.', 'Empty one of the two in Options.'),
  relativeFile: (file: OptionFile, path: string) => relative(optionFiles[file], path),
  relativeSocket: (path: string) => relative('the socket', path),
  fileMissing: (file: OptionFile, path: string) =>
    message(`${unreadable(file, path)} does not exist.`, 'Correct its path in Options.'),
  fileIsFolder: (file: OptionFile, path: string) =>
    message(`${unreadable(file, path)} is a folder.`, 'Name a file in it, in Options.'),
  fileDenied: (file: OptionFile, path: string) =>
    message(
      `${unreadable(file, path)} may not be read by you.`,
      'Change its permissions, or name another file in Options.',
    ),
  /** @param code - of the system */
  fileUnreadable: (file: OptionFile, path: string, code: string) =>
    message(`${unreadable(file, path)} cannot be opened (${code}).`, 'Correct its path in Options.'),
  /** @param code - of the system */
  socketUnusable: (path: string, code: string) =>
    message(`The socket cannot be used: ${path} cannot be opened (${code}).`, 'Correct its path in Options.'),
  noSocket: (path: string) => message(`${path} is not a socket.`, 'Correct it in Options.'),
  noAuthorities: (name: string) =>
    message(
      `${name} has no certificates in PEM form, as trusted authorities need.`,
      'Name a file that has -----BEGIN CERTIFICATE----- in it, in Options.',
    ),
  keyAlone: () =>
    message(
      'A key is given in Options, and no client certificate that it belongs to.',
      'Name the certificate as well.',
    ),
  noCertificate: (name: string) => message(`${name} has no certificate in it.`, 'Name the file that has, in Options.'),
  noKey: (name: string) => message(`${name} has no key in it.`, 'Name the file with the key as well, in Options.'),
  noPemKey: (name: string) => message(`${name} has no key in PEM form in it.`, 'Name the file that has, in Options.'),
  noPassphrase: (name: string) =>
    message(`The key of the client certificate ${name} is encrypted.`, 'Enter its passphrase in Options.'),
  wrongPassphrase: (name: string) =>
    message(`The passphrase does not fit the key of the client certificate ${name}.`, 'Correct it in Options.'),
  otherKey: (name: string) =>
    message(`The key does not belong to the client certificate ${name}.`, 'Name the right file in Options.'),
  oldEncryption: (name: string) =>
    message(`${name} is encrypted in a way that OpenSSL 3 does not read any more.`, 'Export it again with AES.'),
  damaged: (name: string) =>
    message(
      `The client certificate ${name} or its key is damaged: OpenSSL cannot read it.`,
      'Export both again, or name other files in Options.',
    ),
  noIdentity: (name: string) =>
    message(
      `${name} is neither PEM nor PKCS #12, as a client certificate has to be.`,
      'Name another file in Options, or convert this one.',
    ),
} as const;

function unreadable(file: OptionFile, path: string): string {
  return `The file with ${optionFiles[file]} cannot be read: ${path}`;
}

function relative(what: string, path: string) {
  return message(`No folder is open in which ${what} could be looked for.`, `Write the whole path instead of ${path}.`);
}
