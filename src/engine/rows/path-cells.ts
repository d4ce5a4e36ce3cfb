import type { Cell, PathCells } from '../../shared/stream/engine.ts';
import type { EventReader } from '../log/event-reader.ts';
import { exactJson } from '../json/exact-json.ts';
import { JsonPath, parseJson } from '../json/json-path.ts';
import { onOneLine } from '../bytes/data-preview.ts';
import { textAt } from '../guarded/path-text.ts';
import { Watchdog } from '../guarded/watchdog.ts';

/** Bounds of what is read for cells. */
export interface CellLimits {
  /** Data of more bytes is not parsed for a cell. */
  readonly maxDataBytes: number;
  /** After so long in one go others have their turn, in ms. */
  readonly sliceMs: number;
  /** So long some events may take, in ms: many times what they need. */
  readonly batchMs: number;
  /** So long the event may take that did not come to its end within that, alone. */
  readonly cellMs: number;
  /** A path that took too long on so many events is not tried any more. */
  readonly patience: number;
}

const defaultLimits: CellLimits = { maxDataBytes: 64 << 10, sliceMs: 20, batchMs: 100, cellMs: 500, patience: 3 };

/** Data that is read before it is parsed, in bytes: a look at the clock costs nothing beside it. */
const batchBytes = 256 << 10;

/** Rows whose cells are remembered: whoever follows the tail sees most of them again. */
const maxKept = 1000;

const tooLarge: Cell = { unread: 'tooLarge' };
const slow: Cell = { unread: 'slow' };
const later: Cell = { unread: 'later' };

/**
 * The values of columns from JSON paths, for the rows that somebody looks at and no others. Anybody may have written path
 * and data: what takes long is interrupted, and what is large is left aside.
 */
export class PathColumns {
  readonly #reader: Pick<EventReader, 'data' | 'dataBytes'>;
  readonly #limits: CellLimits;
  /** Its clock's thread is only started for who has such columns. */
  #watchdog: Watchdog | undefined;
  #paths: readonly string[] = [];
  #queries: readonly JsonPath[] = [];
  /** One a column: on how many events it took too long. */
  #slow: number[] = [];
  /** The event that was being read when its batch was interrupted: by its own fault, or the machine's. */
  #suspect = 0;
  readonly #kept = new Map<number, Cell[]>();
  #isBehind = false;

  constructor(reader: Pick<EventReader, 'data' | 'dataBytes'>, limits = defaultLimits) {
    this.#reader = reader;
    this.#limits = limits;
  }

  /** Whether cells of the last answer are still to be read: whoever asks again gets more of them. */
  get isBehind(): boolean {
    return this.#isBehind;
  }

  /** @param seqs - events that are kept */
  read(seqs: readonly number[], paths: readonly string[]): PathCells[] {
    this.#use(paths);
    this.#isBehind = !this.#readMissing(seqs.filter((seq) => !this.#kept.has(seq)));
    const cells = paths.map((path, column) => ({
      path,
      values: seqs.map((seq) => this.#kept.get(seq)?.[column] ?? later),
    }));
    this.#forget();
    return cells;
  }

  #use(paths: readonly string[]): void {
    if (paths.length === this.#paths.length && paths.every((path, column) => path === this.#paths[column])) return;
    this.#paths = paths;
    this.#queries = paths.map((path) => new JsonPath(path));
    this.#slow = paths.map(() => 0);
    this.#kept.clear();
  }

  /** @returns whether all were read */
  #readMissing(seqs: readonly number[]): boolean {
    const end = performance.now() + this.#limits.sliceMs;
    for (let at = 0; at < seqs.length;) {
      if (performance.now() > end) return false;
      const batch = this.#batchOf(seqs.slice(at));
      if (!this.#readBatch(batch)) return false;
      at += batch.length;
    }
    return true;
  }

  /** The first of these events, as many as are read at once. */
  #batchOf(seqs: readonly number[]): readonly number[] {
    if (seqs[0] === this.#suspect) return seqs.slice(0, 1);
    let bytes = 0;
    const length = seqs.findIndex((seq) => {
      const size = this.#reader.dataBytes(seq);
      bytes += size > this.#limits.maxDataBytes ? 0 : size;
      return bytes > batchBytes;
    });
    return length < 0 ? seqs : seqs.slice(0, Math.max(1, length));
  }

  /** @returns whether none was interrupted */
  #readBatch(seqs: readonly number[]): boolean {
    const { maxDataBytes, batchMs, cellMs, patience } = this.#limits;
    const isSecondTry = seqs[0] === this.#suspect;
    const small = seqs.filter((seq) => this.#reader.dataBytes(seq) <= maxDataBytes);
    const reading = new BatchReading(
      small.map((seq) => this.#reader.data(seq)),
      this.#queries.map((query, column) => ((this.#slow[column] as number) < patience ? query : undefined)),
    );
    this.#watchdog ??= new Watchdog();
    const isDone = this.#watchdog.run(() => reading.go(), isSecondTry ? cellMs : batchMs);
    this.#suspect = isDone || isSecondTry ? 0 : (small[reading.rows.length] ?? 0);
    if (!isDone && isSecondTry) this.#blame(reading.interrupt());
    for (const seq of seqs)
      if (!small.includes(seq))
        this.#kept.set(
          seq,
          this.#paths.map(() => tooLarge),
        );
    reading.rows.forEach((row, index) => this.#kept.set(small[index] as number, row));
    return isDone;
  }

  #blame(column: number): void {
    this.#slow[column] = (this.#slow[column] ?? 0) + 1;
  }

  #forget(): void {
    for (const seq of this.#kept.keys()) {
      if (this.#kept.size <= maxKept) return;
      this.#kept.delete(seq);
    }
  }
}

/** May be interrupted anywhere: what was begun is begun anew, and that is all. */
class BatchReading {
  readonly #texts: readonly string[];
  readonly #queries: readonly (JsonPath | undefined)[];
  readonly #rows: Cell[][] = [];
  /** The cell that is being read. */
  #row = 0;
  #column = 0;

  /** @param queries - `undefined` for a column that is not tried any more */
  constructor(texts: readonly string[], queries: readonly (JsonPath | undefined)[]) {
    this.#texts = texts;
    this.#queries = queries;
  }

  /** The rows that were read, in their order. */
  get rows(): readonly Cell[][] {
    return this.#rows.slice(0, this.#row);
  }

  go(): void {
    for (; this.#row < this.#texts.length; this.#row++) this.#read(this.#texts[this.#row] as string);
  }

  /** The cell that was being read stays empty, and those after it in its row with it. @returns its column */
  interrupt(): number {
    const row = (this.#rows[this.#row] ??= []);
    const column = this.#column;
    for (let next = column; next < this.#queries.length; next++) row[next] = slow;
    this.#row++;
    return column;
  }

  #read(text: string): void {
    const json = parseJson(text);
    const exact = exactJson(text, json);
    const cells: Cell[] = (this.#rows[this.#row] = []);
    for (this.#column = 0; this.#column < this.#queries.length; this.#column++) {
      const query = this.#queries[this.#column];
      if (query === undefined) cells[this.#column] = slow;
      else cells[this.#column] = json === undefined ? '' : onOneLine(textAt(query, json, exact), true);
    }
  }
}
