import type { HostFunctions } from '../../../src/shared/boundary/host-functions.ts';
import type { CommandReading, Hydration, RecentRequest } from '../../../src/shared/boundary/page.ts';
import { noFilter } from '../../../src/shared/stream/engine.ts';

/** What a test gives the page to begin with. */
export interface FakeOptions {
  readonly hydration?: Partial<Hydration>;
  /** What VS Code kept for the page. */
  readonly state?: unknown;
  /** What was asked for before. */
  readonly recents?: readonly RecentRequest[];
  /** What the host answers to `connect`. */
  readonly refusal?: string;
  /** What the host makes of a cURL command. */
  readonly reading?: CommandReading;
  /** The page is not told what it begins with until `begin` of the stand-in. */
  readonly beginsLate?: boolean;
}

/** What a page begins with, unless a test says something else. */
export const usualHydration: Hydration = {
  draft: { url: '', method: 'GET', parameters: [] },
  filter: noFilter,
  stopOn: [{ type: 'done' }],
  focusUrl: false,
  environments: [],
};

/** A call of the page's. */
export interface FakeCall {
  readonly name: keyof HostFunctions;
  readonly args: readonly unknown[];
}
