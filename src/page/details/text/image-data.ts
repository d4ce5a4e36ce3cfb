/** Finds out whether a text is an image that can be drawn: a `data:` URL, the base64 of one, or SVG. */

import type { Message } from '../../../shared/messages/message.ts';
import { eventMessages } from '../../../shared/messages/panel-messages.ts';
import { formatCount } from '../../ui/format.ts';
import { svgProblem } from './svg-image.ts';

/** Longer texts are not looked at as images. */
const maxImageChars = 16 << 20;

/** SVG is read before it is drawn. */
const maxSvgChars = 1 << 20;

/** Images of more pixels are not drawn: a few kilobytes can say they are gigabytes. */
const maxPixels = 64 << 20;

export interface ImageData64 {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/svg+xml';
  /** For an image element. Made of the text alone: it leads nowhere. */
  readonly url: string;
}

const dataUrl = /^data:(image\/(?:png|jpeg|gif|webp|svg\+xml));base64,/;

/** An XML declaration, comments and a document type may come before the root. */
const svgBegin = /^\uFEFF?(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,500}>\s*){0,3}<(?:!DOCTYPE\s+svg\b|svg[\s/>])/;

/** How the base64 of each begins: with the signature of its format. */
const signatures = {
  'image/png': /^iVBORw0KGgo/,
  'image/jpeg': /^\/9j\//,
  'image/gif': /^R0lGOD[dl]h/,
  'image/webp': /^UklGR[\w+/]{6}XRUJQVlA4/,
} as const;

/** Whether the beginning of a text looks like that of an image; no more is looked at until somebody asks for it. */
export function looksLikeImage(beginning: string): boolean {
  const text = beginning.trimStart();
  return dataUrl.test(text) || svgBegin.test(text) || typeOf(text) !== undefined;
}

/**
 * The image that the whole text is. Called when a person asks for it: what a server sends is not drawn before.
 *
 * @param text - one that {@link looksLikeImage}
 * @returns why it isn't drawn, when it isn't
 */
export function imageOf(text: string): ImageData64 | { readonly problem: Message } {
  const whole = text.trim();
  if (whole.length > maxImageChars) return { problem: eventMessages.imageTooLong(formatCount(maxImageChars)) };
  if (svgBegin.test(whole)) return svgOf(whole);
  const declared = dataUrl.exec(whole);
  const base64 = declared === null ? whole : whole.slice(declared[0].length);
  if (!/^[\w+/\s]+={0,2}$/.test(base64)) return { problem: eventMessages.imageDamaged() };
  if (declared?.[1] === 'image/svg+xml') return svgOfBase64(base64);
  return rasterOf(base64);
}

function typeOf(base64: string): keyof typeof signatures | undefined {
  const types = Object.keys(signatures) as (keyof typeof signatures)[];
  return types.find((type) => signatures[type].test(base64));
}

/** What is drawn is the text that was judged, whatever it was written in. */
function svgOf(text: string): ImageData64 | { readonly problem: Message } {
  if (text.length > maxSvgChars) return { problem: eventMessages.imageTooLong(formatCount(maxSvgChars)) };
  const problem = svgProblem(text);
  if (problem !== undefined) return { problem };
  // An encoding that it declares for itself would make another text of the same bytes.
  const drawn = text.toWellFormed().replace(/^\uFEFF?<\?xml[^>]*\?>/, '');
  return { type: 'image/svg+xml', url: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawn)}` };
}

function svgOfBase64(base64: string): ImageData64 | { readonly problem: Message } {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return svgOf(new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim());
  } catch {
    return { problem: eventMessages.imageDamaged() };
  }
}

function rasterOf(base64: string): ImageData64 | { readonly problem: Message } {
  const type = typeOf(base64);
  const size = type === undefined ? undefined : sizeOf(bytesOf(base64));
  if (type === undefined || size === undefined) return { problem: eventMessages.imageDamaged() };
  if (size.width * size.height > maxPixels) return { problem: eventMessages.imageTooLarge(formatCount(maxPixels)) };
  return { type, url: `data:${type};base64,${base64.replaceAll(/\s/g, '')}` };
}

/** This much of it says how large it is, but for photographs whose camera has put a preview before that. */
function bytesOf(base64: string): DataView {
  const head = base64.slice(0, 1 << 20).replaceAll(/[\s=]/g, '');
  try {
    const binary = atob(head.slice(0, head.length - (head.length % 4)));
    return new DataView(Uint8Array.from(binary, (character) => character.charCodeAt(0)).buffer);
  } catch {
    return new DataView(new ArrayBuffer(0));
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** In pixels; `undefined` when the bytes do not say. */
function sizeOf(bytes: DataView): Size | undefined {
  try {
    switch (bytes.getUint8(0)) {
      case 0x89:
        return { width: bytes.getUint32(16), height: bytes.getUint32(20) };
      case 0x47:
        return { width: bytes.getUint16(6, true), height: bytes.getUint16(8, true) };
      case 0x52:
        return webpSize(bytes);
      default:
        return jpegSize(bytes);
    }
  } catch {
    // The bytes end before that.
    return undefined;
  }
}

/** [RFC 9649] The size is in the first chunk, in one of three ways. */
function webpSize(bytes: DataView): Size | undefined {
  switch (bytes.getUint32(12)) {
    case 0x56503858: {
      const at = (offset: number): number => bytes.getUint16(offset, true) + (bytes.getUint8(offset + 2) << 16) + 1;
      return { width: at(24), height: at(27) };
    }
    case 0x5650384c: {
      const bits = bytes.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 0x56503820:
      return { width: bytes.getUint16(26, true) & 0x3fff, height: bytes.getUint16(28, true) & 0x3fff };
    default:
      return undefined;
  }
}

/** [T.81] The size is in the segment that begins a frame. */
function jpegSize(bytes: DataView): Size {
  for (let at = 2; ; at += 2 + bytes.getUint16(at + 2)) {
    const marker = bytes.getUint16(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { width: bytes.getUint16(at + 7), height: bytes.getUint16(at + 5) };
    if (marker < 0xff00) throw new RangeError('There is no segment.');
  }
}
