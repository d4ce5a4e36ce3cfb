/** What there is to say about the body of a request. None of it keeps anybody from sending it. */

import { isJson } from '../../protocol/json.ts';
import type { RequestDraft } from '../../protocol/page.ts';
import { jsonFault } from './json-fault.ts';

/** Where the body stops being JSON, if JSON is meant: by its content type, or by how it begins where no header says. */
export function jsonNote({ headers = [], body = '' }: RequestDraft): string | undefined {
  const type = headers.findLast(({ enabled, name }) => enabled && name.trim().toLowerCase() === 'content-type')?.value;
  const isMeant = type === undefined ? /^\s*[{[]/.test(body) : /[/+]json\b/i.test(type);
  if (!isMeant || body.trim() === '' || isJson(body)) return undefined;
  const fault = jsonFault(body);
  if (fault === undefined) return undefined;
  const { line, column, expected } = fault;
  return `Not JSON at line ${line}, column ${column}: expected ${expected}. It is sent as it stands.`;
}

/** [spec] Fetch, 5.3: a request with the method GET or HEAD has no body. The monitor can send one; servers rarely read it. */
export function isUnusualBody({ method, body = '' }: RequestDraft): boolean {
  return body !== '' && (method === 'GET' || method === 'HEAD');
}
