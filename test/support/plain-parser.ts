/** The event stream format said as plainly as possible, for a whole body at once: for tests to compare with. */

export interface PlainEvent {
  readonly type: string;
  readonly data: string;
  /** Its own. */
  readonly id?: string;
  readonly lastEventId: string;
  /** Offsets in the body: where the block begins, and behind its blank line. */
  readonly start: number;
  readonly end: number;
  /** Offset behind the byte that completed it. */
  readonly completedAt: number;
  /** Bytes of the values of its data lines and of what is between them. */
  readonly dataLines: number;
}

export interface PlainBody {
  readonly events: readonly PlainEvent[];
  readonly comments: number;
  readonly lastEventId: string;
  readonly retryMs?: number;
  /** Where the block begins that is not complete. */
  readonly blockStart: number;
  /** Whether a block was no event. */
  readonly hasOthers: boolean;
}

interface Line {
  readonly text: string;
  readonly end: number;
  /** Behind its first line end character. */
  readonly completedAt: number;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** @param lastEventId - the last event ID string when the body began */
export function parsePlainly(bytes: Uint8Array, lastEventId: string): PlainBody {
  const body = {
    events: [] as PlainEvent[],
    comments: 0,
    lastEventId,
    blockStart: annotationLength(bytes),
    hasOthers: false,
  };
  let retryMs: number | undefined;
  let block: Line[] = [];
  for (const line of linesOf(bytes)) {
    const [name = '', value = ''] = fieldOf(line.text);
    if (line.text.startsWith(':')) body.comments++;
    if (name === 'retry' && /^[0-9]+$/.test(value)) retryMs = Number(value);
    if (line.text !== '') block.push(line);
    else {
      const event = eventOf(block, body.blockStart, line, body.lastEventId);
      body.lastEventId = event.lastEventId;
      if (event.dataLines > 0) body.events.push(event);
      else body.hasOthers = true;
      body.blockStart = line.end;
      block = [];
    }
  }
  return { ...body, ...(retryMs !== undefined && { retryMs }) };
}

function* linesOf(bytes: Uint8Array): Generator<Line> {
  let start = annotationLength(bytes);
  for (let at = start; at < bytes.length; at++) {
    if (bytes[at] !== 0x0a && bytes[at] !== 0x0d) continue;
    const end = bytes[at] === 0x0d && bytes[at + 1] === 0x0a ? at + 2 : at + 1;
    yield { text: decoder.decode(bytes.subarray(start, at)), end, completedAt: at + 1 };
    start = end;
    at = end - 1;
  }
}

/** Of the byte order mark. */
function annotationLength(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

function fieldOf(line: string): string[] {
  const colon = line.indexOf(':');
  return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')];
}

function eventOf(block: readonly Line[], start: number, blank: Line, lastEventId: string): PlainEvent {
  const fields = block.map(({ text }) => fieldOf(text));
  const values = (wanted: string) => fields.flatMap(([name, value = '']) => (name === wanted ? [value] : []));
  const data = values('data');
  const id = values('id').findLast((value) => !value.includes('\0'));
  return {
    type: values('event').at(-1) || 'message',
    data: data.join('\n'),
    ...(id !== undefined && { id }),
    lastEventId: id ?? lastEventId,
    start,
    end: blank.end,
    completedAt: blank.completedAt,
    dataLines: data.length,
  };
}
