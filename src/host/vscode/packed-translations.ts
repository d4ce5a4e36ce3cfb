/**
 * Translations as they are packaged: keys and texts apart, the keys in ascending order, each as what it adds to the one before
 * it, compressed. A third of what they take as an object, which few of those who install the extension read.
 */

import { Buffer } from 'node:buffer';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import type { Translations } from '../../shared/text/text-key.ts';

/** What VS Code reads as the texts of a language: one, which holds all of them in Base64. */
export interface PackedTranslations {
  readonly packed: string;
}

const radix = 36;

/** @param keyed - by `withTextKeys` */
export function packTranslations(keyed: Translations): PackedTranslations {
  const sorted = Object.entries(keyed)
    .map(([key, text]) => [Number.parseInt(key, radix), text] as const)
    .toSorted(([a], [b]) => a - b);
  const steps = sorted.map(([key], index) => key - (sorted[index - 1]?.[0] ?? 0));
  const json = JSON.stringify([steps, sorted.map(([, text]) => text)]);
  return { packed: brotliCompressSync(json).toString('base64') };
}

/** @returns by the keys of `withTextKeys` */
export function unpackTranslations({ packed }: PackedTranslations): Translations {
  const json = brotliDecompressSync(Buffer.from(packed, 'base64')).toString();
  const [steps, texts] = JSON.parse(json) as [number[], string[]];
  let key = 0;
  return Object.fromEntries(steps.map((step, index) => [(key += step).toString(radix), texts[index] ?? '']));
}
