/** The source of src/shared/diagnoses/llm-clients.ts: which libraries stumble over which fault, as the tests have seen it. */

import type { Findings } from '../../test/oracles/findings.ts';

/** @returns the libraries with the result, by package and version */
function namesWith(
  result: 'agrees' | 'differs' | 'throws',
  by: Findings['faults'][string],
  { versions }: Findings,
): readonly string[] {
  const names = Object.keys(by).filter((name) => by[name]?.result === result);
  // The other packages that a library reads with are in the documentation.
  return names.map((name) => (versions[name] ?? name).replace(/ \(.*/, ''));
}

export function llmClientsSource(found: Findings): string {
  const lines = Object.entries(found.faults).flatMap(([kind, by]) => {
    const members = (['throws', 'differs'] as const).flatMap((result) => {
      const names = namesWith(result, by, found).map((name) => `'${name}'`);
      return names.length === 0 ? [] : [`${result}: [${names.join(', ')}]`];
    });
    return members.length === 0 ? [] : [`  ${kind}: { ${members.join(', ')} },`];
  });
  return `/** Written by \`npm run diagnostics\` from what the tests have seen (test/oracles); do not edit. */

export interface SeenClients {
  /** They throw an error. */
  readonly throws?: readonly string[];
  /** They give another message than the one that is shown. */
  readonly differs?: readonly string[];
}

/** By the fault in the stream. What isn't named wasn't tested, or reads on. */
export const llmClients = {
${lines.join('\n')}
} satisfies Readonly<Record<string, SeenClients>>;
`;
}
