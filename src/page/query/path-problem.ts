import parsePath from 'jsonpath-rfc9535/parser';

import { messageText } from '../../protocol/messages/message.ts';
import { stopRuleMessages } from '../../protocol/messages/panel.ts';

/** [spec] RFC 9535 section 2.1.1: a path that does not conform to the grammar is an error. */
export function pathProblem(path: string): string | undefined {
  try {
    parsePath(path);
    return undefined;
  } catch {
    return messageText(stopRuleMessages.badPath(path));
  }
}
