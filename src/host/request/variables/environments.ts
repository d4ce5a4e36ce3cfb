/** The setting `sseMonitor.environments`, and what its variables stand for. */

import type { Message } from '../../../shared/messages/message.ts';
import { variableMessages } from '../../../shared/messages/variable-messages.ts';
import { type Variable, writeVariable } from '../../../shared/request/variables.ts';
import type { Found } from './fill.ts';

/** Variables by environment, each with its value. */
export type Environments = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Its variables are those of all environments; one of the same name wins over it. */
const sharedName = '$shared';

/** What the setting says, without what is none: a person may be in the middle of writing it. */
export function readEnvironments(setting: unknown): Environments {
  return new Map(entriesOf(setting).map(([name, variables]) => [name, variablesOf(variables)]));
}

/** Those that can be chosen. */
export function environmentNames(environments: Environments): string[] {
  return [...environments.keys()].filter((name) => name !== sharedName);
}

/** @param chosen - the environment; absent: none */
export function findNamed(environments: Environments, chosen: string | undefined, variable: Variable): Found {
  const { name } = variable;
  const value = environments.get(chosen ?? sharedName)?.get(name) ?? environments.get(sharedName)?.get(name);
  return value === undefined ? { problem: unknown(environments, chosen, variable) } : { value };
}

function unknown(environments: Environments, chosen: string | undefined, variable: Variable): Message {
  const written = writeVariable(variable);
  if (chosen !== undefined && !environments.has(chosen)) {
    return variableMessages.environmentGone(chosen, written);
  }
  const other = environmentNames(environments).find((name) => environments.get(name)?.has(variable.name));
  if (other === undefined) return variableMessages.unknown(written);
  return chosen === undefined
    ? variableMessages.inNoEnvironment(written, other)
    : variableMessages.inOtherEnvironment(written, chosen, other);
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function variablesOf(value: unknown): ReadonlyMap<string, string> {
  return new Map(entriesOf(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
