import type { ExportChunk, ExportRequest } from '../../shared/stream/export.ts';
import type { ExportSource } from './exported-rows.ts';
import { EventExport } from './event-export.ts';

/** More at once than any person begins; each holds the rows that its filter has found. */
const maxExports = 16;

/** The exports that are under way, by numbers. */
export class Exports {
  readonly #source: () => ExportSource;
  readonly #exports = new Map<number, EventExport>();
  #nextId = 1;

  /** @param source - as it is at that moment */
  constructor(source: () => ExportSource) {
    this.#source = source;
  }

  /**
   * @returns by which to ask for its chunks; to be ended in any case
   * @throws Error that says why it cannot begin
   */
  begin(request: ExportRequest): number {
    if (this.#exports.size >= maxExports) throw new Error(`${maxExports} exports are under way: wait for one of them.`);
    const id = this.#nextId++;
    this.#exports.set(id, new EventExport(this.#source(), request));
    return id;
  }

  /** @throws Error when it is not under way, or cannot go on */
  next(id: number): ExportChunk {
    const found = this.#exports.get(id);
    if (found === undefined) throw new Error(`The export ${id} is not under way.`);
    return found.next();
  }

  end(id: number): void {
    this.#exports.delete(id);
  }
}
