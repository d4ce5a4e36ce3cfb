/** All texts of a draft that can have variables in them, each with the place where it is. */

import { isSecretHeader } from './headers.ts';
import type { OptionBox, Place, RequestDraft } from '../boundary/page.ts';
import { splitProxy } from './proxy.ts';
import type { Authorization, ConnectionOptions } from '../stream/records.ts';
import { hasVariables } from './variables.ts';

export interface DraftText {
  readonly place: Place;
  readonly text: string;
  /** Whether what is there is kept from view. */
  readonly isSecret: boolean;
}

/** Of what is sent: rows that are switched off, and bodies of another kind, do not count. */
export function textsOf(draft: RequestDraft): readonly DraftText[] {
  const { url, headers = [], lastEventId = '', auth, options = {} } = draft;
  return [
    { place: 'url', text: url, isSecret: false },
    ...headers.flatMap(({ enabled, name, value }, i): DraftText[] =>
      enabled
        ? [
            { place: `header ${i} name`, text: name, isSecret: false },
            { place: `header ${i} value`, text: value, isSecret: isSecretHeader(name) },
          ]
        : [],
    ),
    ...authTexts(auth),
    ...bodyTexts(draft),
    { place: 'lastEventId', text: lastEventId, isSecret: false },
    ...optionTexts(options),
  ];
}

/** Whether the host has to be asked what the draft means. */
export function draftHasVariables(draft: RequestDraft): boolean {
  return textsOf(draft).some(({ text }) => hasVariables(text));
}

/** The members of an authorization that are kept from view. */
const secretMembers: Readonly<Record<Authorization['kind'], string>> = {
  basic: 'password',
  digest: 'password',
  bearer: 'token',
  apiKey: 'value',
};

function authTexts(auth: Authorization | undefined): DraftText[] {
  if (auth === undefined) return [];
  return Object.entries(auth)
    .filter(([member]) => member !== 'kind' && member !== 'in')
    .map(([member, text]) => ({ place: `auth ${member}`, text, isSecret: member === secretMembers[auth.kind] }));
}

function optionTexts({ proxy = '', ...options }: ConnectionOptions): DraftText[] {
  const { server, user = '', password = '' } = splitProxy(proxy);
  const { caFile = '', certificateFile = '', keyFile = '', passphrase = '', socketPath = '' } = options;
  const texts: Record<OptionBox, string> = {
    proxy: server,
    proxyUser: user,
    proxyPassword: password,
    caFile,
    certificateFile,
    keyFile,
    passphrase,
    socketPath,
  };
  return Object.entries(texts).map(([box, text]) => ({
    place: `option ${box as OptionBox}`,
    text,
    isSecret: box === 'proxyPassword' || box === 'passphrase',
  }));
}

function bodyTexts({ bodyKind = 'text', body = '', form = [], bodyFile = '' }: RequestDraft): DraftText[] {
  if (bodyKind === 'file') return [{ place: 'bodyFile', text: bodyFile, isSecret: false }];
  if (bodyKind !== 'form') return [{ place: 'body', text: body, isSecret: false }];
  return form.flatMap(({ enabled, name, value }, i): DraftText[] =>
    enabled
      ? [
          { place: `form ${i} name`, text: name, isSecret: false },
          { place: `form ${i} value`, text: value, isSecret: false },
        ]
      : [],
  );
}
