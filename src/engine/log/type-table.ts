import { otherTypes, type TypeCount } from '../../shared/stream/engine.ts';
import { decodeUtf8, encodeUtf8 } from '../bytes/utf8.ts';

/** So many types are told apart: what a person can look over, and what a server that invents types cannot exhaust. */
export const maxTypes = 1000;

/** Longer names are not kept in the table. */
const maxTypeBytes = 256;

/** A power of two. */
const cacheSlots = 256;

/**
 * Gives each type of event a small number, in the order of first appearance.
 *
 * Bounded against a server that sends a new type with each event: names of more than {@link maxTypeBytes} bytes, and those
 * that come when {@link maxTypes} are known, share the id {@link TypeTable.other}. Such an event's type is read from its
 * own bytes when someone asks.
 */
export class TypeTable {
  readonly #names: string[] = [];
  readonly #bytes: Uint8Array[] = [];
  readonly #kept: number[] = [];
  readonly #dropped: number[] = [];
  readonly #idByName = new Map<string, number>();
  /** Ids plus one, by a hash of the name's bytes: finds known types without decoding. Zero is an empty slot. */
  readonly #cache = new Uint16Array(cacheSlots);
  #other: number | undefined;
  #message: number | undefined;

  get size(): number {
    return this.#names.length;
  }

  /** The id of events without a name; `undefined` as long as there are none: who only reads adds no type. */
  get message(): number | undefined {
    return this.#message;
  }

  /** The id for an event without a name. */
  idOfUnnamed(): number {
    // [spec] If the event type buffer has a value other than the empty string, change the type of the newly created event.
    // It was initialized to `message`.
    return (this.#message ??= this.#byName('message'));
  }

  /** The id that all types share that are not in the table; `undefined` as long as there are none. */
  get other(): number | undefined {
    return this.#other;
  }

  /** The id of the type whose name these bytes are. */
  idOf(bytes: Uint8Array, start: number, end: number): number {
    const slot = hash(bytes, start, end) & (cacheSlots - 1);
    const cached = (this.#cache[slot] as number) - 1;
    if (cached >= 0 && isSame(this.#bytes[cached] as Uint8Array, bytes, start, end)) return cached;
    const id = end - start > maxTypeBytes ? this.#otherId() : this.#byName(decodeUtf8(bytes.subarray(start, end)));
    if (id !== this.#other) this.#cache[slot] = id + 1;
    return id;
  }

  name(id: number): string {
    return this.#names[id] ?? '';
  }

  /** Whether that type is in the table: if so, none of its events is among the {@link other} ones. */
  has(name: string): boolean {
    return this.#idByName.has(name);
  }

  /** An event of that type came into the log. */
  add(id: number): void {
    this.#kept[id] = (this.#kept[id] as number) + 1;
  }

  /** The log let go of an event of that type. */
  drop(id: number): void {
    this.#kept[id] = (this.#kept[id] as number) - 1;
    this.#dropped[id] = (this.#dropped[id] as number) + 1;
  }

  /** Events of that type in the log. */
  kept(id: number): number {
    return this.#kept[id] ?? 0;
  }

  /** Events of that type that were in the log and are no more. */
  dropped(id: number): number {
    return this.#dropped[id] ?? 0;
  }

  /** All types, in the order of their ids. */
  counts(): TypeCount[] {
    return this.#names.map((name, id) => ({ name, kept: this.kept(id) }));
  }

  #byName(name: string): number {
    const known = this.#idByName.get(name);
    if (known !== undefined) return known;
    // Events without a name are never among the others, however late the first one comes.
    return this.#names.length < maxTypes || name === 'message' ? this.#add(name) : this.#otherId();
  }

  #otherId(): number {
    return (this.#other ??= this.#add(otherTypes));
  }

  #add(name: string): number {
    const id = this.#names.push(name) - 1;
    this.#bytes.push(encodeUtf8(name));
    this.#kept.push(0);
    this.#dropped.push(0);
    this.#idByName.set(name, id);
    if (name === 'message') this.#message = id;
    return id;
  }
}

/** Cheap, and different for names that differ where names usually do. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start] as number;
  const middle = bytes[(start + end) >> 1] as number;
  const last = bytes[end - 1] as number;
  return (end - start) * 31 + first * 7 + middle * 13 + last * 17;
}

function isSame(name: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let index = 0; index < name.length; index++) if (name[index] !== bytes[start + index]) return false;
  return true;
}
