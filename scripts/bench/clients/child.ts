/** Processes in which clients are measured. */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Answer, Question, Tasks } from '../../../test/perf/child.ts';

const entry = import.meta.resolve('../../../test/perf/child.ts');

/** A process of its own, which ends with the scope that it was started in. */
export class Child implements Disposable {
  readonly #process: ChildProcess = fork(new URL(entry), { execArgv: [] });

  /** @throws what the task threw, and when the process ended instead of answering */
  async perform<T extends keyof Tasks>(task: T, ...args: Parameters<Tasks[T]>): Promise<Awaited<ReturnType<Tasks[T]>>> {
    const given = new AbortController();
    const ended = once(this.#process, 'exit', { signal: given.signal }).then(([code]): Answer => {
      return { error: `The process ended with exit code ${String(code)}.` };
    });
    ended.catch(() => undefined);
    const answered = once(this.#process, 'message', { signal: given.signal }) as Promise<[Answer]>;
    answered.catch(() => undefined);
    this.#process.send({ task, args } satisfies Question);
    const answer = await Promise.race([ended, answered.then(([answer]) => answer)]);
    given.abort();
    if ('error' in answer) throw new Error(`${[task, ...args].join(' ')}: ${answer.error}`);
    return answer.value as Awaited<ReturnType<Tasks[T]>>;
  }

  [Symbol.dispose](): void {
    this.#process.kill();
  }
}

/** Several, which end together. */
export class Children implements Disposable {
  readonly #children: Child[] = [];

  start(): Child {
    const child = new Child();
    this.#children.push(child);
    return child;
  }

  [Symbol.dispose](): void {
    for (const child of this.#children) child[Symbol.dispose]();
  }
}
