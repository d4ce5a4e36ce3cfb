/** What HTTP allows in a header, and which headers a person would not want to be seen. Host and page agree on both. */

import type { Message } from '../messages/message.ts';
import { headerMessages } from '../messages/request-messages.ts';
import { isSecretName } from './secret-names.ts';

/** [spec] RFC 9110 section 5.6.2: a field name is a token, and so is a method. */
export const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** [spec] RFC 9110 section 5.5: a field value has no control characters but the tab. */
const control = /[^\t\x20-\x7e\x80-\uffff]/;

/** [spec] RFC 9110 section 5.5: beyond ASCII there are only single bytes (obs-text). */
const beyondBytes = /[\u0100-\uffff]/;

/** Why this isn't a header name, for anyone who types it. */
export function headerNameProblem(name: string): Message | undefined {
  if (name === '') return headerMessages.noName();
  if (token.test(name)) return undefined;
  return headerMessages.badName();
}

/** Why this cannot be a header's value. Without the value: it may be a secret. */
export function headerValueProblem(value: string): Message | undefined {
  if (control.test(value)) return headerMessages.controlInValue();
  if (beyondBytes.test(value)) return headerMessages.beyondBytes();
  return undefined;
}

/** Whether the value of a header of that name is kept from view, from disk, from logs and from other hosts. */
export function isSecretHeader(name: string): boolean {
  return isSecretName(name);
}
