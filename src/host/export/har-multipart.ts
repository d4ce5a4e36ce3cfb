/** A body of `multipart/form-data` without its secrets and without its files. */

import { isSecretName } from '../../shared/request/secret-names.ts';
import { hidden } from '../../net/redaction.ts';
import { shownIfJson } from './har-json.ts';

/** @returns `undefined` when the text isn't what its type says */
export function shownMultipart(body: string, mimeType: string): string | undefined {
  const boundary = parameter(mimeType, 'boundary') ?? '';
  if (boundary === '') return undefined;
  // A body that a person typed has the line ends of an editor.
  const lineEnd = body.includes('\r\n') ? '\r\n' : '\n';
  // [spec] RFC 2046, section 5.1.1: each part has the boundary before it, and the last one after it.
  const delimiter = `${lineEnd}--${boundary}`;
  const [start = '', ...parts] = (lineEnd + body).split(delimiter);
  if (start !== '' || parts.pop()?.trimEnd() !== '--') return undefined;
  const shown = parts.map((part) => shownPart(part, lineEnd));
  if (shown.includes(undefined)) return undefined;
  return ['', ...shown, `--${lineEnd}`].join(delimiter).slice(lineEnd.length);
}

/** @param part - from after the boundary on */
function shownPart(part: string, lineEnd: string): string | undefined {
  const end = part.indexOf(lineEnd + lineEnd);
  if (!part.startsWith(lineEnd) || end < 0) return undefined;
  const content = end + 2 * lineEnd.length;
  const disposition = part
    .slice(0, end)
    .split(lineEnd)
    .find((line) => /^content-disposition:/i.test(line));
  return part.slice(0, content) + shownContent(part.slice(content), disposition ?? '');
}

function shownContent(content: string, disposition: string): string {
  const name = parameter(disposition, 'name');
  if (name === undefined || isSecretName(name)) return hidden;
  if (parameter(disposition, 'filename') !== undefined || /;\s*filename\*/i.test(disposition)) return '(a file)';
  return shownIfJson(content);
}

/** Of a header, as `name=value` or `name="value"`. */
function parameter(header: string, name: string): string | undefined {
  for (const piece of piecesOf(header)) {
    const equals = piece.indexOf('=');
    if (equals < 0 || piece.slice(0, equals).trim().toLowerCase() !== name) continue;
    const value = piece.slice(equals + 1).trim();
    return value.startsWith('"') ? value.slice(1, -1).replaceAll(/\\(.)/gs, '$1') : value;
  }
  return undefined;
}

/** Between semicolons outside of quotation marks. */
function piecesOf(header: string): string[] {
  const pieces: string[] = [];
  let [start, isQuoted] = [0, false];
  for (let at = 0; at < header.length; at++) {
    if (header[at] === '\\' && isQuoted) at++;
    else if (header[at] === '"') isQuoted = !isQuoted;
    else if (header[at] === ';' && !isQuoted) {
      pieces.push(header.slice(start, at));
      start = at + 1;
    }
  }
  return [...pieces, header.slice(start)];
}
