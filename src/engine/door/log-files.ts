/** Where a log is that is not all in memory. */

import { byteSlotBytes } from '../bytes/byte-store.ts';
import { SlotFile } from '../bytes/slot-file.ts';
import type { IndexFiles } from '../log/event-log.ts';
import { readPageBytes } from '../log/read-times.ts';
import { segmentBytes } from '../log/segment.ts';

/** Where the oldest bytes and the index of their events go, when there is a bound on memory. */
export interface LogFiles extends IndexFiles {
  readonly bytes?: SlotFile;
}

/** @param folder - absolute; absent: all is in memory */
export function filesIn(folder: string | undefined): LogFiles {
  if (folder === undefined) return {};
  return {
    bytes: new SlotFile(folder, byteSlotBytes),
    segments: new SlotFile(folder, segmentBytes),
    times: new SlotFile(folder, readPageBytes),
  };
}
