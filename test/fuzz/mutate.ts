import type { Random } from './random.ts';

/** A case grows no further. */
const maxLength = 4096;

/** Characters that break what was written for others. */
const awkward = [
  '\0',
  '\r',
  '\n',
  '\r\n',
  '\uFEFF',
  '\uD800',
  '\uDC00',
  '\u2028',
  '\u202E',
  '\u0085',
  '"',
  "'",
  '`',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ':',
  '/',
  '(',
  ')',
  '%',
  '$',
  '^',
  '#',
  '-',
  '--',
  '<!--',
  '</script>',
  '\u001B[2J',
  'data:',
  ' ',
  '\t',
  '0',
  '9'.repeat(20),
  '-1',
  '1e999',
  'é',
  '\u{1F600}',
  'a'.repeat(300),
  '__proto__',
  'constructor',
  'null',
  '{{x}}',
  '${',
  '=>',
];

type Mutation = (text: string, random: Random, corpus: readonly string[], words: readonly string[]) => string;

const mutations: readonly Mutation[] = [
  (text, random) => spliced(text, random, 0, random.pick(awkward)),
  (text, random, _, words) => spliced(text, random, 0, random.pick(words)),
  (text, random) => spliced(text, random, 1 + random.below(8), ''),
  (text, random) => spliced(text, random, 1, random.pick(awkward)),
  (text, random) => {
    const from = random.below(text.length + 1);
    return spliced(text, random, 0, text.slice(from, from + random.below(40)));
  },
  (text, random, corpus) => {
    const other = random.pick(corpus);
    return text.slice(0, random.below(text.length + 1)) + other.slice(random.below(other.length + 1));
  },
  (text, random) => text.slice(0, random.below(text.length + 1)),
];

/** With other text in the place of so many characters, somewhere. */
function spliced(text: string, random: Random, removed: number, inserted: string): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + inserted + text.slice(at + removed);
}

/**
 * A text that is nearly one of the corpus: changed in one to six places.
 *
 * @param words - what means something in such texts
 */
export function mutated(random: Random, corpus: readonly string[], words: readonly string[]): string {
  let text = random.pick(corpus);
  for (let left = 1 + random.below(6); left > 0; left--) text = random.pick(mutations)(text, random, corpus, words);
  return text.slice(0, maxLength);
}
