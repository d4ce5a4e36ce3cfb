/** What the page asks about the request, and to have it sent. */

import type { HostFunctions } from '../../../src/shared/boundary/host-functions.ts';
import type { Refusal } from '../../../src/shared/boundary/page.ts';
import type { FakeHost } from './fake-host.ts';
import type { FakeOptions } from './fake-options.ts';

/** Refuses what the test says, or tells the page of a connection as if there were one. */
export function requestFunctions(host: FakeHost, options: FakeOptions) {
  const refusal: Refusal = options.refusal === undefined ? {} : { error: options.refusal };
  const reading = options.reading ?? { error: 'The command has no URL.' };
  return {
    connect: () => (host.problems.length > 0 ? { problems: host.problems } : refusal),
    disconnect: () => void host.show({ state: 'closed', text: 'Closed: you disconnected' }),
    reconnectNow: () => void host.show({ state: 'connecting', text: 'Connecting' }),
    resumeFrom: async () => true,
    reconnectOnSave: () => undefined,
    acceptAnswer: () => void host.show({ state: 'open', text: 'Open: 200 OK from a test' }),
    saveDraft: () => {},
    checkDraft: async () => host.problems,
    preview: async (_draft, showSecrets) => ({
      text: `GET / HTTP/1.1\nX-Api-Key: ${showSecrets ? 'hush' : '•••'}\n`,
    }),
    chooseBodyFile: async () => 'chosen.json',
    readCommand: async () => reading,
    readCopiedCommand: async () => reading,
    recents: async () => options.recents ?? [],
    recentDraft: async (key) => host.recentDrafts[key],
    sampleUrl: async () => 'http://127.0.0.1:1/events?sample',
    openWalkthrough: () => {},
    connectRecorded: () => {},
    copyRequest: async () => refusal,
    setStopRules: () => {},
    openSetting: () => {},
  } satisfies Partial<HostFunctions>;
}
