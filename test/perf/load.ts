/** What the load server serves, and what a client must have seen to have received it. */

import { addText } from './checksum.ts';
import { numberedEvent, numberedEvents } from './numbered-events.ts';

/** Proof of a load: what was sent, to be compared with what was received. */
export interface Load {
  readonly name: LoadName;
  /** The last one, which is of type `done`, included. */
  readonly events: number;
  /** Of the body, once its codings are undone. */
  readonly bytes: number;
  /** Length of all data put together, in UTF-16 code units. */
  readonly dataLength: number;
  /** Over type and data of all events, in order: see {@link addText}. */
  readonly checksum: number;
}

/** Events, and how many bytes each has on the wire, about. They are made before anybody asks for them. */
const loads = {
  'one million of 100 bytes': { events: 1_000_000, eventBytes: 100 },
  '200,000 of 1 KB': { events: 200_000, eventBytes: 1024 },
  '20 of 10 MB': { events: 20, eventBytes: 10_000_000 },
  '100,000 of 100 bytes': { events: 100_000, eventBytes: 100 },
  '10,000 of 100 bytes': { events: 10_000, eventBytes: 100 },
} as const;

/** Too many bytes to have them ready: made as they are sent. */
const numberedLoads = { 'ten million of 100 bytes': 10_000_000 } as const;

/** Deltas of a language model; or the same bytes but for two letters, which make them those of nobody. */
const deltaLoads = {
  'one million deltas': { events: 1_000_000, isRecognized: true },
  'one million deltas, unrecognized': { events: 1_000_000, isRecognized: false },
  '10,000 deltas': { events: 10_000, isRecognized: true },
  '10,000 deltas, unrecognized': { events: 10_000, isRecognized: false },
} as const;

export type LoadName = keyof typeof loads | keyof typeof numberedLoads | keyof typeof deltaLoads;

/** A load, and its bytes in chunks; they can be gone through again and again. */
interface MadeLoad {
  readonly load: Load;
  readonly chunks: Iterable<Buffer>;
}

/** Four, as a load has; `message` is the type of events without a type of their own. */
const types = ['price', 'trade', 'news', 'message'] as const;

const filler = 'the quick brown fox jumps over the lazy dog, ';

/** Events that differ in number, type and text, so that nothing can be guessed from one of them. */
function makeEvent(n: number, padding: string): { text: string; type: string; data: string } {
  const type = types[n % types.length] ?? '';
  const data = `{"n":${n},"symbol":"ACME${n % 97}","price":${(n % 9973) / 100},"text":"${padding}"}`;
  const name = type === 'message' ? '' : `event: ${type}\n`;
  return { text: `${name}id: ${n}\ndata: ${data}\n\n`, type, data };
}

/** A chunk of OpenAI Chat Completions, with a piece of the text. */
function makeDelta(n: number, isRecognized: boolean): { text: string; type: string; data: string } {
  const [object, member] = isRecognized ? ['chat.completion.chunk', 'delta'] : ['chat.completion.chunx', 'dxlta'];
  const role = n === 1 ? '"role":"assistant",' : '';
  const choice = `{"index":0,"${member}":{${role}"content":"word${n % 977} "},"logprobs":null,"finish_reason":null}`;
  const head = `{"id":"chatcmpl-A1b2C3d4","object":"${object}","created":1700000000,"model":"a-model"`;
  const data = `${head},"choices":[${choice}]}`;
  return { text: `data: ${data}\n\n`, type: 'message', data };
}

/** Makes a load in chunks of about a megabyte. */
export function makeLoad(name: LoadName): MadeLoad {
  if (name in deltaLoads) return deltaLoad(name as keyof typeof deltaLoads);
  return name in loads ? prepareLoad(name as keyof typeof loads) : numberedLoad(name as keyof typeof numberedLoads);
}

function numberedLoad(name: keyof typeof numberedLoads): MadeLoad {
  const events = numberedLoads[name];
  let [bytes, dataLength, checksum] = [0, 0, 0];
  const add = (text: string, type: string, data: string): void => {
    bytes += text.length;
    dataLength += data.length;
    checksum = addText(addText(checksum, type), data);
  };
  for (let n = 1; n < events; n++) {
    const { text, type, data } = numberedEvent(n);
    add(text, type, data);
  }
  const last = `event: done\ndata: ${events}\n\n`;
  add(last, 'done', String(events));
  return {
    load: { name, events, bytes, dataLength, checksum },
    chunks: { [Symbol.iterator]: () => chunksOf(events, last) },
  };
}

/** @param events - the last one, whose bytes are given, included */
function* chunksOf(events: number, last: string): Generator<Buffer> {
  const atOnce = 10_000;
  for (let n = 1; n < events; n += atOnce) yield numberedEvents(n, Math.min(atOnce, events - n));
  yield Buffer.from(last, 'latin1');
}

function deltaLoad(name: keyof typeof deltaLoads): MadeLoad {
  const { events, isRecognized } = deltaLoads[name];
  return preparedLoad(name, events, (n) => makeDelta(n, isRecognized));
}

function prepareLoad(name: keyof typeof loads): MadeLoad {
  const { events, eventBytes } = loads[name];
  const padding = filler.repeat(Math.ceil(eventBytes / filler.length)).slice(0, Math.max(25, eventBytes - 75));
  return preparedLoad(name, events, (n) => makeEvent(n, padding));
}

function preparedLoad(
  name: LoadName,
  events: number,
  make: (n: number) => ReturnType<typeof makeEvent>,
  chunkBytes = 1 << 20,
): MadeLoad {
  const writer = new ChunkWriter(chunkBytes);
  let [dataLength, checksum] = [0, 0];
  const add = ({ text, type, data }: ReturnType<typeof makeEvent>): void => {
    writer.add(text);
    dataLength += data.length;
    checksum = addText(addText(checksum, type), data);
  };
  for (let n = 1; n < events; n++) add(make(n));
  add({ text: `event: done\ndata: ${events}\n\n`, type: 'done', data: String(events) });
  const chunks = writer.end();
  return { load: { name, events, bytes: writer.bytes, dataLength, checksum }, chunks };
}

/** Puts text, which is ASCII, into chunks of `chunkBytes` or a little more; what is larger is cut anywhere. */
class ChunkWriter {
  bytes = 0;
  readonly #chunks: Buffer[] = [];
  readonly #chunkBytes: number;
  #parts: string[] = [];
  #size = 0;

  constructor(chunkBytes: number) {
    this.#chunkBytes = chunkBytes;
  }

  add(text: string): void {
    this.#parts.push(text);
    this.#size += text.length;
    this.bytes += text.length;
    if (this.#size >= this.#chunkBytes) this.#cut();
  }

  end(): Buffer[] {
    this.#cut();
    return this.#chunks;
  }

  #cut(): void {
    const text = Buffer.from(this.#parts.join(''), 'latin1');
    const pieces = Math.max(1, Math.floor(text.length / this.#chunkBytes));
    const size = Math.ceil(text.length / pieces);
    for (let at = 0; at < text.length; at += size) this.#chunks.push(text.subarray(at, at + size));
    this.#parts = [];
    this.#size = 0;
  }
}
