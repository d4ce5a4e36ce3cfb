/** Reads a body into the ring of its engine: a copy of each read, and one message a turn at most. */

import type { EngineInlet } from '../../engine/client/inlet.ts';
import type { ResponseBody } from './response-body.ts';
import { type BodyEvents, TurnReader } from './turns.ts';

export interface RingEvents extends BodyEvents {
  /** The engine is behind. */
  onFull(): void;
}

export function readIntoRing(body: ResponseBody, inlet: EngineInlet, events: RingEvents): TurnReader {
  const reader = new TurnReader(body, {
    onArrival: () => events.onArrival(),
    onRead: (bytes, time) => {
      inlet.write(bytes, time);
      if (!reader.paused && inlet.isFull) events.onFull();
    },
    onTurnEnd: () => inlet.wake(),
    onEnd: (error) => events.onEnd(error),
  });
  return reader;
}
