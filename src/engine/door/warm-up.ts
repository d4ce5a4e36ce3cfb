import type { BodyCoding } from '../../shared/stream/body.ts';
import { rawBytesOf } from '../bytes/raw-bytes.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { Engine } from './engine.ts';

/** So many streams one after the other: code is compiled for what a stream begins with, too. */
const streams = 6;

/** More than a segment of the index has room for. */
const eventsPerStream = 9000;

/** So many are made, and read again and again. */
const eventsPerPiece = 1000;

/** Reads end anywhere. */
const readBytes = 50_021;

/** What comes, and how: as it is, in chunks of many events, and in one chunk for each. */
interface MadeUpBody {
  readonly coding: BodyCoding;
  /** A piece of it. */
  readonly bytes: Uint8Array;
}

/**
 * Reads made-up streams, so that the code that reads is compiled by the time the first bytes of a real one arrive: else the
 * first megabytes of a flood take three times as long as those after them. What V8 has compiled for one way of reading it
 * throws away at the first sight of another, so there is something of each. To be stopped when real bytes arrive early.
 *
 * @returns yields after each read, which takes about a millisecond at first and a fifth of that at the end
 */
export function* warmUp(): Generator<undefined, void> {
  const bodies = madeUpBodies();
  for (let stream = 0; stream < streams; stream++) {
    const { coding, bytes } = bodies[stream % bodies.length] as MadeUpBody;
    const stopOn = stream % 2 === 0 ? [{ type: 'done' }] : [];
    using engine = new Engine({ limits: { maxEvents: 1e6, maxBytes: 1e9 }, stopOn });
    engine.beginBody(coding);
    let time = 0.5;
    for (let events = 0; events < eventsPerStream; events += eventsPerPiece) {
      for (let at = 0; at < bytes.length; at += readBytes) {
        const piece = bytes.slice(at, at + readBytes);
        const reads = [{ end: piece.length, time: time++ }];
        engine.take(rawBytesOf({ pieces: [piece], byteLength: piece.length, reads }));
        engine.view({ from: 0, count: 1, follow: true });
        yield;
      }
    }
  }
}

function madeUpBodies(): readonly MadeUpBody[] {
  const events = Array.from({ length: eventsPerPiece }, (_, n) => madeUpEvent(n));
  const chunked: BodyCoding = { framing: { kind: 'chunked' }, contentEncodings: [] };
  return [
    { coding: chunked, bytes: encodeUtf8(chunkOf(events.join(''))) },
    { coding: { framing: { kind: 'close' }, contentEncodings: [] }, bytes: encodeUtf8(events.join('')) },
    { coding: chunked, bytes: encodeUtf8(events.map(chunkOf).join('')) },
  ];
}

function chunkOf(text: string): string {
  return `${text.length.toString(16)}\r\n${text}\r\n`;
}

/** With and without a type, an ID, several data lines: what streams have. */
function madeUpEvent(n: number): string {
  const type = n % 4 === 0 ? '' : `event: type${n % 4}\n`;
  const id = n % 8 === 0 ? '' : `id: ${n}\n`;
  const more = n % 32 === 0 ? `data: and another one\n: a comment\n` : '';
  return `${type}${id}data: {"n":${n},"text":"a line of the usual length"}\n${more}\n`;
}
