/** All that lies between what a caller says and a request that can be sent. */

import { mapMessage } from '../../shared/messages/message.ts';
import type { DraftProblem, RequestDraft } from '../../shared/boundary/page.ts';
import type { ConnectionOptions, StreamRequest } from '../../shared/stream/records.ts';
import { bodyFilePath, firstFolder, readBodyFile } from './body-file.ts';
import { redactor } from '../../net/redaction.ts';
import { RequestError } from '../../net/request-error.ts';
import { secretsOfRequest } from '../../net/request-secrets.ts';
import { type ResolvedRequest, resolveRequest } from '../../net/request.ts';
import { plainRoute, type Route } from '../../net/route.ts';
import { isDirect } from './direct.ts';
import { draftProblems, fillRequest } from './variables/fill-request.ts';
import type { Variables } from './variables/variables.ts';

/**
 * The request with the values of its variables. The file of its body is named, and not read yet.
 *
 * @throws {@link RequestError}
 */
export async function resolveFilled(request: StreamRequest, variables: Variables): Promise<ResolvedRequest> {
  const filler = variables.filler(request.environment);
  const filled = await fillRequest(request, filler);
  return withoutSecrets(secretsOfRequest(filled, filler.secrets), () => {
    const resolved = resolveRequest(filled, filler.secrets);
    const { bodyFile } = resolved;
    return bodyFile === undefined ? resolved : { ...resolved, bodyFile: bodyFilePath(bodyFile) };
  });
}

/** As {@link resolveFilled}, with the bytes of the body. @throws {@link RequestError} */
export async function prepareRequest(request: StreamRequest, variables: Variables): Promise<ResolvedRequest> {
  const resolved = await resolveFilled(request, variables);
  const { bodyFile, secrets = [] } = resolved;
  if (bodyFile === undefined) return resolved;
  return withoutSecrets(secrets, async () => ({ ...resolved, bodyBytes: await readBodyFile(bodyFile) }));
}

/** As {@link prepareRequest}, with the way to its server: the files that the options name are read. */
export async function prepareConnection(request: StreamRequest, variables: Variables): Promise<ResolvedRequest> {
  const resolved = await prepareRequest(request, variables);
  const { options, secrets = [] } = resolved;
  const route = options === undefined ? plainRoute : await routeOf(options, secrets);
  return { ...resolved, route: { ...route, isDirect } };
}

/** Files and TLS are for the few who have options: activation stays short. */
async function routeOf(options: ConnectionOptions, secrets: Iterable<string>): Promise<Route> {
  const { resolveRoute } = await import('./connection-options.ts');
  return withoutSecrets(secrets, () => resolveRoute(options, firstFolder()?.fsPath));
}

/** A message may name a part of the request, and that part may be a secret. */
async function withoutSecrets<T>(secrets: Iterable<string>, action: () => T | Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof RequestError) throw new RequestError(mapMessage(error.explanation, redactor(secrets)));
    throw error;
  }
}

/** With the ID to start from as a header: for where a request is only shown, or sent by others. */
export function withLastEventIdHeader({ lastEventId, ...request }: StreamRequest): StreamRequest {
  return lastEventId === undefined
    ? request
    : { ...request, headers: { ...request.headers, 'Last-Event-ID': lastEventId } };
}

/** What keeps a draft from being sent, once its variables are looked up. */
export function checkDraft(draft: RequestDraft, variables: Variables): Promise<readonly DraftProblem[]> {
  return draftProblems(draft, variables.filler(draft.environment));
}
