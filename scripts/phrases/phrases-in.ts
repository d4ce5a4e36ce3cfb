import { phrases } from './phrases.ts';

/** What is quoted: code, and names of tests. */
const quoted = /`[^`]*`|“[^”]*”/g;

/** @returns what is wrong with a text, a sentence each: the phrase with what is around it, what to write, and why */
export function phrasesIn(text: string): readonly string[] {
  const plain = text.replaceAll(quoted, (all) => '·'.repeat(all.length));
  return phrases.flatMap(({ pattern, instead, why }) => {
    const found = pattern.exec(plain);
    if (found === null) return [];
    const place = text.slice(Math.max(0, found.index - 20), found.index + found[0].length + 20);
    return [`“${found[0]}” in “…${place}…”. ${why} Instead: ${instead}.`];
  });
}
