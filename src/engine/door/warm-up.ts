import { Engine } from './engine.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';

/** So many streams one after the other: code is compiled for what a stream begins with, too. */
const streams = 8;
const slicesPerStream = 16;
const eventsPerSlice = 400;

/**
 * Reads made-up streams, so that the code that reads is compiled by the time the first bytes of a real one arrive: else the
 * first megabytes of a flood take three times as long as those after them. To be stopped when they arrive early.
 *
 * @returns yields after each slice, which takes about a millisecond at first and a fifth of that at the end
 */
export function* warmUp(): Generator<undefined, void> {
  for (let stream = 0; stream < streams; stream++) {
    const engine = new Engine({ limits: { maxEvents: 1e6, maxBytes: 1e9 }, stopOn: [{ type: 'done' }] });
    engine.beginBody();
    for (let slice = 0; slice < slicesPerStream; slice++) {
      const piece = new Uint8Array(encodeUtf8(madeUpEvents(slice * eventsPerSlice)));
      engine.push({ pieces: [piece], byteLength: piece.length, reads: [{ end: piece.length, time: slice + 0.5 }] });
      engine.view({ from: 0, count: 1, follow: true });
      yield;
    }
  }
}

/** With and without a type, an ID, several data lines: what streams have. */
function madeUpEvents(first: number): string {
  return Array.from({ length: eventsPerSlice }, (_, n) => {
    const type = n % 4 === 0 ? '' : `event: type${n % 4}\n`;
    const id = n % 8 === 0 ? '' : `id: ${first + n}\n`;
    const more = n % 32 === 0 ? `data: and another one\n: a comment\n` : '';
    return `${type}${id}data: {"n":${n},"text":"a line of the usual length"}\n${more}\n`;
  }).join('');
}
