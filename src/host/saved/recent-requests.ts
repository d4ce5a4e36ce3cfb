/** The recent requests as an empty panel shows them. */

import type { RecentDraft, RecentRequest, RequestDraft } from '../../shared/boundary/page.ts';
import { parseStreamUrl } from '../../shared/request/url.ts';
import type { RecentRequests } from '../panel/panel-ways-in.ts';
import { stopOnSetting } from '../vscode/settings.ts';
import type { SavedRequest } from './entries.ts';
import { textOf } from './open-entry.ts';
import { nameOf } from './request-name.ts';
import type { SavedFeature } from './saved-feature.ts';

/** The view of connections has more. */
const maxShown = 5;

/** Of the request that was edited last, when it was not sent. */
const editedKey = 'edited';

interface Recent extends SavedRequest {
  readonly key: string;
}

export function recentRequests(getFeature: () => Promise<SavedFeature>): RecentRequests {
  return {
    list: async () => recentsOf(await getFeature()).map(shown),
    find: async (key) => draftOf(recentsOf(await getFeature()).find((recent) => recent.key === key)),
  };
}

function recentsOf({ recent, monitor }: SavedFeature): readonly Recent[] {
  const draft = monitor.lastDraft;
  const sent: readonly Recent[] = recent.connections.slice(0, maxShown);
  const isKnown = draft.url.trim() === '' || sent.some((other) => isSame(other.draft, draft));
  return isKnown ? sent : [{ key: editedKey, draft }, ...sent].slice(0, maxShown);
}

/** But for stop rules, which the draft that was edited does not know. */
function isSame(a: RequestDraft, b: RequestDraft): boolean {
  return textOf({ draft: a }) === textOf({ draft: b });
}

function shown({ key, draft }: Recent): RecentRequest {
  const parsed = parseStreamUrl(draft.url);
  return {
    key,
    method: draft.method,
    name: nameOf(draft),
    query: 'error' in parsed ? '' : parsed.url.search,
  };
}

function draftOf(recent: Recent | undefined): RecentDraft | undefined {
  return recent && { draft: recent.draft, stopOn: recent.stopOn ?? stopOnSetting() };
}
