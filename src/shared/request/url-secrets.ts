/**
 * What of a draft's URL must not be on disk: user and password, and the values of parameters whose names are those of secrets.
 * The table of parameters has the same again, and those that are switched off.
 */

import type { QueryParameter, RequestDraft } from '../boundary/page.ts';
import { isSecretName } from './secret-names.ts';
import { splitCredentials } from './url-credentials.ts';

/** Names that no header has, for all secrets are kept in one place. */
const credentialsKey = 'url:credentials';

/** @param secretOf - the value that takes the place of a secret, by the name under which it is kept */
type SecretOf = (key: string, value: string) => string;

type UrlTexts = Pick<RequestDraft, 'url' | 'parameters'>;

/** Those that there are, in their order, by the name under which they are kept. One that was taken out is there, and empty. */
export function urlSecrets(draft: UrlTexts): [key: string, value: string][] {
  const secrets: [string, string][] = [];
  replaceUrlSecrets(draft, (key, value) => {
    secrets.push([key, value]);
    return value;
  });
  return secrets;
}

export function replaceUrlSecrets({ url, parameters }: UrlTexts, secretOf: SecretOf): UrlTexts {
  const row = (parameter: QueryParameter): QueryParameter => replaceInRow(parameter, secretOf);
  return { url: replaceInQuery(replaceCredentials(url, secretOf), secretOf), parameters: parameters.map(row) };
}

/** `http://@host/` is one whose credentials were taken out: an `@` that nobody types. */
function replaceCredentials(url: string, secretOf: SecretOf): string {
  const parts = splitCredentials(url);
  if (parts === undefined) return url;
  const { before, credentials, after } = parts;
  return `${before}${secretOf(credentialsKey, credentials)}@${after}`;
}

/** As written in the text, encoded or not. */
function replaceInQuery(url: string, secretOf: SecretOf): string {
  const hash = url.indexOf('#');
  const end = hash < 0 ? url.length : hash;
  const start = url.indexOf('?') + 1;
  if (start === 0 || start > end) return url;
  const pieces = url
    .slice(start, end)
    .split('&')
    .map((piece) => {
      const equals = piece.indexOf('=');
      const name = equals < 0 ? '' : decodedName(piece.slice(0, equals));
      if (!isSecretName(name)) return piece;
      return `${piece.slice(0, equals)}=${secretOf(`url:query ${name.toLowerCase()}`, piece.slice(equals + 1))}`;
    });
  return url.slice(0, start) + pieces.join('&') + url.slice(end);
}

function decodedName(name: string): string {
  return new URLSearchParams(`&${name}`).keys().next().value ?? '';
}

/** Without what it was in the URL: the page reads that from the URL. */
function replaceInRow(parameter: QueryParameter, secretOf: SecretOf): QueryParameter {
  const { enabled, name, value } = parameter;
  if (!isSecretName(name)) return parameter;
  const secret = secretOf(`url:parameter ${name.toLowerCase()}`, value);
  return secret === value ? parameter : { enabled, name, value: secret };
}
