/** What the load server serves, and what a client must have seen to have received it. */

/** Bytes and the proof that goes with them. */
export interface Load {
  readonly name: string;
  /** Events, each about `bytes / events` bytes on the wire. */
  readonly events: number;
  readonly bytes: number;
  /** Length of all data put together, in UTF-16 code units. */
  readonly dataLength: number;
}

const types = ['price', 'trade', 'news', 'message'];

/** Events that differ: number, type and text, so that nothing can be guessed from one of them. */
function eventText(n: number): { text: string; data: string } {
  const type = types[n % types.length] ?? '';
  const data = `{"n":${n},"symbol":"ACME${n % 97}","price":${(n % 9973) / 100},"text":"the quick brown fox jumps"}`;
  const name = type === 'message' ? '' : `event: ${type}\n`;
  return { text: `${name}id: ${n}\ndata: ${data}\n\n`, data };
}

/** Makes the bytes of a load in chunks of about `chunkBytes`, the last event being one of type `done`. */
export function makeLoad(events: number, chunkBytes = 1 << 20): { load: Load; chunks: Buffer[] } {
  const chunks: Buffer[] = [];
  let parts: string[] = [];
  let size = 0;
  let dataLength = 0;
  for (let n = 1; n < events; n++) {
    const { text, data } = eventText(n);
    parts.push(text);
    size += text.length;
    dataLength += data.length;
    if (size >= chunkBytes) {
      chunks.push(Buffer.from(parts.join('')));
      parts = [];
      size = 0;
    }
  }
  const last = `event: done\ndata: ${events}\n\n`;
  chunks.push(Buffer.from(parts.join('') + last));
  const bytes = chunks.reduce((sum, { length }) => sum + length, 0);
  return { load: { name: `${events} events`, events, bytes, dataLength: dataLength + String(events).length }, chunks };
}
