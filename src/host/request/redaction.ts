/** Takes secrets out of texts that are shown. */

/** What stands in the place of a value that may not be seen. */
export const hidden = '•••';

/**
 * A function that puts `•••` in the place of each secret, however it is encoded: as it is, as in a path, a query or a form.
 * Without regard to case, since hosts and percent-encodings come in either.
 */
export function redactor(secrets: Iterable<string>): (text: string) => string {
  const forms = new Set([...secrets].filter((secret) => secret !== '').flatMap(formsOf));
  if (forms.size === 0) return (text) => text;
  const longestFirst = [...forms].toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map(escaped).join('|'), 'gi');
  return (text) => text.replace(pattern, hidden);
}

function formsOf(secret: string): string[] {
  // Lone surrogates, which nothing else encodes.
  const text = secret.toWellFormed();
  const form = new URLSearchParams([['', text]]).toString().slice(1);
  const url = new URL('http://h/');
  url.pathname = text;
  url.search = `?${text}`;
  return [
    secret,
    form,
    form.replaceAll('+', '%20'),
    encodeURIComponent(text),
    encodeURI(text),
    url.pathname.slice(1),
    url.search.slice(1),
    JSON.stringify(secret).slice(1, -1),
    // In a header that came back: its bytes, each taken for a character.
    Buffer.from(text, 'utf8').toString('latin1'),
  ].filter((form) => form !== '');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
