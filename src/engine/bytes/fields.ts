/** How a line of an event stream is read: HTML standard, section 9.2.6. Names are compared byte by byte. */

/** What a line that is not empty can be. */
export const Field = { comment: 0, data: 1, event: 2, id: 3, retry: 4, unknown: 5 } as const;
export type Field = (typeof Field)[keyof typeof Field];

/** Bytes that mean something. */
export const Ascii = {
  nul: 0,
  lf: 0x0a,
  cr: 0x0d,
  space: 0x20,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  letterT: 0x74,
} as const;

/** The first bytes of the usual lines as little-endian numbers: `data`, `even` and `id:`. */
export const heads = { data: 0x61746164, even: 0x6e657665, id: 0x3a6469 } as const;

/** So many bytes at the beginning of a line decide which field it is and where its value begins. */
export const fieldHeadBytes = 'retry: '.length;

/**
 * The field of the line in `bytes` from `start` to `end`, its line end not included. The line is not empty.
 *
 * [spec] Field names must be compared literally, with no case folding performed.
 */
export function fieldOf(bytes: Uint8Array, start: number, end: number): Field {
  switch (bytes[start] as number) {
    // [spec] If the line starts with a U+003A COLON character (:): ignore the line.
    case Ascii.colon:
      return Field.comment;
    case 0x64:
      return isData(bytes, start) && isNameEnd(bytes, start + 4, end) ? Field.data : Field.unknown;
    case 0x65:
      return isEvent(bytes, start) && isNameEnd(bytes, start + 5, end) ? Field.event : Field.unknown;
    case 0x69:
      return bytes[start + 1] === 0x64 && isNameEnd(bytes, start + 2, end) ? Field.id : Field.unknown;
    case 0x72:
      return isRetry(bytes, start) && isNameEnd(bytes, start + 5, end) ? Field.retry : Field.unknown;
    default:
      // [spec] Otherwise: the field is ignored.
      return Field.unknown;
  }
}

// Byte by byte: twice as fast as a loop over the name. Looking beyond the end of a line does
// no harm, for there is a line end, which is in no name.

function isData(bytes: Uint8Array, start: number): boolean {
  return bytes[start + 1] === 0x61 && bytes[start + 2] === 0x74 && bytes[start + 3] === 0x61;
}

function isEvent(bytes: Uint8Array, start: number): boolean {
  return (
    bytes[start + 1] === 0x76 && bytes[start + 2] === 0x65 && bytes[start + 3] === 0x6e && bytes[start + 4] === 0x74
  );
}

function isRetry(bytes: Uint8Array, start: number): boolean {
  return (
    bytes[start + 1] === 0x65 && bytes[start + 2] === 0x74 && bytes[start + 3] === 0x72 && bytes[start + 4] === 0x79
  );
}

/**
 * [spec] Collect the characters on the line before the first U+003A COLON character (:), and let field be that string.
 */
function isNameEnd(bytes: Uint8Array, at: number, end: number): boolean {
  return at === end || bytes[at] === Ascii.colon;
}

/** Where the value of that field, which has a name, begins; `end` when the line has no colon. */
export function valueStart(bytes: Uint8Array, start: number, end: number, field: Field): number {
  const colon = start + nameLength(field);
  // [spec] Otherwise: process the field using the whole line as the field name, and the empty string as the field value.
  if (colon >= end) return end;
  const value = colon + 1;
  // [spec] If value starts with a U+0020 SPACE character, remove it from value.
  return value < end && bytes[value] === Ascii.space ? value + 1 : value;
}

/** Of the fields that have a name. Compared, since a look into a table would cost more. */
function nameLength(field: Field): number {
  if (field === Field.data) return 'data'.length;
  return field === Field.id ? 'id'.length : 'event'.length;
}

/** Whether the field name of that line is `name`. */
export function hasName(bytes: Uint8Array, start: number, end: number, name: Uint8Array): boolean {
  const length = name.length;
  if (end - start < length) return false;
  for (let index = 0; index < length; index++) if (bytes[start + index] !== name[index]) return false;
  return isNameEnd(bytes, start + length, end);
}
