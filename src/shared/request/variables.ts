/**
 * Variables in what a person types: `{{name}}`, `{{$env NAME}}`, `{{$dotenv NAME}}`, `{{secret:NAME}}`. Only how they are
 * written; what they stand for the host knows.
 */

export interface Variable {
  /** `named`: of an environment in the settings. */
  readonly kind: 'named' | 'env' | 'dotenv' | 'secret';
  readonly name: string;
}

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly text: string; readonly variable: Variable }
  /** It can only be meant as a variable, and is none. */
  | { readonly kind: 'malformed'; readonly text: string };

/** The names that variables of an environment, and secrets, can have. */
export const variableName = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u;

/** Those of a process may have more in them: `ProgramFiles(x86)`. */
const processName = /^[^\s{}"'/\\&?#=]+$/;

/** What is in two pairs of braces. Of more braces the innermost count, so that `{{{a}}}` has a variable in braces. */
const braces = /\{\{([^{}\r\n]*)\}\}/g;

/** Words, or what begins as only a variable does. Anything else (`{{"a":1}}`, `{{#each}}`) is text of another kind. */
const meant = /^(?:\$|secret\s*:|[\p{L}\p{N}_][\p{L}\p{N}_.\-: ]*$)/u;

/** A text in its parts, which put together are the text again. */
export function parseTemplate(text: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const { 0: whole, 1: inner = '', index } of text.matchAll(braces)) {
    const part = partOf(whole, inner.trim());
    if (part === undefined) continue;
    if (index > end) parts.push({ kind: 'text', text: text.slice(end, index) });
    parts.push(part);
    end = index + whole.length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}

/** Whether there is anything in it that is meant as a variable. */
export function hasVariables(text: string): boolean {
  return parseTemplate(text).some(({ kind }) => kind !== 'text');
}

/** The text with each part that is not a variable changed. */
export function mapText(text: string, change: (text: string) => string): string {
  return parseTemplate(text)
    .map((part) => (part.kind === 'text' ? change(part.text) : part.text))
    .join('');
}

/** The text with something else instead of each variable, also of one that is none. */
export function replaceVariables(text: string, replace: (variable: string) => string): string {
  return parseTemplate(text)
    .map((part) => (part.kind === 'text' ? part.text : replace(part.text)))
    .join('');
}

/** How a variable is written. */
export function writeVariable({ kind, name }: Variable): string {
  const prefix = { named: '', env: '$env ', dotenv: '$dotenv ', secret: 'secret:' }[kind];
  return `{{${prefix}${name}}}`;
}

function partOf(text: string, inner: string): TemplatePart | undefined {
  if (!meant.test(inner)) return undefined;
  const variable = variableOf(inner);
  return variable === undefined ? { kind: 'malformed', text } : { kind: 'variable', text, variable };
}

function variableOf(inner: string): Variable | undefined {
  const [, kind, processed = ''] = /^\$(env|dotenv)\s+(\S+)$/.exec(inner) ?? [];
  if (kind === 'env' || kind === 'dotenv') return processName.test(processed) ? { kind, name: processed } : undefined;
  const secret = /^secret\s*:\s*(\S*)$/.exec(inner)?.[1];
  if (secret !== undefined) return variableName.test(secret) ? { kind: 'secret', name: secret } : undefined;
  return variableName.test(inner) ? { kind: 'named', name: inner } : undefined;
}
