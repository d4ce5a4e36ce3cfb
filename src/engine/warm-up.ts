import { Engine } from './engine.ts';

/** In all about as many events as V8 wants to see before it compiles the inner loops for good. */
const events = 100_000;
const eventsPerSlice = 500;

/**
 * Reads a made-up stream, so that the code that reads is compiled by the time the first bytes of a real one arrive: else
 * the first megabytes of a flood take three times as long as those after them. To be stopped when they arrive early.
 *
 * @returns yields after each slice, which takes about a millisecond at first and a tenth of that at the end
 */
export function* warmUp(): Generator<undefined, void> {
  const slice = Buffer.from(madeUpEvents(eventsPerSlice));
  const engine = new Engine({ limits: { maxEvents: 20_000, maxBytes: 4 << 20 }, stopOn: [{ type: 'done' }] });
  for (let read = 0; read < events; read += eventsPerSlice) {
    const piece = new Uint8Array(slice);
    engine.push({ pieces: [piece], byteLength: piece.length, reads: [{ end: piece.length, time: read }] });
    engine.view({ from: 0, count: 1, follow: true });
    yield;
  }
}

/** With and without a type, an ID, several data lines: what streams have. */
function madeUpEvents(count: number): string {
  return Array.from({ length: count }, (_, n) => {
    const type = n % 4 === 0 ? '' : `event: type${n % 4}\n`;
    const id = n % 8 === 0 ? '' : `id: ${n}\n`;
    return `${type}${id}data: {"n":${n},"text":"a line of the usual length"}\n${n % 16 === 0 ? 'data: and another\n' : ''}\n`;
  }).join('');
}
