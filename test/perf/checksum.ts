/**
 * Goes on with a checksum over text; begin with 0. It depends on every code unit and on their order. It uses nothing from
 * outside: a browser is given its source.
 */
export function addText(checksum: number, text: string): number {
  let sum = checksum;
  for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0;
  return sum;
}
