/**
 * A text in VS Code's state that all windows share. Each window has a copy of the state, writes it whole, and hears of what
 * others wrote a moment later: who writes in that moment writes over another's change without having seen it. So each
 * change has a name, and with the text goes the list of those that it has: a window sees from it whether its own are there.
 */

/** The part of VS Code's `Memento` that is needed. */
interface State {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** Of this many changes the names are kept: more than are made while one window has not heard of another. */
const maxNames = 200;

export class SharedText {
  readonly #state: State;
  readonly #key: string;

  /** @param key - of the text; the names are kept beside it */
  constructor(state: State, key: string) {
    this.#state = state;
    this.#key = key;
  }

  /** Blank when nothing was written yet. */
  read(): string {
    const text: unknown = this.#state.get(this.#key);
    return typeof text === 'string' ? text : '';
  }

  /** Whether the text, as this window knows it, was made by one that knew of the change. */
  has(change: string): boolean {
    return this.#names.includes(change);
  }

  /**
   * Writes a text, unless it was made of another one than is there.
   *
   * @returns whether it is there now, with the change
   */
  async write(text: string, expected: string, change: string): Promise<boolean> {
    if (this.read() !== expected) return false;
    const names = [...this.#names, change].slice(-maxNames);
    // Both in one turn, so that VS Code writes them together.
    await Promise.all([this.#state.update(this.#key, text), this.#state.update(`${this.#key}.changes`, names)]);
    return this.has(change);
  }

  get #names(): readonly string[] {
    const names: unknown = this.#state.get(`${this.#key}.changes`);
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  }
}
