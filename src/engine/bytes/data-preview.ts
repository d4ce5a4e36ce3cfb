import { decodeData } from './event-text.ts';
import { cut, decodeUtf8 } from './utf8.ts';

/** Longest preview, in UTF-16 code units. */
export const previewChars = 500;

/** Enough for one code unit more than that: none takes more than three bytes. */
export const previewBytes = 3 * (previewChars + 2);

const lineFeed = '↵';
const controlPictures = 0x2400;
const pictureOfDelete = '␡';
/** For the controls that have no picture of their own, and the separators that would break the line. */
const otherControl = '␦';

/**
 * The data on one line, with every control character made visible.
 *
 * @param bytes - the data from its first value on, as it is on the wire, at most {@link previewBytes} of it
 * @param hasSeveralLines - whether there is more than one data line
 * @param isWhole - whether `bytes` are all of the data
 */
export function previewOf(bytes: Uint8Array, hasSeveralLines: boolean, isWhole: boolean): string {
  return onOneLine(hasSeveralLines ? decodeData(bytes) : decodeUtf8(bytes), isWhole);
}

/** The text cut, with every control character made visible. @param isWhole - whether there is no more of it */
export function onOneLine(text: string, isWhole: boolean): string {
  const isCut = !isWhole || text.length > previewChars;
  return makeVisible(isCut ? `${cut(text, previewChars - 1)}…` : text);
}

function makeVisible(text: string): string {
  let visible = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const picture = pictureOf(text.charCodeAt(at));
    if (picture === undefined) continue;
    visible += text.slice(from, at) + picture;
    from = at + 1;
  }
  return from === 0 ? text : visible + text.slice(from);
}

function pictureOf(code: number): string | undefined {
  if (code === 0x0a) return lineFeed;
  if (code < 0x20) return String.fromCharCode(controlPictures + code);
  if (code === 0x7f) return pictureOfDelete;
  const isInvisible = (code >= 0x80 && code < 0xa0) || code === 0x2028 || code === 0x2029;
  return isInvisible ? otherControl : undefined;
}
