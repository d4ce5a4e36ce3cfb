/** When the page is sent its next state. */

/**
 * While the page draws one update, the next one can be on its way: its answer takes as long as the way to it, and an event
 * would wait for both.
 */
const maxUnderway = 2;

/** When a screen is replaced whole within this time, in ms, nobody reads it: the next one may wait as long. */
export const floodMs = 50;

/** One update, from its making to its drawing. */
export interface Update {
  /** Whether the page for which it was begun is still there. */
  readonly isCurrent: () => boolean;
  /** To be called when rows arrive so fast that a screen of them would be replaced before it was read. */
  readonly replacesAll: () => void;
}

/**
 * Sends the newest state, never one for each change: so the cost does not grow with the rate. A page that is slow, or away,
 * gets less.
 */
export class UpdateFlow {
  readonly #canSend: () => boolean;
  readonly #send: (update: Update) => Promise<boolean>;
  /** Something has changed since the last update was begun. */
  #isDirty = false;
  /** Updates that the page has not drawn yet. */
  #underway = 0;
  /** While it runs, the next update waits. */
  #pause: NodeJS.Timeout | undefined;
  /** Counts the pages. */
  #page = 0;
  /** Whether there is one. */
  #hasPage = false;

  /**
   * @param canSend - whether there is anybody who looks
   * @param send - makes an update of the state as it is then and sends it; resolves with whether it was drawn. When it was
   *   not, the next one waits for a change
   */
  constructor(canSend: () => boolean, send: (update: Update) => Promise<boolean>) {
    this.#canSend = canSend;
    this.#send = send;
  }

  /** Something to draw: at once, or as soon as the page has drawn what is under way. */
  changed(): void {
    this.#isDirty = true;
    void this.#next();
  }

  /** The same, for what somebody waits to see. */
  changedByPerson(): void {
    this.#endPause();
    this.changed();
  }

  /** A new page is there, the first or another: what one before it was sent will never be answered. */
  begin(): void {
    this.#page++;
    this.#hasPage = true;
    this.#underway = 0;
    this.changedByPerson();
  }

  /** The page is gone: nothing is sent until another begins. */
  end(): void {
    this.#endPause();
    this.#hasPage = false;
  }

  async #next(): Promise<void> {
    if (this.#underway >= maxUnderway || this.#pause !== undefined || !this.#isDirty) return;
    if (!this.#hasPage || !this.#canSend()) return;
    const page = this.#page;
    this.#underway++;
    this.#isDirty = false;
    const isDrawn = await this.#send({
      isCurrent: () => page === this.#page,
      replacesAll: () => this.#beginPause(),
    });
    // Another page has begun in the meantime, and has its own updates.
    if (page !== this.#page) return;
    this.#underway--;
    // Not awaited: under a stream that never rests the calls would pile up.
    if (isDrawn) void this.#next();
  }

  #beginPause(): void {
    this.#pause ??= setTimeout(() => {
      this.#pause = undefined;
      void this.#next();
    }, floodMs);
  }

  #endPause(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
  }
}
