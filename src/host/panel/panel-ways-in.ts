/** Other ways to begin in a panel than to type a URL: what was sent before, the sample, a copied command. */

import { commands, env } from 'vscode';
import type { HostFunctions } from '../../shared/boundary/host-functions.ts';
import type { RecentDraft, RecentRequest, RequestDraft } from '../../shared/boundary/page.ts';
import type { SampleName } from '../sample/sample-server.ts';
import { readCommand } from '../request/request-actions.ts';
import { setContext } from '../vscode/context-keys.ts';
import { walkthroughId } from '../vscode/manifest-names.ts';

/** The requests that were sent before in this workspace. */
export interface RecentRequests {
  /** The newest first; without their secrets. */
  list(): Promise<readonly RecentRequest[]>;
  /** `undefined`: it is not kept any more. */
  find(key: string): Promise<RecentDraft | undefined>;
}

/** What a panel needs for that of the extension around it. */
export interface WaysIn {
  readonly recents: RecentRequests;
  /** Of a sample stream, which is served from then on; that of the stock ticker unless another one is named. */
  readonly sampleUrl: (name?: SampleName) => Promise<string>;
}

type WayFunctions = Pick<
  HostFunctions,
  'recents' | 'recentDraft' | 'sampleUrl' | 'openWalkthrough' | 'readCopiedCommand'
>;

/** @param restored - the draft with its secrets; it is in the request bar from then on */
export function waysIn(
  { recents, sampleUrl }: WaysIn,
  restored: (draft: RequestDraft) => Promise<RequestDraft>,
): WayFunctions {
  return {
    recents: () => recents.list(),
    recentDraft: async (key) => {
      const recent = await recents.find(key);
      return recent && { ...recent, draft: await restored(recent.draft) };
    },
    sampleUrl: async () => {
      // The walkthrough knows the command by itself, not the button.
      setContext('hasTriedSample', true);
      return sampleUrl();
    },
    openWalkthrough: () => void commands.executeCommand('workbench.action.openWalkthrough', walkthroughId, false),
    readCopiedCommand: async () => readCommand(await env.clipboard.readText()),
  };
}
