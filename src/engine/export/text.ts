/** Texts of any length as JSON and as CSV: a large one comes in pieces, so that no string is longer than the engine allows. */

/** In UTF-16 code units. As JSON a piece may be six times as long. */
const pieceChars = 1 << 20;

/** JSON allows them in texts; some readers take them for line ends all the same, and NDJSON has one event a line. */
const lineSeparators = /[\u0085\u2028\u2029]/;

/** A JSON text, its quotation marks included. */
export function* jsonText(text: string): Generator<string> {
  if (text.length <= pieceChars) {
    yield shortJsonText(text);
    return;
  }
  yield '"';
  for (const piece of pieces(text)) yield shortJsonText(piece).slice(1, -1);
  yield '"';
}

/** The same for a text that is known to be short. */
export function shortJsonText(text: string): string {
  const json = JSON.stringify(text);
  if (!lineSeparators.test(json)) return json;
  return json
    .replaceAll('\u0085', String.raw`\u0085`)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`);
}

/** Characters for which a cell is put in quotation marks. [spec] RFC 4180, 2.6; the others lest a reader trims them. */
const needsQuotes = /[",\r\n]|^\s|\s$/;

/** What spreadsheets take for the beginning of a formula, as OWASP lists it. */
const beginsFormula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * A cell of CSV.
 *
 * @param isForSpreadsheet - with an apostrophe in front of what would be taken for a formula
 */
export function* csvText(text: string, isForSpreadsheet: boolean): Generator<string> {
  const prefix = isForSpreadsheet && beginsFormula.test(text) ? "'" : '';
  if (!needsQuotes.test(text)) {
    yield prefix;
    yield text;
    return;
  }
  yield `"${prefix}`;
  // [spec] RFC 4180, 2.7: a double-quote inside a field must be escaped by preceding it with another double quote.
  for (const piece of pieces(text)) yield piece.replaceAll('"', '""');
  yield '"';
}

/** Cuts a text, but no character in two. */
function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length;) {
    let end = Math.min(at + pieceChars, text.length);
    const last = text.charCodeAt(end - 1);
    if (end < text.length && last >= 0xd800 && last < 0xdc00) end--;
    yield text.slice(at, end);
    at = end;
  }
}
