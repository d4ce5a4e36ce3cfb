/** The memory that a kept event takes. */

import type { MemoryFigures } from '../../../test/perf/memory.ts';
import { Child } from '../clients/child.ts';
import { withServer, workerFile } from '../clients/context.ts';

/** Each in a fresh process. */
export async function measureMemories(): Promise<readonly MemoryFigures[]> {
  return withServer('one million of 100 bytes', async ({ origin }) => {
    const figures: MemoryFigures[] = [];
    for (let round = 0; round < 3; round++) {
      using child = new Child();
      figures.push(await child.perform('memory', origin, workerFile));
    }
    return figures;
  });
}
