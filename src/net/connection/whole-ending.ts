/** Why a response is over that has come whole. */

import type { Ending } from '../../shared/messages/ending.ts';
import { endings } from '../../shared/messages/endings.ts';
import type { BodyFacts, BodyFraming } from '../../shared/stream/body.ts';

/** A server whose author did not mean to end it has said so by its framing. */
export function wholeEnding(framing: BodyFraming, facts: BodyFacts = {}): Ending {
  if (framing.kind !== 'length') return endings.serverEnded();
  if (framing.length === 0) return endings.emptyLength();
  const hasMore = facts.lenient?.some(({ kind }) => kind === 'bytesAfterBody') === true;
  return hasMore ? endings.lengthReached(framing.length) : endings.serverEnded();
}
