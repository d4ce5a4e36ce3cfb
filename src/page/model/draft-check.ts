/** Asks the host what is wrong with a draft that has variables in it: only the host knows what they stand for. */

import { draftHasVariables } from '../../shared/request/draft-texts.ts';
import type { DraftProblem, RequestDraft } from '../../shared/boundary/page.ts';
import type { Host } from '../ui/host.ts';

/** Nobody wants to be told of a variable that is still being typed. */
const typingPauseMs = 500;

export class DraftCheck {
  readonly #host: Pick<Host, 'checkDraft'>;
  readonly #found: (problems: readonly DraftProblem[]) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Of the newest draft: answers about older ones come too late. */
  #asked = 0;

  /** @param found - told the problems of the newest draft */
  constructor(host: Pick<Host, 'checkDraft'>, found: (problems: readonly DraftProblem[]) => void) {
    this.#host = host;
    this.#found = found;
  }

  /** Asks when the person pauses. */
  soon(draft: RequestDraft): void {
    this.#begin();
    if (draftHasVariables(draft)) this.#timer = setTimeout(() => void this.#ask(draft), typingPauseMs);
  }

  /** Asks at once. */
  now(draft: RequestDraft): void {
    this.#begin();
    if (draftHasVariables(draft)) void this.#ask(draft);
  }

  #begin(): void {
    clearTimeout(this.#timer);
    this.#asked++;
  }

  async #ask(draft: RequestDraft): Promise<void> {
    const asked = this.#asked;
    const problems = await this.#host.checkDraft(draft);
    if (asked === this.#asked) this.#found(problems);
  }
}
