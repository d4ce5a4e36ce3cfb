/** What may be put into the person's own list: nobody asks about what is there, in whichever workspace. */

import { workspace } from 'vscode';
import { savedMessages } from '../../shared/messages/saved-messages.ts';
import type { RequestDraft } from '../../shared/boundary/page.ts';
import { refusedInParts } from '../trust/parts.ts';
import { type SavedList, SavedListError } from './saved-list.ts';

/**
 * @param requests - of the workspace
 * @throws {@link SavedListError} at one that may not be sent before the workspace is trusted
 */
export function checkUserList(
  list: SavedList,
  requests: readonly { readonly name: string; readonly draft: RequestDraft }[],
): void {
  if (!list.isUsers || workspace.isTrusted) return;
  for (const { name, draft } of requests) {
    const refused = refusedInParts(draft);
    if (refused !== undefined) throw new SavedListError(savedMessages.untrusted(name, list.called, refused));
  }
}
