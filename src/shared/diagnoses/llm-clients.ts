/** Written by `npm run diagnostics` from what the tests have seen (test/oracles); do not edit. */

export interface SeenClients {
  /** They throw an error. */
  readonly throws?: readonly string[];
  /** They give another message than the one that is shown. */
  readonly differs?: readonly string[];
}

/** By the fault in the stream. What isn't named wasn't tested, or reads on. */
export const llmClients = {
  startMissing: { throws: ['@anthropic-ai/sdk 1.14.0'] },
  startTwice: { throws: ['@anthropic-ai/sdk 1.14.0'] },
  afterEnd: { differs: ['openai 7.59.0'] },
  endMissing: { throws: ['@anthropic-ai/sdk 1.14.0'] },
  partNotOpened: { throws: ['@anthropic-ai/sdk 1.14.0'], differs: ['ai 7.0.173'] },
  partAfterClose: { differs: ['ai 7.0.173'] },
  idChanged: { throws: ['openai 7.59.0'] },
  sharedIndex: { differs: ['openai 7.59.0'] },
  gluedArguments: { differs: ['openai 7.59.0'] },
  noStopReason: { throws: ['openai 7.59.0', 'ai 7.0.173'] },
  errorInside: { throws: ['openai 7.59.0', 'ai 7.0.173'] },
  notJson: { throws: ['openai 7.59.0', 'ai 7.0.173'] },
  differsFromFinal: { differs: ['openai 7.59.0'] },
  roleMissing: { throws: ['openai 7.59.0'] },
} satisfies Readonly<Record<string, SeenClients>>;
