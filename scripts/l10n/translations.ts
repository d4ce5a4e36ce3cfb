/** Translations beside the texts that they are made of. */

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../system/project.ts';
import type { Text, Texts } from './texts.ts';

/** Each translation of a bundle, behind the bundle. */
export function translations(bundle: string): (readonly [source: string, file: string])[] {
  return globSync(bundle.replace(/json$/, '*.json'), { cwd: root }).map((file) => [bundle, file] as const);
}

/** @param file - from the checkout */
export function readTexts(file: string): Texts {
  return JSON.parse(readFileSync(join(root, file), 'utf8')) as Texts;
}

/** What a translation lacks, has too much, or says with other values than its source. */
export function problemsOf(source: Texts, file: string, translation: Texts): string[] {
  const missing = Object.keys(source).filter((key) => !(key in translation));
  const left = Object.keys(translation).filter((key) => !(key in source));
  const changed = Object.entries(source).filter(([key, text]) => {
    const other = translation[key];
    return other !== undefined && valuesIn(text) !== valuesIn(other);
  });
  return [
    ...missing.map((key) => `${file} lacks: ${key}`),
    ...left.map((key) => `${file} has what there is no text for: ${key}`),
    ...changed.map(([key]) => `${file} has other values in: ${key}`),
  ];
}

/** `{0} {1}` or `{count} {type}`: which values a text names. */
function valuesIn(text: Text): string {
  const message = typeof text === 'string' ? text : text.message;
  return [...new Set(message.match(/\{\w+\}/g))].sort().join(' ');
}
