/**
 * Reads `.http` and `.rest` files as REST Client and httpYac write them: requests separated by `###`, each a request line,
 * headers, a blank line and a body; `@name = value` variables that `{{name}}` stands for.
 */

import type { HeaderRow } from '../../shared/boundary/page.ts';

/** A request of such a file. */
export interface HttpFileRequest {
  /** Of its request line, from 0. */
  readonly line: number;
  /** `SSE` of httpYac is a GET. */
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HeaderRow[];
  readonly body: string;
  /** Whether the request says that it wants an event stream. */
  readonly isStream: boolean;
  /** Whether the body, or a part of it, is in another file. */
  readonly hasFile: boolean;
}

/** `@name = value` */
const variable = /^@([\w.-]+)[ \t]*=(.*)$/;

/** `GET http://host/path HTTP/1.1`; without a method it is a GET. */
const requestLine = /^([A-Za-z]+)[ \t]+(\S.*)$/;

const methods = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'SSE']);

/** @returns the requests in their order; what is none is passed over */
export function readHttpFile(text: string): HttpFileRequest[] {
  const lines = text.split(/\r?\n/);
  const values = new Map<string, string>();
  for (const line of lines) {
    const [, name, value = ''] = variable.exec(line.trim()) ?? [];
    if (name !== undefined) values.set(name, value.replace(/^[ \t]+/, ''));
  }
  const budget = { chars: maxLength };
  const known = (text: string): string => withVariables(text, values, budget);
  return blocksOf(lines).flatMap(({ start, end }) => readBlock(lines, start, end, known) ?? []);
}

/** What is between the separators, as line numbers. */
function blocksOf(lines: readonly string[]): { readonly start: number; readonly end: number }[] {
  const ends = [...lines.keys()].filter((n) => lines[n]?.startsWith('###') === true);
  const starts = [0, ...ends.map((n) => n + 1)];
  return starts.map((start, i) => ({ start, end: ends[i] ?? lines.length }));
}

function readBlock(
  lines: readonly string[],
  start: number,
  end: number,
  known: (text: string) => string,
): HttpFileRequest | undefined {
  let at = start;
  while (at < end && (isBlank(lines[at]) || isBeside(lines[at]))) at++;
  const first = lines[at]?.trim() ?? '';
  if (at >= end || !isRequest(first)) return undefined;
  const line = at++;
  let target = first;
  // [REST Client] The query may go on in lines of their own.
  for (; at < end && /^\s+[?&]|^\s+HTTP\//.test(lines[at] ?? ''); at++) {
    const more = lines[at]?.trim() ?? '';
    target += more.startsWith('HTTP/') ? ` ${more}` : more;
  }
  const { headers, after } = readHeaders(lines, at, end, known);
  const { body, hasFile } = readBody(lines.slice(after, end));
  const { method, url } = readTarget(target);
  const accepts = headers.some(({ name, value }) => /^accept$/i.test(name) && value.includes('text/event-stream'));
  const isSse = method === 'SSE';
  return {
    line,
    method: isSse ? 'GET' : method,
    url: known(url),
    headers,
    body: known(body),
    isStream: isSse || accepts,
    hasFile,
  };
}

function isRequest(line: string): boolean {
  const [, method] = requestLine.exec(line) ?? [];
  return (method !== undefined && methods.has(method.toUpperCase())) || /^(?:https?:\/\/|\{\{|\/)/i.test(line);
}

function readTarget(text: string): { readonly method: string; readonly url: string } {
  const [, method, rest = ''] = requestLine.exec(text) ?? [];
  const isMethod = method !== undefined && methods.has(method.toUpperCase());
  const url = withoutVersion(isMethod ? rest : text).trim();
  return { method: isMethod ? method.toUpperCase() : 'GET', url };
}

/** Without the ` HTTP/1.1` at the end. */
function withoutVersion(text: string): string {
  const at = text.lastIndexOf('HTTP/');
  const isVersion = at > 0 && /^[\d.]+$/.test(text.slice(at + 5)) && ' \t'.includes(text.charAt(at - 1));
  return isVersion ? text.slice(0, at) : text;
}

function readHeaders(lines: readonly string[], from: number, end: number, known: (text: string) => string) {
  const headers: HeaderRow[] = [];
  let at = from;
  for (; at < end && !isBlank(lines[at]); at++) {
    const line = lines[at]?.trim() ?? '';
    const colon = line.indexOf(':');
    if (isBeside(line) || colon <= 0) continue;
    headers.push({ enabled: true, name: line.slice(0, colon).trim(), value: known(line.slice(colon + 1).trim()) });
  }
  return { headers, after: at + 1 };
}

/** Without what is run or checked when the response has arrived. */
function readBody(lines: readonly string[]): { readonly body: string; readonly hasFile: boolean } {
  const kept: string[] = [];
  let script: string | undefined;
  let hasFile = false;
  for (const line of lines) {
    const trimmed = line.trim();
    if (script !== undefined) {
      if (trimmed.endsWith(script)) script = undefined;
    } else if (/^[<>] *\{%/.test(trimmed)) {
      if (!trimmed.endsWith('%}')) script = '%}';
    } else if (trimmed === '{{' || /^\{\{[@+]/.test(trimmed)) {
      script = '}}';
    } else if (/^<@?\w* +\S/.test(trimmed)) {
      hasFile = true;
    } else if (!/^(?:>{1,2}!? |\?\? |@[\w.-]+[ \t]*=)/.test(trimmed)) {
      kept.push(line);
    }
  }
  return { body: kept.join('\n').trim(), hasFile };
}

/** A comment, a directive, a variable or a script: it belongs to no request. */
function isBeside(line = ''): boolean {
  const trimmed = line.trim();
  return /^(?:#|\/\/|@[\w.-]+[ \t]*=|[<>] *\{%|\?\? )/.test(trimmed);
}

function isBlank(line = ''): boolean {
  return line.trim() === '';
}

/** Deeper than anybody defines one variable by another, and the end of those that go round. */
const maxDepth = 10;

/** What variables may add in a file: those that hold others many times, or are used many times, would grow without bound. */
const maxLength = 1 << 20;

/** Puts in the values that the file has. What it does not define stays as it is: something else may know it. */
function withVariables(text: string, values: ReadonlyMap<string, string>, budget: { chars: number }): string {
  let now = text;
  const valueOf = (all: string, name: string): string => {
    const value = values.get(name);
    if (value === undefined || value.length > budget.chars) return all;
    budget.chars -= value.length;
    return value;
  };
  for (let depth = 0; depth < maxDepth; depth++) {
    const next = now.replaceAll(/\{\{[ \t]*([\w.-]+)[ \t]*\}\}/g, valueOf);
    if (next === now) break;
    now = next;
  }
  return now;
}
