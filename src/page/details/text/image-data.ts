/** Finds out whether a text is an image: a `data:` URL, the base64 of one, or SVG. */

/** Longer texts are not looked at as images. */
export const maxImageChars = 16 << 20;

/** Images of more pixels are not drawn: a few kilobytes can say they are gigabytes. */
const maxPixels = 64 << 20;

export interface ImageData64 {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/svg+xml';
  /** For an image element. Made of the text alone: it leads nowhere. */
  readonly url: string;
}

const dataUrl = /^data:(image\/(?:png|jpeg|gif|webp|svg\+xml));base64,/;

/** How the base64 of each begins: with the signature of its format. */
const signatures = {
  'image/png': /^iVBORw0KGgo/,
  'image/jpeg': /^\/9j\//,
  'image/gif': /^R0lGOD[dl]h/,
  'image/webp': /^UklGR[\w+/]{6}XRUJQVlA4/,
} as const;

/** Whether the beginning of a text looks like that of an image in base64; the rest is worth fetching. */
export function looksLikeImage(beginning: string): boolean {
  return dataUrl.test(beginning) || typeOf(beginning) !== undefined;
}

/** The image that the whole text is; `undefined` when it is none, or one that is not to be drawn. */
export function imageOf(text: string): ImageData64 | undefined {
  const whole = text.trim();
  if (whole.length > maxImageChars) return undefined;
  if (/^(?:<\?xml[^>]{0,200}\?>\s*)?<svg[\s>]/.test(whole)) return svgOf(whole);
  const declared = dataUrl.exec(whole);
  const base64 = declared === null ? whole : whole.slice(declared[0].length);
  if (!/^[\w+/\s]+={0,2}$/.test(base64)) return undefined;
  const drawn = base64.replaceAll(/\s/g, '');
  if (declared?.[1] === 'image/svg+xml') return { type: 'image/svg+xml', url: `${declared[0]}${drawn}` };
  const type = typeOf(base64);
  if (type === undefined || !isDrawable(base64)) return undefined;
  return { type, url: `data:${type};base64,${drawn}` };
}

function typeOf(base64: string): keyof typeof signatures | undefined {
  const types = Object.keys(signatures) as (keyof typeof signatures)[];
  return types.find((type) => signatures[type].test(base64));
}

/** In an image element SVG runs no script and loads nothing. */
function svgOf(text: string): ImageData64 {
  return { type: 'image/svg+xml', url: `data:image/svg+xml,${encodeURIComponent(text.toWellFormed())}` };
}

function isDrawable(base64: string): boolean {
  const size = sizeOf(bytesOf(base64));
  return size !== undefined && size.width * size.height <= maxPixels;
}

/** So much of it says how large it is, but for photographs whose camera has put a preview before that. */
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

/** [RFC 9649] The size stands in the first chunk, in one of three ways. */
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

/** [T.81] The size stands in the segment that begins a frame. */
function jpegSize(bytes: DataView): Size {
  for (let at = 2; ; at += 2 + bytes.getUint16(at + 2)) {
    const marker = bytes.getUint16(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { width: bytes.getUint16(at + 7), height: bytes.getUint16(at + 5) };
    if (marker < 0xff00) throw new RangeError('There is no segment.');
  }
}
