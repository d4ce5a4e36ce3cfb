/**
 * Events of 100 bytes that are made as they are sent: any number of them, in no memory, and several times as fast as
 * anybody reads them. They are copied from a pattern, and then the upper half of their numbers is written over.
 */

/** Of each event on the wire, the blank line included. */
const eventBytes = 100;

/** Four, as a load has; `message` is the type of events without a type of their own. */
const types = ['price', 'trade', 'news', 'message'] as const;

const filler = 'the quick brown fox jumps over the lazy dog';

/** A number as it stands in an event: `00000042`. */
function paddedNumber(n: number): string {
  return String(n).padStart(8, '0');
}

/** The event with this number, from 1 to 99,999,999. */
export function numberedEvent(n: number): { text: string; type: string; data: string } {
  const type = types[n % types.length] ?? '';
  const head = `${type === 'message' ? '' : `event: ${type}\n`}id: ${paddedNumber(n)}\n`;
  const data = (text: string): string =>
    `{"n":"${paddedNumber(n)}","symbol":"ACME${paddedNumber(n % 100).slice(-2)}","text":"${text}"}`;
  const textOf = (text: string): string => `${head}data: ${data(text)}\n\n`;
  const rest = filler.slice(0, eventBytes - textOf('').length);
  return { text: textOf(rest), type, data: data(rest) };
}

/** After so many events everything but the upper four digits of the numbers is the same again. */
const period = 10_000;

const pattern = Buffer.concat(Array.from({ length: period }, (_, i) => Buffer.from(numberedEvent(i).text, 'latin1')));

/** Where the two numbers of an event stand, from its beginning; by its type. */
const places = types.map((_, n) => {
  const { text } = numberedEvent(n);
  return { id: text.indexOf('id: ') + 4, n: text.indexOf('"n":"') + 5 };
});

/** The bytes of `count` events, of which the first has this number. */
export function numberedEvents(first: number, count: number): Buffer {
  const bytes = Buffer.allocUnsafe(count * eventBytes);
  for (let i = 0, from = first % period; i < count; from = 0) {
    i += pattern.copy(bytes, i * eventBytes, from * eventBytes) / eventBytes;
  }
  for (let i = 0; i < count; i++) {
    const place = places[(first + i) % types.length];
    if (place === undefined) continue;
    const upper = Math.trunc((first + i) / period);
    writeDigits(bytes, i * eventBytes + place.id, upper);
    writeDigits(bytes, i * eventBytes + place.n, upper);
  }
  return bytes;
}

/** The upper four digits of a number: the others are those of the pattern. */
function writeDigits(bytes: Buffer, at: number, upper: number): void {
  bytes[at] = 48 + Math.trunc(upper / 1000);
  bytes[at + 1] = 48 + (Math.trunc(upper / 100) % 10);
  bytes[at + 2] = 48 + (Math.trunc(upper / 10) % 10);
  bytes[at + 3] = 48 + (upper % 10);
}
