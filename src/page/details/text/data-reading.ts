/** The data of one event on its way to the screen: the rest of it is fetched, and if it is JSON, its nodes are found. */

import { type EventDetails, maxPieceChars } from '../../../shared/stream/engine.ts';
import type { Host } from '../../ui/host.ts';
import type { DataFault } from './data-fault.ts';
import type { JsonNodes } from '../json/json-nodes.ts';
import { JsonReader } from '../json/json-reader.ts';
import { inSlices } from '../../ui/slices.ts';

/** Of one message: it takes the host a few milliseconds. */
const pieceChars = 1 << 20;

/** This many brackets, names and values are read in about a millisecond. */
const stepsAtOnce = 5000;

export class DataReading {
  readonly event: EventDetails;
  /** The data as far as it is here. */
  text: string;
  /** Its nodes, once all were found: it is an object or an array. */
  nodes: JsonNodes | undefined;
  /** Why there are no nodes, although the data looked like JSON. */
  fault: DataFault | undefined;
  /** What is being done, and what share of it is done; `undefined` when there is nothing more to do. */
  work: { readonly name: 'fetching' | 'reading'; readonly done: number } | undefined;

  readonly #host: Pick<Host, 'dataPiece'>;
  readonly #changed: () => void;
  #isStopped = false;

  /** @param changed - called after each step that can be seen */
  constructor(host: Pick<Host, 'dataPiece'>, event: EventDetails, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    this.event = event;
    this.text = event.data;
    if (looksLikeJson(this.text)) this.#begin();
  }

  /** Whether all of the data is here. */
  get isWhole(): boolean {
    return this.text.length >= this.event.dataLength;
  }

  /** Fetches the rest, when it was asked for. @returns whether all of it is here */
  async whole(): Promise<boolean> {
    return this.isWhole || (this.work === undefined && (await this.#fetch()));
  }

  /** Another event is looked at. */
  stop(): void {
    this.#isStopped = true;
  }

  #begin(): void {
    const { dataLength } = this.event;
    if (dataLength > maxPieceChars) this.fault = 'tooLong';
    else if (this.isWhole) this.#read();
    else void this.#fetchAndRead();
  }

  async #fetchAndRead(): Promise<void> {
    if (await this.#fetch()) this.#read();
  }

  /** @returns whether all of it arrived */
  async #fetch(): Promise<boolean> {
    const pieces = [this.text];
    const { seq, dataLength } = this.event;
    for (let length = this.text.length; length < dataLength;) {
      this.work = { name: 'fetching', done: length / dataLength };
      this.#changed();
      const piece = await this.#host.dataPiece(seq, length, pieceChars);
      if (this.#isStopped) return false;
      if (piece === undefined || piece === '') {
        this.#end('dropped');
        return false;
      }
      pieces.push(piece);
      length += piece.length;
    }
    this.text = pieces.join('');
    this.#end(undefined);
    return true;
  }

  /** What is short is there at once: nothing flickers when a person walks from event to event. */
  #read(): void {
    const reader = new JsonReader(this.text);
    if (reader.read(stepsAtOnce)) this.#take(reader);
    else void this.#readOn(reader);
  }

  async #readOn(reader: JsonReader): Promise<void> {
    const isOver = await inSlices(
      () => reader.read(stepsAtOnce),
      () => {
        this.work = { name: 'reading', done: reader.progress };
        this.#changed();
        return !this.#isStopped;
      },
    );
    if (isOver && !this.#isStopped) this.#take(reader);
  }

  #take({ fault, nodes }: JsonReader): void {
    if (fault === undefined) this.nodes = nodes;
    this.#end(fault);
  }

  #end(fault: DataFault | undefined): void {
    this.work = undefined;
    this.fault = fault;
    this.#changed();
  }
}

/** A bare word, number or string is its own best picture. */
function looksLikeJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}
