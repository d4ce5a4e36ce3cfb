/** What a request may not have that comes from a workspace which the person does not trust. */

import type { RequestDraft } from '../../shared/boundary/page.ts';
import type { ConnectionOptions, StreamRequest } from '../../shared/stream/records.ts';
import { hasVariables } from '../../shared/request/variables.ts';
import { requestOf } from '../request/draft.ts';
import { textsToFill } from '../request/variables/fill-request.ts';

/**
 * Variables and files may be secrets of the person, and what lies between may take those that the person has for the host.
 * By its URL nobody could judge any of them.
 */
export type Refused = 'variables' | 'file' | 'way';

/** What of the request is refused: the texts are those that are filled, and no others. */
export async function refusedIn(request: StreamRequest): Promise<Refused | undefined> {
  const { bodyFile, options = {} } = request;
  if ((await textsToFill(request)).some(hasVariables)) return 'variables';
  if (bodyFile !== undefined) return 'file';
  return waysIn(options).length > 0 ? 'way' : undefined;
}

/** As {@link refusedIn}, of the request that a draft is. */
export function refusedInDraft(draft: RequestDraft): Promise<Refused | undefined> {
  return refusedIn(requestOf(draft));
}

/** Whether an option is about what lies between, or only about what becomes of the response. */
const isWay: Readonly<Record<keyof ConnectionOptions, boolean>> = {
  followRedirects: false,
  proxy: true,
  trustAnyCertificate: true,
  caFile: true,
  certificateFile: true,
  keyFile: true,
  passphrase: true,
  socketPath: true,
  firstByteTimeoutMs: false,
  acceptAnyContentType: false,
  reconnectOnSave: false,
};

/** The options that choose another way to the server, as they are set. */
export function waysIn(options: ConnectionOptions): readonly (readonly [name: string, value: string])[] {
  return Object.entries(options)
    .filter(([name, value]) => isWay[name as keyof ConnectionOptions] && value !== '' && value !== false)
    .map(([name, value]) => [name, String(value)]);
}
