/** The head of an HTTP request, byte by byte: what a parser would reject or tidy up is what these tests ask about. */

const crlf = Buffer.from('\r\n');
const endOfHead = Buffer.from('\r\n\r\n');

export interface RequestHead {
  /** For example `GET /s HTTP/1.1`. */
  readonly line: string;
  readonly method: string;
  /** As it was sent: path and query. */
  readonly target: string;
  /** In the order sent, a byte a character (Latin-1). */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The value of `Last-Event-ID` without the blanks around it; absent when there is no such header. */
  readonly lastEventIdBytes?: Buffer;
}

/** @returns the head, or undefined while it is not complete */
export function parseRequestHead(received: Buffer): RequestHead | undefined {
  const end = received.indexOf(endOfHead);
  if (end === -1) return undefined;
  const [first = Buffer.alloc(0), ...rest] = linesOf(received.subarray(0, end));
  const line = first.toString('latin1');
  const [method = '', target = ''] = line.split(' ');
  const fields = rest.map(parseField);
  const lastEventIdBytes = fields.find((field) => field.name.toLowerCase() === 'last-event-id')?.value;
  const headers = fields.map(({ name, value }) => [name, value.toString('latin1')] as const);
  return { line, method, target, headers, ...(lastEventIdBytes && { lastEventIdBytes }) };
}

function linesOf(head: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let from = 0;
  for (let end = head.indexOf(crlf); end !== -1; end = head.indexOf(crlf, from)) {
    lines.push(head.subarray(from, end));
    from = end + crlf.length;
  }
  return [...lines, head.subarray(from)];
}

function parseField(line: Buffer): { name: string; value: Buffer } {
  const colon = line.indexOf(0x3a);
  const name = line.subarray(0, colon).toString('latin1');
  return { name, value: withoutBlanks(line.subarray(colon + 1)) };
}

/** RFC 9110 section 5.5: "A field value does not include leading or trailing whitespace." */
function withoutBlanks(value: Buffer): Buffer {
  const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09;
  let start = 0;
  let end = value.length;
  while (start < end && isBlank(value[start])) start++;
  while (end > start && isBlank(value[end - 1])) end--;
  return value.subarray(start, end);
}
