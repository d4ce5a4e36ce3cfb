/** The runs that a panel keeps, as the host answers for them. */

import type { RunsAccount } from '../../../src/shared/boundary/runs.ts';
import type { HostFunctions } from '../../../src/shared/boundary/host-functions.ts';
import type { RunComparison } from '../../../src/shared/stream/run-comparison.ts';

export class FakeRuns {
  /** All of them; absent: there is one. */
  all: RunsAccount | undefined;
  /** Of two of them; absent: one of them is not kept any more. */
  comparison: RunComparison | undefined;

  get account(): { readonly runs?: RunsAccount } {
    return this.all === undefined ? {} : { runs: this.all };
  }

  /** The person ran the command for that. */
  compare = async (_left: number, _right: number): Promise<void> => {};

  /** @param restart - called when the events of another run are shown */
  functions(restart: () => void): Pick<HostFunctions, 'showRun' | 'compareRuns' | 'openRunsInDiff'> {
    return {
      showRun: (run) => {
        if (this.all === undefined) return;
        this.all = { ...this.all, shown: run };
        restart();
      },
      compareRuns: async () => this.comparison,
      openRunsInDiff: async () => this.comparison !== undefined,
    };
  }
}
