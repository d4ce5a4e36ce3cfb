/** What was meant by a line whose field name is none of the standard. */

import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { DiagnosisFacts } from '../../shared/diagnoses/diagnosis.ts';
import { shortened } from '../../shared/text/shortened.ts';
import { isJson } from '../../shared/text/json.ts';
import { decodeUtf8 } from '../bytes/utf8.ts';

/** The names of the standard. */
const fields = ['data', 'event', 'id', 'retry'] as const;

/** Longer names are shown cut. */
const maxNameChars = 40;

/** What is said of a line. */
export interface LineFinding {
  readonly kind: DiagnosisKind;
  readonly subject: string;
  readonly facts: DiagnosisFacts;
}

/** @param line - without its line end; a long one may be cut */
export function judgeUnknownLine(line: Uint8Array, isInJson: boolean): LineFinding {
  if (line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf) return { kind: 'strayByteOrderMark', ...nothing };
  const text = decodeUtf8(line);
  if (isInJson && /^\s*(?:[\]{}[]|"|[-\d]|true|false|null)/.test(text)) return { kind: 'brokenJson', ...nothing };
  if (isBareJson(text)) return { kind: 'bareJson', ...nothing };
  const name = text.split(':', 1)[0] ?? '';
  return judgeName(shortened(name, maxNameChars));
}

const nothing = { subject: '', facts: {} };

function isBareJson(text: string): boolean {
  return /^\s*(?:\{\s*["}]|\[)/.test(text) && (isJson(text) || text.length > maxNameChars);
}

function judgeName(field: string): LineFinding {
  const plain = field.trim().toLowerCase();
  const meant = fields.find((name) => name === plain) ?? fields.find((name) => isNear(plain, name));
  if (meant === undefined) return { kind: 'unknownField', subject: field, facts: { field } };
  return { kind: kindOf(field, meant), subject: field, facts: { field, meant } };
}

function kindOf(field: string, meant: string): DiagnosisKind {
  if (field.trim() === meant) return 'fieldBlank';
  return field.trim().toLowerCase() === meant ? 'fieldCase' : 'fieldTypo';
}

/** Whether one letter too many, too few, another, or two in the wrong order make the difference. */
function isNear(name: string, field: string): boolean {
  if (field.length < 4 || Math.abs(name.length - field.length) > 1) return false;
  let from = 0;
  while (from < field.length && name[from] === field[from]) from++;
  const [rest, wanted] = [name.slice(from), field.slice(from)];
  if (rest.slice(1) === wanted || rest === wanted.slice(1) || rest.slice(1) === wanted.slice(1)) return true;
  return rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2);
}
