/**
 * What a draft is made of, as far as a workspace can have chosen it: by its parts what is left of a workspace's request is
 * known again, wherever the draft was kept meanwhile and whatever else a person has changed in it.
 */

import { t } from '@vscode/l10n';
import type { HeaderRow, RequestDraft } from '../../shared/boundary/page.ts';
import { splitProxy } from '../../shared/request/proxy.ts';
import { hostIn } from '../../shared/request/url-credentials.ts';
import { parseStreamUrl } from '../../shared/request/url.ts';
import { parseTemplate, writeVariable } from '../../shared/request/variables.ts';
import { type Refused, waysIn } from './refusal.ts';

export interface DraftPart {
  /** The same for the same part of another draft. */
  readonly id: string;
  /** For people: a noun. */
  readonly name: string;
}

/**
 * The parts of a draft, also of rows that are switched off and of bodies that are not sent. A method, an environment, a
 * number and a name without a value are none: by themselves they say nothing. What is edited is another part, but a variable is
 * the same wherever it is, and a host is the same with another port and another path.
 */
export function partsOf(draft: RequestDraft): readonly DraftPart[] {
  const parts = Object.entries(members).flatMap(([member, read]) => {
    const value = draft[member as keyof RequestDraft];
    return value === undefined ? [] : (read as (value: unknown) => readonly DraftPart[])(value);
  });
  return [...new Map(parts.map((part) => [part.id, part])).values()];
}

/** What of a draft is refused, or would be once a person switched it on. */
export function refusedInParts(draft: RequestDraft): Refused | undefined {
  const kinds = new Set(partsOf(draft).map(({ id }) => id.split(' ', 1)[0]));
  if (kinds.has('variable')) return 'variables';
  if (kinds.has('bodyFile')) return 'file';
  return kinds.has('option') ? 'way' : undefined;
}

type Members = { readonly [K in keyof RequestDraft]-?: (value: NonNullable<RequestDraft[K]>) => readonly DraftPart[] };

const members: Members = {
  url: urlParts,
  method: none,
  parameters: (rows) => rows.flatMap(({ name, value }) => pairParts(name, value)),
  headers: (rows) => rows.flatMap((row) => rowParts('header', row, t`the header “${row.name}”`)),
  body: (text) => textParts('body', text, t('the body')),
  bodyKind: none,
  form: (rows) => rows.flatMap((row) => rowParts('form', row, t('the form'))),
  bodyFile: (path) => textParts('bodyFile', path, t('the body file')),
  environment: none,
  auth: (auth) =>
    Object.entries(auth)
      .filter(([member]) => member !== 'kind' && member !== 'in' && member !== 'name')
      .flatMap(([member, text]) => textParts(`auth ${member}`, text, t('the authorization'))),
  lastEventId: (id) => textParts('lastEventId', id, t('the last event ID')),
  options: (options) => [
    ...waysIn(options).flatMap(([name, value]) => textParts(`option ${name}`, value, t('the options'))),
    // As they are filled: each part separately.
    ...Object.values(splitProxy(options.proxy ?? '')).flatMap(variableParts),
  ],
  reconnect: none,
  maxAttempts: none,
};

function none(): readonly DraftPart[] {
  return [];
}

/** Of code there may be a path only. */
function urlParts(text: string): readonly DraftPart[] {
  const isPath = text.startsWith('/') && !text.startsWith('//');
  const host = isPath ? '' : hostIn(text);
  const parsed = parseStreamUrl(isPath ? `http://h${text}` : text);
  const { pathname, search } = 'url' in parsed ? parsed.url : { pathname: '/', search: '' };
  return [
    ...(host === '' ? [] : textParts('host', host, t('the host'))),
    ...(pathname === '/' ? [] : textParts('path', pathname, t('the path'))),
    ...[...new URLSearchParams(search)].flatMap(([name, value]) => pairParts(name, value)),
    ...variableParts(text),
  ];
}

function pairParts(name: string, value: string): readonly DraftPart[] {
  return rowParts('query', { enabled: true, name, value }, t('the query'));
}

function rowParts(kind: string, { name, value }: HeaderRow, called: string): readonly DraftPart[] {
  const texts = value === '' ? [] : [{ id: `${kind} ${name.trim().toLowerCase()}:${value.trim()}`, name: called }];
  return [...texts, ...variableParts(name), ...variableParts(value)];
}

function textParts(kind: string, text: string, called: string): readonly DraftPart[] {
  return text.trim() === '' ? [] : [{ id: `${kind} ${text.trim()}`, name: called }, ...variableParts(text)];
}

function variableParts(text: string): readonly DraftPart[] {
  return parseTemplate(text).flatMap((part) => {
    if (part.kind === 'text') return [];
    const written = part.kind === 'variable' ? writeVariable(part.variable) : part.text;
    return [{ id: `variable ${written}`, name: t`the variable ${written}` }];
  });
}
