/** How requests are told apart that have the same path, and what there is to know of each. */

import { t } from '@vscode/l10n';
import type { HeaderRow, RequestDraft } from '../../shared/boundary/page.ts';
import { isSecretHeader } from '../../shared/request/headers.ts';
import { queryDistinction } from '../../shared/request/query-distinction.ts';
import { parseStreamUrl } from '../../shared/request/url.ts';
import { withoutCredentials } from '../../shared/request/url-credentials.ts';
import { hidden } from '../../net/redaction.ts';

export interface RequestLabel {
  /** The path. */
  readonly label: string;
  /** What else tells the request from the others: the parameters that differ, or else its query; method and host. */
  readonly description: string;
}

interface LabelledRequest {
  readonly key: string;
  readonly draft: Pick<RequestDraft, 'url' | 'method'>;
}

/** More of a query is only in the tooltip. */
const maxQueryChars = 80;

/** More headers are only counted. */
const maxHeaders = 12;

/** @returns by key */
export function requestLabels(requests: readonly LabelledRequest[]): ReadonlyMap<string, RequestLabel> {
  const places = requests.map(({ draft }) => placeOf(draft));
  const hosts = new Set(places.map(({ host }) => host));
  return new Map(
    requests.map(({ key, draft }, i) => {
      const place = places[i] ?? placeOf(draft);
      const alike = places.filter((other) => other.host === place.host && other.path === place.path);
      const { parameters } = queryDistinction(
        place.query,
        alike.map(({ query }) => query),
      );
      const parts = [
        draft.method === 'GET' ? '' : draft.method,
        shortened(parameters.join('&')),
        hosts.size > 1 ? place.host : '',
      ];
      return [key, { label: place.path, description: parts.filter((part) => part !== '').join(' · ') }];
    }),
  );
}

interface Place {
  readonly host: string;
  readonly path: string;
  /** With its question mark; may be empty. */
  readonly query: string;
}

function placeOf({ url }: Pick<RequestDraft, 'url'>): Place {
  const parsed = parseStreamUrl(url);
  if ('error' in parsed) return { host: '', path: withoutCredentials(url).trim(), query: '' };
  const { host, pathname: path, search: query } = parsed.url;
  return { host, path, query };
}

function shortened(query: string): string {
  return query.length > maxQueryChars ? `${query.slice(0, maxQueryChars)}…` : query;
}

/** The request over several lines, with `•••` in the place of secrets: for a tooltip. */
export function requestSummary({ method, url, headers = [], body = '', bodyFile, auth }: RequestDraft): string {
  const sent = headers.filter(({ enabled, name }) => enabled && name !== '');
  const others = sent.length - maxHeaders;
  return [
    `${method} ${withoutCredentials(url).trim()}`,
    ...sent.slice(0, maxHeaders).map(headerLine),
    ...(others > 0 ? [t`and ${others} more`] : []),
    ...(auth === undefined ? [] : [t`Authorization: ${auth.kind}`]),
    ...(body === '' ? [] : [t`Body: ${body.length} characters`]),
    ...(bodyFile === undefined || bodyFile === '' ? [] : [t`Body: ${bodyFile}`]),
  ].join('\n');
}

function headerLine({ name, value }: HeaderRow): string {
  return `${name}: ${isSecretHeader(name) ? hidden : value}`;
}
