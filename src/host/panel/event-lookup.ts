import type { EngineClient } from '../../engine/client/client.ts';
import type { EventTarget } from '../../shared/boundary/page.ts';

/** The number of the event; 0 when there is none. The engine looks in slices, and others have their turn between them. */
export async function findEvent(log: Pick<EngineClient, 'seqAtTime' | 'findId'>, target: EventTarget): Promise<number> {
  if ('time' in target) return log.seqAtTime(target.time);
  for (let before = Number.MAX_SAFE_INTEGER; before > 0;) {
    const finding = await log.findId(target.id, before);
    if (finding.seq > 0) return finding.seq;
    before = finding.before;
  }
  return 0;
}
