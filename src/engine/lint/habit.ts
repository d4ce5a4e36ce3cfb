/** Below its measure nearly everything of a stream has stayed so far: goes up at once, and down slowly. */
export class Habit {
  #times = 0;
  #measure = 0;

  /** How often something was measured. */
  get times(): number {
    return this.#times;
  }

  get measure(): number {
    return this.#measure;
  }

  add(value: number): void {
    this.#times++;
    this.#measure = value > this.#measure ? value : this.#measure * 0.995 + value * 0.005;
  }
}
