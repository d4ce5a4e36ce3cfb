/** From the bytes of a file to blocks for the engine, whatever the format. */

import type { NetworkBlock } from '../../shared/stream/engine.ts';
import type { Message } from '../../shared/messages/message.ts';
import { recordingMessages } from '../../shared/messages/recording-messages.ts';
import { isJson } from '../../shared/text/json.ts';
import { beginsJsonLines } from '../../shared/text/json-lines.ts';
import type { LineFormat } from '../../shared/stream/body.ts';
import { eventOf, eventsIn, recordedUrl } from './recorded-events.ts';
import { type RecordedEvent, StreamText } from './stream-text.ts';

/** JSON that has not one event a line is read as a whole: at most this many bytes. */
const maxWholeBytes = 100_000_000;

/** Blocks that are made of events have about this size. */
const blockBytes = 256 << 10;

/** So much decides what a file is. */
const headBytes = 64 << 10;

export interface RecordingInput {
  /** With the extension by which its format is known, if it has one. */
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** For events without a time: milliseconds since the epoch. */
  readonly time: number;
}

/** Lines, or records, of JSON as a server sent them. */
export function lineFormatOf(format: RecordingFormat | undefined): LineFormat | undefined {
  return format === 'jsonLines' || format === 'jsonSequence' ? format : undefined;
}

/** What could not be read. */
export interface ReadingProblems {
  /** How many events. */
  count: number;
  /** The first of them, with its place. */
  first?: Message;
  /** Events that an event stream cannot hold as they are. */
  altered: number;
}

/** What it says beside its events. */
export interface ReadingFacts {
  /** Set once an event has a time. */
  isTimed?: true;
  /** What it was recorded from. */
  url?: string;
}

/**
 * Bytes of the wire: of an event stream, of JSON Lines, of a JSON text sequence; JSON with an event a line, as we write it;
 * other JSON.
 */
export type RecordingFormat = 'stream' | LineFormat | 'lines' | 'whole';

/**
 * The recording as blocks. What cannot be read is left out and reported in `problems`; `facts` is filled in on the way.
 *
 * @param begins - called before the first block
 * @throws the system's error when the bytes cannot be read
 */
export async function* readRecording(
  input: RecordingInput,
  problems: ReadingProblems,
  begins: (format: RecordingFormat) => void,
  facts: ReadingFacts = {},
): AsyncGenerator<NetworkBlock> {
  const chunks = input.chunks[Symbol.asyncIterator]();
  try {
    yield* blocksOf(chunks, input, problems, begins, facts);
  } finally {
    // The file is closed, even when nobody wants the rest of it.
    await chunks.return?.();
  }
}

async function* blocksOf(
  chunks: AsyncIterator<Uint8Array>,
  { name, time }: RecordingInput,
  problems: ReadingProblems,
  begins: (format: RecordingFormat) => void,
  facts: ReadingFacts,
): AsyncGenerator<NetworkBlock> {
  const head: Uint8Array[] = [];
  for (let size = 0; size < headBytes;) {
    const { value, done } = await chunks.next();
    if (done === true) break;
    head.push(value);
    size += value.length;
  }
  const all = rejoined(head, chunks);
  const format = formatOf(name, new TextDecoder().decode(Buffer.concat(head)));
  begins(format);
  if (format === 'stream' || lineFormatOf(format) !== undefined) yield* streamBlocks(all, time);
  else {
    const events = format === 'lines' ? eventsInLines(linesOf(all)) : eventsInWhole(all, facts);
    yield* eventBlocks(events, time, problems, facts);
  }
}

/**
 * An event stream by its name, or because it begins as no JSON does; JSON with an event a line, or any other. Lines of JSON that
 * aren't events as we write them are what a server sent.
 *
 * @param head - the first characters of the file
 */
export function formatOf(name: string, head: string): RecordingFormat {
  if (/\.(?:sse|eventstream)$/i.test(name)) return 'stream';
  if (/\.json-?seq$/i.test(name) || head.startsWith('\x1e')) return 'jsonSequence';
  const text = head.replace(/^\uFEFF/, '').trimStart();
  if (text.startsWith('[')) return /^\[\s*(?:\{[^\n]*\},?\s*\n|\]|$)/.test(text) ? 'lines' : 'whole';
  if (!text.startsWith('{')) return 'stream';
  const [line = ''] = text.split('\n', 1);
  if (/\.har$/i.test(name) || /^\{\s*"log"\s*:/.test(text)) return 'whole';
  // A first line that is longer than what was looked at is one of NDJSON as well.
  if (line.length === text.length && !isJson(line)) return 'lines';
  if (!isJson(line)) return 'whole';
  // A file of one value is other JSON, unless its name says that it has lines.
  const isOfLines = /\.(?:ndjson|ldjson|jsonl)$/i.test(name);
  const isSent = typeof eventOf(JSON.parse(line)) === 'string' && (isOfLines || beginsJsonLines(text, false));
  return isSent ? 'jsonLines' : 'lines';
}

async function* rejoined(head: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

async function* streamBlocks(chunks: AsyncIterable<Uint8Array>, time: number): AsyncGenerator<NetworkBlock> {
  for await (const chunk of chunks) {
    // A copy: the buffer is given away.
    const piece = new Uint8Array(chunk);
    yield { pieces: [piece], byteLength: piece.length, reads: [{ end: piece.length, time }] };
  }
}

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let rest: string[] = [];
  for await (const chunk of chunks) {
    const lines = decoder.decode(chunk, { stream: true }).split('\n');
    const last = lines.pop() ?? '';
    for (const line of lines) {
      yield rest.join('') + line;
      rest = [];
    }
    rest.push(last);
  }
  yield rest.join('') + decoder.decode();
}

type Found = RecordedEvent | { readonly problem: Message };

/** One event a line: NDJSON, or an array that is written so. */
async function* eventsInLines(lines: AsyncIterable<string>): AsyncGenerator<Found> {
  let number = 0;
  for await (const raw of lines) {
    number++;
    const line = raw
      .trim()
      .replace(/^\[\s*(?=\{|$)/, '')
      .replace(/(?<=^|\})\s*[,\]]+$/, '');
    if (line === '' || line === ']') continue;
    yield placed(read(line), (reason) => recordingMessages.badLine(number, reason));
  }
}

function read(line: string): RecordedEvent | string {
  try {
    return eventOf(JSON.parse(line));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function* eventsInWhole(chunks: AsyncIterable<Uint8Array>, facts: ReadingFacts): AsyncGenerator<Found> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    size += chunk.length;
    if (size > maxWholeBytes) {
      yield { problem: recordingMessages.tooLarge(maxWholeBytes / 1e6) };
      return;
    }
  }
  let file: unknown;
  try {
    file = JSON.parse(new TextDecoder('utf-8').decode(Buffer.concat(parts)));
  } catch (error) {
    yield { problem: recordingMessages.noJson(error instanceof Error ? error.message : String(error)) };
    return;
  }
  const url = recordedUrl(file);
  if (url !== undefined) facts.url = url;
  yield* eventsInJson(file);
}

function* eventsInJson(file: unknown): Generator<Found> {
  const events = eventsIn(file);
  for (let number = 1; ; number++) {
    const { value, done } = events.next();
    if (done !== true) yield placed(value, (reason) => recordingMessages.badEvent(number, reason));
    else if (value) return;
    else return yield { problem: recordingMessages.noList() };
  }
}

function placed(event: RecordedEvent | string, explanation: (reason: string) => Message): Found {
  return typeof event === 'string' ? { problem: explanation(event) } : event;
}

async function* eventBlocks(
  events: AsyncIterable<Found>,
  fallbackTime: number,
  problems: ReadingProblems,
  facts: ReadingFacts,
): AsyncGenerator<NetworkBlock> {
  const text = new StreamText();
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let reads: { end: number; time: number }[] = [];
  let size = 0;
  let time = fallbackTime;
  for await (const event of events) {
    if ('problem' in event) {
      problems.count++;
      problems.first ??= event.problem;
      continue;
    }
    time = event.time ?? time;
    if (event.time !== undefined) facts.isTimed = true;
    const block = text.blockOf(event);
    problems.altered = text.altered;
    pieces.push(new Uint8Array(block));
    size += block.length;
    reads.push({ end: size, time });
    if (size < blockBytes) continue;
    yield { pieces: [joined(pieces, size)], byteLength: size, reads };
    [pieces, reads, size] = [[], [], 0];
  }
  if (size > 0) yield { pieces: [joined(pieces, size)], byteLength: size, reads };
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
