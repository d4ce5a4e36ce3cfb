/** What there is to say about the body of a request. None of it keeps anybody from sending it. */

import { isJson } from '../../shared/text/json.ts';
import { messageText } from '../../shared/messages/message.ts';
import { bodyMessages } from '../../shared/messages/request-messages.ts';
import type { BodyKind, HeaderRow, RequestDraft } from '../../shared/boundary/page.ts';
import { replaceVariables } from '../../shared/request/variables.ts';
import { jsonFault } from './json-fault.ts';

/** Where the body stops being JSON, if JSON is meant: by its content type, or by how it begins where no header says. */
export function jsonHint({ headers = [], body: text = '', bodyKind }: RequestDraft): string | undefined {
  // A number of the same length: it may stand for a value, or in a string, and places stay what they are.
  const body = replaceVariables(text, ({ length }) => '1'.repeat(length));
  const type = headers.findLast(({ enabled, name }) => enabled && name.trim().toLowerCase() === 'content-type')?.value;
  const isMeant = type === undefined ? bodyKind === 'json' || /^\s*[{[]/.test(body) : /[/+]json\b/i.test(type);
  if (!isMeant || body.trim() === '' || isJson(body)) return undefined;
  const fault = jsonFault(body);
  if (fault === undefined) return undefined;
  const { line, column, expected } = fault;
  return messageText(bodyMessages.notJson(line, column, expected));
}

function hasBody({ bodyKind = 'text', body = '', form = [], bodyFile = '' }: RequestDraft): boolean {
  if (bodyKind === 'form') return form.some(({ enabled, name }) => enabled && name !== '');
  return (bodyKind === 'file' ? bodyFile : body) !== '';
}

/** Which kind of body is shown as chosen: a content type of JSON says it as well. */
export function shownBodyKind({ bodyKind, headers = [], body = '' }: RequestDraft): BodyKind {
  const isJsonType = ({ enabled, name, value }: HeaderRow): boolean =>
    enabled && name.trim().toLowerCase() === 'content-type' && /[/+]json\b/i.test(value);
  return bodyKind ?? (body !== '' && headers.some(isJsonType) ? 'json' : 'text');
}

/** [spec] Fetch, 5.3: a request with the method GET or HEAD has no body. The monitor can send one; servers rarely read it. */
export function isUnusualBody(draft: RequestDraft): boolean {
  const { method } = draft;
  return hasBody(draft) && (method === 'GET' || method === 'HEAD');
}
