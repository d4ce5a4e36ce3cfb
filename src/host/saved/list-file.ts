/** Which files are read as the list of a workspace: the list is read with the workspace, before anybody trusts it. */

import { listFaults } from '../../protocol/messages/saved.ts';

/** More than anybody saves, and read in a moment. */
const MAX_BYTES = 1 << 20;

/**
 * @param isRegular - whether it is a file, or a link to one, and not a device or a pipe
 * @throws Error when it is not to be read, or written; its message is a clause
 */
export function checkListFile(isRegular: boolean, bytes: number): void {
  if (!isRegular) throw new Error(listFaults.noFile());
  if (bytes > MAX_BYTES) throw new Error(listFaults.tooLarge());
}
