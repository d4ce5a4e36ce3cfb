/** Events that were kept in another format, as an event stream again. */

/** An event as a recording has it. */
export interface RecordedEvent {
  /** Absent or empty: `message`. */
  readonly type?: string;
  readonly data: string;
  /** The event's own ID; absent: it has none. */
  readonly id?: string;
  /** The last event ID in effect. Absent: its own, or the one before. */
  readonly lastEventId?: string;
  /** When it arrived: milliseconds since the epoch. */
  readonly time?: number;
  /** How long its block was on the wire. */
  readonly bytes?: number;
}

/** How a block can be written without its meaning being another. */
interface Manner {
  readonly lineEnd: '\n' | '\r\n';
  /** After the colon. */
  readonly space: ' ' | '';
}

const manners: readonly [Manner, ...Manner[]] = [
  { lineEnd: '\n', space: ' ' },
  { lineEnd: '\n', space: '' },
  { lineEnd: '\r\n', space: ' ' },
  { lineEnd: '\r\n', space: '' },
];

/**
 * Writes events as blocks. A block is as long as it was on the wire if it can be: with or without a space after the colon,
 * with LF or CR LF.
 */
export class StreamText {
  #lastEventId = '';
  #altered = 0;

  /** Events that an event stream cannot hold as they are: line breaks in a type, a NUL in an ID, half a character. */
  get altered(): number {
    return this.#altered;
  }

  /** The bytes of the event's block, and of one before it if its last event ID comes from elsewhere. */
  blockOf(event: RecordedEvent): Buffer {
    const { type = '', data, id, lastEventId, bytes } = event;
    const fields: [name: string, value: string][] = [];
    if (type !== '' && type !== 'message') fields.push(['event', oneLine(type)]);
    const ownId = id !== undefined && isId(id) ? id.toWellFormed() : undefined;
    if (ownId !== undefined) fields.push(['id', ownId]);
    for (const line of data.toWellFormed().split(/\r\n|\r|\n/)) fields.push(['data', line]);
    if (isAltered(event, ownId)) this.#altered++;
    return Buffer.from(this.#inheritance(ownId, lastEventId) + written(fields, bytes));
  }

  /** A block that only sets an ID, where the event's is inherited from one that is not here. */
  #inheritance(ownId: string | undefined, lastEventId: string | undefined): string {
    if (ownId !== undefined) {
      this.#lastEventId = ownId;
      return '';
    }
    if (lastEventId === undefined || lastEventId === this.#lastEventId || !isId(lastEventId)) return '';
    this.#lastEventId = lastEventId;
    return `id: ${lastEventId.toWellFormed()}\n\n`;
  }
}

function isAltered({ type = '', data, id }: RecordedEvent, ownId: string | undefined): boolean {
  const isKept = type === oneLine(type) && !data.includes('\r') && data.isWellFormed() && id === ownId;
  return !isKept;
}

/** [spec] What ends a line cannot be in a field; U+0000 cannot be in an ID. */
function isId(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- these are the characters
  return !/[\0\r\n]/.test(text);
}

function oneLine(text: string): string {
  return text.toWellFormed().replaceAll(/[\r\n]+/g, ' ');
}

function written(fields: readonly (readonly [name: string, value: string])[], bytes: number | undefined): string {
  const content = fields.reduce((sum, [name, value]) => sum + name.length + 1 + Buffer.byteLength(value), 0);
  const canBeTight = fields.every(([, value]) => !value.startsWith(' '));
  const manner =
    manners.find(({ lineEnd, space }) => {
      const length = content + fields.length * space.length + (fields.length + 1) * lineEnd.length;
      return length === bytes && (space === ' ' || canBeTight);
    }) ?? manners[0];
  const { lineEnd, space } = manner;
  return fields.map(([name, value]) => `${name}:${space}${value}${lineEnd}`).join('') + lineEnd;
}
