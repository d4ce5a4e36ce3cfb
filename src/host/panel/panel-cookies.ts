/** The cookies of a panel: those of its streams, one after the other, and those that the person writes before there is one. */

import type { HostFunctions } from '../../shared/boundary/host-functions.ts';
import type { PanelUpdate } from '../../shared/boundary/page.ts';
import type { Cookies } from '../../net/connection/cookies.ts';

export class PanelCookies {
  readonly #onDidChange: () => void;
  #jar: Cookies | undefined;

  constructor(onDidChange: () => void) {
    this.#onDidChange = onDidChange;
  }

  /** Absent as long as nobody needed one. */
  get jar(): Cookies | undefined {
    return this.#jar;
  }

  get account(): Pick<PanelUpdate, 'cookies'> {
    if (this.#jar === undefined || this.#jar.revision === 0) return {};
    return { cookies: { count: this.#jar.rows.length, revision: this.#jar.revision } };
  }

  /** From now on these are the panel's. */
  adopt(jar: Cookies): void {
    this.#jar = jar;
    jar.onDidChange = this.#onDidChange;
  }

  readonly functions: Pick<HostFunctions, 'cookies' | 'putCookie' | 'removeCookie'> = {
    cookies: () => this.#jar?.rows ?? [],
    putCookie: async (cookie, before) => {
      const error = (await this.#needed()).put(cookie, before ?? undefined);
      return error === undefined ? {} : { error };
    },
    removeCookie: (cookie) => this.#jar?.remove(cookie),
  };

  /** What keeps cookies is loaded with the first stream, or the first cookie: activation stays short. */
  async #needed(): Promise<Cookies> {
    const { Cookies } = await import('../../net/connection/cookies.ts');
    const jar = this.#jar ?? new Cookies();
    this.adopt(jar);
    return jar;
  }
}
