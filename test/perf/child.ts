/** A process of its own for one client: takes its turn when it is told to, and keeps still between them. */

import { setTimeout as delay } from 'node:timers/promises';
import { drain, eventSource } from './clients.ts';
import type { Client } from './client.ts';
import { engineClient, raisedLimits } from './engine-client.ts';
import { measureAnswer } from './answer.ts';
import { measureLatency } from './latency.ts';
import { measureOpening } from './many-streams.ts';
import { type Turn, takeTurn } from './measure.ts';
import { measureMemory } from './memory.ts';
import { measureQueries } from './queries.ts';

/** What the process can be asked for. `origin` is the load server's, `workerFile` the bundle of the engine's worker. */
const tasks = {
  turn: async (client: string, origin: string, workerFile: string): Promise<Turn> =>
    takeTurn(await clientNamed(client, workerFile), origin, () => delay(setUpMs)),
  answer: measureAnswer,
  latency: measureLatency,
  memory: measureMemory,
  opening: measureOpening,
  queries: measureQueries,
};

export type Tasks = typeof tasks;

/** What every client has for its own set-up, once it is connected and before the clock starts, in ms. */
const setUpMs = 250;

/** A task by its name, with its arguments. */
export interface Question {
  readonly task: keyof Tasks;
  readonly args: readonly string[];
}

export type Answer = { readonly value: unknown } | { readonly error: string };

async function clientNamed(name: string, workerFile: string): Promise<Client> {
  if (name === 'drain') return drain;
  if (name === 'eventsource') return eventSource;
  if (name === 'engine') return engineClient(workerFile);
  if (name === 'engine, limits raised') return engineClient(workerFile, raisedLimits);
  // Only here: those packages are installed when they are first needed.
  const { peers } = (await import(`${import.meta.dirname}/peers/clients.mjs`)) as {
    peers: Record<string, Client>;
  };
  const client = peers[name];
  if (client === undefined) throw new Error(`There is no client ${name}.`);
  return client;
}

async function perform({ task, args }: Question): Promise<Answer> {
  try {
    return { value: await (tasks[task] as (...args: readonly string[]) => Promise<unknown>)(...args) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.on('message', (question: Question) => {
  void perform(question).then((answer) => process.send?.(answer));
});
