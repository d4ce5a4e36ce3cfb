/** What of a request was edited since it was sent. */

import type { HeaderRow, RequestDraft } from '../../shared/boundary/page.ts';

/** The parts of a request that a person edits in one place. */
export const requestParts = [
  'method',
  'url',
  'parameters',
  'headers',
  'auth',
  'body',
  'options',
  'environment',
] as const;
export type RequestPart = (typeof requestParts)[number];

/** @returns the parts in which the two would not send the same */
export function editedParts(sent: RequestDraft, draft: RequestDraft): RequestPart[] {
  return requestParts.filter((part) => JSON.stringify(contents[part](sent)) !== JSON.stringify(contents[part](draft)));
}

export function isRequestParts(value: unknown): value is readonly RequestPart[] {
  return Array.isArray(value) && value.every((part) => (requestParts as readonly unknown[]).includes(part));
}

/** By part, all that is in it; what is not there and what is empty are the same. */
const contents: Readonly<Record<RequestPart, (draft: RequestDraft) => unknown>> = {
  method: ({ method }) => method,
  // Its query is made of the parameters.
  url: ({ url }) => {
    const [target = '', ...fragment] = url.trim().split('#');
    return [target.split('?', 1), fragment];
  },
  parameters: ({ parameters }) => sentRows(parameters),
  headers: ({ headers = [], lastEventId = '' }) => [sentRows(headers), lastEventId],
  auth: ({ auth }) => auth,
  body: sentBody,
  options: ({ options = {}, reconnect, maxAttempts }) => [
    Object.entries(options).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    reconnect,
    maxAttempts,
  ],
  environment: ({ environment }) => environment,
};

function sentBody({ body = '', bodyKind = 'text', bodyFile = '', form = [] }: RequestDraft): unknown {
  if (bodyKind === 'form') return sentRows(form);
  return bodyKind === 'file' ? { bodyFile } : body;
}

function sentRows(rows: readonly HeaderRow[]): readonly (readonly [name: string, value: string])[] {
  return rows.filter(({ enabled, name }) => enabled && name !== '').map(({ name, value }) => [name, value]);
}
