/** What a panel without a stream shows. */

import type { ViewUpdate } from '../protocol/engine.ts';

export function emptyView(generation: number): ViewUpdate {
  return {
    counts: { received: 0, kept: 0, dropped: 0, comments: 0, bytes: 0 },
    types: [],
    notes: [],
    generation,
    start: 0,
    end: 0,
    window: {
      from: 0,
      seq: new Float64Array(),
      time: new Float64Array(),
      type: new Uint32Array(),
      bytes: new Float64Array(),
      preview: [],
    },
  };
}
