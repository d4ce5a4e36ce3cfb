/** What a person fills in for each kind of authorization, before anything is filled in. */

import type { Authorization } from '../../shared/stream/records.ts';

type Kind = Authorization['kind'];

const empty: { readonly [K in Kind]: Extract<Authorization, { kind: K }> } = {
  basic: { kind: 'basic', user: '', password: '' },
  digest: { kind: 'digest', user: '', password: '' },
  bearer: { kind: 'bearer', token: '' },
  apiKey: { kind: 'apiKey', in: 'header', name: 'X-Api-Key', value: '' },
};

/** Whether there is anything to say who the person is. */
export function isFilledIn(auth: Authorization): boolean {
  if ('user' in auth) return auth.user + auth.password !== '';
  return (auth.kind === 'bearer' ? auth.token : auth.value) !== '';
}

/** What a server asks for, unless that would throw away a token or key that was filled in. */
export function askedAuthorization(kind: Kind, before?: Authorization): Authorization {
  return before === undefined || 'user' in before || !isFilledIn(before) ? authorizationOf(kind, before) : before;
}

/** One of that kind; with the user and password of the one before, where both kinds have them. */
export function authorizationOf(kind: Kind, before?: Authorization): Authorization {
  if (before === undefined) return empty[kind];
  if (kind === before.kind) return before;
  const hasUser = 'user' in before && 'user' in empty[kind];
  return hasUser ? ({ ...before, kind } as Authorization) : empty[kind];
}
