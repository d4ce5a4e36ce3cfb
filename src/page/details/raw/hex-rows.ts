/** Bytes as programmers write them: the offset, sixteen bytes, and what they are in ASCII. */

export const bytesPerRow = 16;

/** @returns `00000010  64 61 74 61 3a 20 78 0a  0a …  data: x..` */
export function hexRow(bytes: Uint8Array, row: number): string {
  const part = bytes.subarray(row * bytesPerRow, (row + 1) * bytesPerRow);
  const hex = Array.from({ length: bytesPerRow }, (_, at) => (at < part.length ? hexOf(part[at] as number, 2) : '  '));
  const halves = `${hex.slice(0, 8).join(' ')}  ${hex.slice(8).join(' ')}`;
  const ascii = Array.from(part, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
  return `${hexOf(row * bytesPerRow, 8)}  ${halves}  ${ascii}`;
}

/** All rows, as text. */
export function hexDump(bytes: Uint8Array): string {
  return Array.from({ length: Math.ceil(bytes.length / bytesPerRow) }, (_, row) => `${hexRow(bytes, row)}\n`).join('');
}

function hexOf(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
