/**
 * Where the connection deliberately does something else than Chromium. Each is explained in
 * docs/chromium-differences.md, under the name of its scenario.
 */

import type { OracleOutcome } from '../../support/oracle.ts';

export type Difference = Partial<Pick<OracleOutcome, 'finalReadyState' | 'requestCount'>> & {
  /** Whether a later request comes sooner than Chromium's. */
  readonly sooner?: boolean;
};

export const knownDifferences: Readonly<Record<string, Difference>> = {
  'status 401 with WWW-Authenticate Basic': { finalReadyState: 2 },
  'truncated response head': { requestCount: 2 },
  'retry empty after retry 300': { sooner: true },
};
