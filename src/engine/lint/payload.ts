/** Data that hardly anybody means to send. */

import type { DiagnosisFacts } from '../../shared/diagnoses/diagnosis.ts';
import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import { isJson } from '../../shared/text/json.ts';

export interface PayloadFinding {
  readonly kind: DiagnosisKind;
  readonly facts: DiagnosisFacts;
}

/** @param text - the data of one line, or the beginning of it */
export function judgeLine(text: string): PayloadFinding | undefined {
  switch (text.charAt(0)) {
    case '{':
    case '[':
    case '(':
      return judgeBrackets(text);
    case 'b':
      return /^b(['"]).*\1$/s.test(text) ? { kind: 'pythonBytes', facts: {} } : undefined;
    case 'd':
      return text.startsWith('data:') ? { kind: 'prefixTwice', facts: {} } : undefined;
    case 'u':
      return text === 'undefined' ? { kind: 'missingValue', facts: { field: 'data', value: text } } : undefined;
    default:
      return text.includes(objectText) ? { kind: 'objectObject', facts: {} } : undefined;
  }
}

const objectText = '[object Object]';

function judgeBrackets(text: string): PayloadFinding | undefined {
  if (isJson(text)) return undefined;
  if (text.includes(objectText)) return { kind: 'objectObject', facts: {} };
  if (/^[[{]+\s*&(?:quot|#34|#x22);/i.test(text)) return { kind: 'htmlEscapes', facts: {} };
  if (isPython(text)) return { kind: 'pythonRepr', facts: {} };
  const word = /(?<![\w"])(?:-?Infinity|NaN)(?![\w"])/.exec(text)?.[0];
  return word !== undefined && isJson(withoutWords(text)) ? { kind: 'notANumber', facts: { word } } : undefined;
}

/** A dict, list or tuple as `repr` writes it: text in single quotes, or its own words for true, false and null. */
function isPython(text: string): boolean {
  if (/^[[{(]+\s*'(?:[^'\\]|\\.)*'\s*[:,\])]/.test(text)) return true;
  const plain = text.replaceAll(jsonString, '""');
  return (
    /(?<!\w)(?:True|False|None)(?!\w)/.test(plain) &&
    isJson(plain.replaceAll(/(?<!\w)(?:True|False|None)(?!\w)/g, 'null'))
  );
}

/** The last quotation mark may be left out, which it never is in what is JSON: so there is nothing to go back for. */
const jsonString = /"[^"\\]*(?:\\.[^"\\]*)*"?/g;

/** With `null` in their place, outside of strings. */
function withoutWords(text: string): string {
  return text.replaceAll(/"[^"\\]*(?:\\.[^"\\]*)*"?|-?Infinity|NaN/g, (part) => (part.startsWith('"') ? part : 'null'));
}

/** Whether data of several lines is an event itself. @param text - the lines as they are on the wire, but for the first prefix */
export function isEventInside(text: string): boolean {
  return /^(?:event|id|retry|data): ?\S/.test(text) && /[\r\n]data: ?(?:data|event|id): ?\S/.test(text);
}
