/** The worker's end of the calls: which there are say the two tables, and a method of the engine answers each. */

import { engineQuestions } from '../../shared/boundary/questions.ts';
import { type Call, type EngineCalls, type HostCalls, hostCalls } from '../client/messages.ts';

/**
 * Lets the engine answer a call.
 *
 * @param changed - called after a call that may have changed the progress
 * @throws TypeError for a name that neither table has, and whatever the engine throws
 */
export function dispatch(engine: EngineCalls, { method, args }: Call, changed: () => void): unknown {
  if (!Object.hasOwn(engineQuestions, method) && !Object.hasOwn(hostCalls, method))
    throw new TypeError(`The engine has no function ${method}.`);
  // The type of a call pairs each method with its arguments, which TypeScript cannot follow through the look-up.
  const answer: unknown = Reflect.apply(engine[method] as (...args: unknown[]) => unknown, engine, args);
  if (Object.hasOwn(hostCalls, method) && hostCalls[method as keyof HostCalls] === 'changesProgress') changed();
  return answer;
}
