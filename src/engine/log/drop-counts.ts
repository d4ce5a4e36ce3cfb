import type { DropReasons } from '../../shared/stream/records.ts';

/** Why the log let events go. */
export class DropCounts implements DropReasons {
  maxEvents = 0;
  maxBytes = 0;
  disk = 0;
  cleared = 0;

  /** What crosses to the host. */
  get reasons(): DropReasons {
    const { maxEvents, maxBytes, disk, cleared } = this;
    return { maxEvents, maxBytes, disk, cleared };
  }
}
