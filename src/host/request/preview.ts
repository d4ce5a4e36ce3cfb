/** The request of a draft as it would be sent, as text. */

import type { RequestDraft } from '../../shared/boundary/page.ts';
import { requestOf } from './draft.ts';
import { prepareRequest, withLastEventIdHeader } from './prepare.ts';
import { type SentCookies, previewText } from './preview-text.ts';
import { orError } from '../../net/request-error.ts';
import type { Variables } from './variables/variables.ts';

/** @returns the text, or why the draft isn't a request */
export function preview(
  draft: RequestDraft,
  showSecrets: boolean,
  variables: Variables,
  cookies?: SentCookies,
): Promise<{ text: string } | { error: string }> {
  return orError(async () => {
    const request = withLastEventIdHeader(requestOf(draft));
    return { text: previewText(await prepareRequest(request, variables), showSecrets, cookies) };
  });
}
