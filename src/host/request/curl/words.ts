/** The words of a command line, as a shell would hand them to curl. */

import { shellWords } from './shell-words.ts';

/**
 * Takes the forms that browsers copy: for a POSIX shell (`'…'`, `$'…'`, a backslash at the end of a line) and for the
 * command prompt of Windows (`^"…^"`, a caret at the end of a line).
 *
 * @throws Error when a quotation does not end
 */
export function commandWords(text: string): string[] {
  return isForCommandPrompt(text) ? argumentsOf(withoutCarets(text)) : shellWords(text.replaceAll('\r\n', '\n'));
}

/** In a POSIX shell nobody has a reason to write these. */
function isForCommandPrompt(text: string): boolean {
  return /\^"|\s\^\r?\n/.test(text);
}

/**
 * What the command prompt makes of carets: one outside of quotation marks takes the meaning from the character after it. A
 * line break after it is left out, and a second one then stands for itself.
 */
function withoutCarets(text: string): string {
  let plain = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '"') isQuoted = !isQuoted;
    if (char !== '^' || isQuoted) {
      plain += char;
    } else {
      const lineBreak = /^\r?\n/.exec(text.slice(at + 1))?.[0];
      at += lineBreak?.length ?? 1;
      if (lineBreak === undefined) plain += text.charAt(at);
      else if (text.charAt(at + 1) === '\n') plain += text.charAt(++at);
    }
  }
  return plain;
}

/**
 * How Windows programs find their arguments: quotation marks group, and backslashes are special only before a
 * quotation mark, where two stand for one and an odd one takes its meaning away.
 */
function argumentsOf(text: string): string[] {
  const found: string[] = [];
  let word: string | undefined;
  let isQuoted = false;
  for (const [token] of text.matchAll(/\\+"?|"|\s|[^\\"\s]+/g)) {
    if (token.endsWith('"')) {
      const backslashes = token.length - 1;
      word = (word ?? '') + '\\'.repeat(backslashes >> 1) + (backslashes % 2 === 1 ? '"' : '');
      if (backslashes % 2 === 0) isQuoted = !isQuoted;
    } else if (isQuoted || token.trim() !== '') {
      word = (word ?? '') + token;
    } else {
      if (word !== undefined) found.push(word);
      word = undefined;
    }
  }
  return word === undefined ? found : [...found, word];
}
