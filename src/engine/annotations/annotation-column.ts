import { firstNot } from '../bytes/binary-search.ts';

const initialCapacity = 1024;

/** The marks of one kind, in columns: no object for each, 36 bytes instead. */
export class AnnotationColumn {
  readonly #maxCapacity: number;
  #capacity = initialCapacity;
  #number = new Float64Array(initialCapacity);
  #afterSeq = new Float64Array(initialCapacity);
  #time = new Float64Array(initialCapacity);
  #value = new Float64Array(initialCapacity);
  #size = new Uint32Array(initialCapacity);
  #first = 0;
  #end = 0;
  #lost = 0;

  /** @param maxCapacity - so many are kept at most; a power of two, and no less than 1024 */
  constructor(maxCapacity: number) {
    this.#maxCapacity = maxCapacity;
  }

  /** Index of the oldest mark that is kept. Indexes count from 0 and are never used again. */
  get first(): number {
    return this.#first;
  }

  /** Index behind the newest mark. */
  get end(): number {
    return this.#end;
  }

  /** How many were let go because there were too many. */
  get lost(): number {
    return this.#lost;
  }

  /** @param value - what the kind is about; `size` is beside it */
  add(number: number, afterSeq: number, time: number, value: number, size: number): void {
    if (this.#end - this.#first === this.#capacity) this.#makeSpace();
    const slot = this.#end++ & (this.#capacity - 1);
    this.#number[slot] = number;
    this.#afterSeq[slot] = afterSeq;
    this.#time[slot] = time;
    this.#value[slot] = value;
    this.#size[slot] = size;
  }

  numberAt(index: number): number {
    return this.#number[index & (this.#capacity - 1)] as number;
  }

  afterSeqAt(index: number): number {
    return this.#afterSeq[index & (this.#capacity - 1)] as number;
  }

  timeAt(index: number): number {
    return this.#time[index & (this.#capacity - 1)] as number;
  }

  valueAt(index: number): number {
    return this.#value[index & (this.#capacity - 1)] as number;
  }

  sizeAt(index: number): number {
    return this.#size[index & (this.#capacity - 1)] as number;
  }

  /** The mark of that number; `undefined` when it is not one of these. */
  find(number: number): number | undefined {
    const index = firstNot(this.#first, this.#end, (index) => this.numberAt(index) < number);
    return index < this.#end && this.numberAt(index) === number ? index : undefined;
  }

  /** Lets go of those whose event before is one before `seq`. */
  dropBefore(seq: number): void {
    while (this.#first < this.#end && this.afterSeqAt(this.#first) < seq) this.#first++;
  }

  /** Many go at once, so that whoever lists the marks has to begin anew rarely. */
  #makeSpace(): void {
    if (this.#capacity < this.#maxCapacity) return this.#grow();
    const dropped = this.#capacity / 16;
    this.#first += dropped;
    this.#lost += dropped;
  }

  #grow(): void {
    const capacity = this.#capacity * 2;
    this.#number = this.#moved(this.#number, new Float64Array(capacity));
    this.#afterSeq = this.#moved(this.#afterSeq, new Float64Array(capacity));
    this.#time = this.#moved(this.#time, new Float64Array(capacity));
    this.#value = this.#moved(this.#value, new Float64Array(capacity));
    this.#size = this.#moved(this.#size, new Uint32Array(capacity));
    this.#capacity = capacity;
  }

  #moved<T extends Float64Array | Uint32Array>(from: T, to: T): T {
    for (let index = this.#first; index < this.#end; index++) {
      to[index & (to.length - 1)] = from[index & (from.length - 1)] as number;
    }
    return to;
  }
}
