/** What HTTP allows in a header, and which headers a person would not want to be seen. Host and page agree on both. */

/** [spec] RFC 9110 section 5.6.2: a field name is a token, and so is a method. */
export const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** [spec] RFC 9110 section 5.5: a field value has no control characters but the tab. */
const control = /[^\t\x20-\x7e\x80-\uffff]/;

/** [spec] RFC 9110 section 5.5: beyond ASCII there are only single bytes (obs-text). */
const beyondBytes = /[\u0100-\uffff]/;

/** One sentence that says why this is no header name, for whoever types it. */
export function headerNameProblem(name: string): string | undefined {
  if (name === '') return 'A header needs a name.';
  if (token.test(name)) return undefined;
  return "A header name has only letters, digits and the signs !#$%&'*+.^_`|~- in it, no blanks and no colon.";
}

/** One sentence that says why this cannot be a header's value. Without the value: it may be a secret. */
export function headerValueProblem(value: string): string | undefined {
  if (control.test(value)) return 'A header value has no line breaks and no other control characters in it.';
  if (beyondBytes.test(value)) return 'A header value is sent as single bytes: encode the characters beyond Latin-1.';
  return undefined;
}

const secretNames = new Set(['authorization', 'proxy-authorization', 'cookie', 'x-api-key', 'api-key']);

/** Whether the value of a header of that name is kept from view, from disk and from logs. */
export function isSecretHeader(name: string): boolean {
  return secretNames.has(name.trim().toLowerCase()) || /token|secret|api[-_]?key|password/i.test(name);
}
