/** What the title of a panel says, and its icon. */

import type { Watched } from '../streams/watched.ts';

/** The state of a stream, as the name of a picture. */
export type StateIcon = 'idle' | 'open' | 'waiting' | 'closed' | 'error';

/** Of a title so much is seen at most; links and files may have names of any length. */
const longestTitle = 120;

export function titleOf({ title }: Watched): string {
  return title.length <= longestTitle ? title : `${title.slice(0, longestTitle - 1)}…`;
}

export function stateIcon(shown: Watched | undefined): StateIcon {
  if (shown === undefined) return 'idle';
  const { state, severity } = shown.status;
  if (state === 'open') return 'open';
  if (state === 'closed') return severity === 'error' ? 'error' : 'closed';
  return 'waiting';
}
