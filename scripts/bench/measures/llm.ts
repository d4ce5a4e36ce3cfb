/** A million deltas of a language model: into the log, beside the same bytes unrecognized; and what merging them takes. */

import { pid } from 'node:process';
import type { AnswerFigures } from '../../../test/perf/answer.ts';
import { type LoadFigures, runRounds } from '../../../test/perf/rounds.ts';
import { Child, Children } from '../clients/child.ts';
import { withServer, workerFile } from '../clients/context.ts';

export const recognized = 'SSE Monitor, deltas of a language model';
export const unrecognized = 'SSE Monitor, the same bytes unrecognized';

export interface LlmFigures {
  readonly load: LoadFigures;
  readonly answer: AnswerFigures;
}

/** @param isTrial - a small load, once */
export async function measureLlm(isTrial: boolean): Promise<LlmFigures> {
  const name = isTrial ? '10,000 deltas' : 'one million deltas';
  return withServer(name, async (server) => {
    const load = await withServer(`${name}, unrecognized`, async (others) => {
      using children = new Children();
      const turnOf = () => {
        const child = children.start();
        return (origin: string) => child.perform('turn', 'engine', origin, workerFile);
      };
      const contenders = [
        { name: unrecognized, turn: turnOf() },
        { name: recognized, server, turn: turnOf() },
      ];
      return await runRounds(contenders, others, isTrial ? 1 : 7, pid);
    });
    using child = new Child();
    return { load, answer: await child.perform('answer', server.origin) };
  });
}
