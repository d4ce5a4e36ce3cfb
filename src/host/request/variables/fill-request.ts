/** Requests and drafts with the values of their variables. */

import { textsOf } from '../../../shared/request/draft-texts.ts';
import { headerNameProblem, headerValueProblem, isSecretHeader } from '../../../shared/request/headers.ts';
import { type Message, mapMessage, messageText } from '../../../shared/messages/message.ts';
import { urlMessages } from '../../../shared/messages/url-messages.ts';
import type { DraftProblem, Place, RequestDraft } from '../../../shared/boundary/page.ts';
import type { Authorization, StreamRequest } from '../../../shared/stream/records.ts';
import { parseStreamUrl } from '../../../shared/request/url.ts';
import { hasVariables } from '../../../shared/request/variables.ts';
import { redactor } from '../../../net/redaction.ts';
import { RequestError } from '../../../net/request-error.ts';
import { encodeInUrl, type Filler } from './fill.ts';
import { filledOptions } from './fill-options.ts';

/**
 * The request with values instead of variables.
 *
 * @throws {@link RequestError} at an undefined variable
 */
export async function fillRequest(request: StreamRequest, filler: TextFiller): Promise<StreamRequest> {
  const { query, headers, auth, body, form, bodyFile, lastEventId, options } = request;
  return {
    ...request,
    url: await filler.fill(request.url, false, encodeInUrl),
    ...(query !== undefined && { query: await filledPairs(query, filler) }),
    ...(headers !== undefined && { headers: await filledHeaders(headers, filler) }),
    ...(auth !== undefined && { auth: await filledAuth(auth, filler) }),
    ...(body !== undefined && { body: await filler.fill(body) }),
    ...(form !== undefined && { form: await filledPairs(form, filler) }),
    ...(bodyFile !== undefined && { bodyFile: await filler.fill(bodyFile) }),
    ...(lastEventId !== undefined && { lastEventId: await filler.fill(lastEventId) }),
    ...(options !== undefined && { options: await filledOptions(options, filler) }),
  };
}

/**
 * The texts of a request that are filled, each as it is handed over to be filled. Made by filling, so that anyone who judges
 * them judges the same texts.
 */
export async function textsToFill(request: StreamRequest): Promise<readonly string[]> {
  const texts: string[] = [];
  await fillRequest(request, {
    fill: async (text) => {
      texts.push(text);
      return text;
    },
  });
  return texts;
}

/** What keeps a draft from being sent because of its variables, each at its place. */
export async function draftProblems(draft: RequestDraft, filler: Filler): Promise<readonly DraftProblem[]> {
  const problems: DraftProblem[] = [];
  for (const { place, text, isSecret } of textsOf(draft).filter(({ text }) => hasVariables(text))) {
    const problem = await problemOf(place, text, isSecret, filler);
    if (problem !== undefined) problems.push({ place, text: problem });
  }
  return problems;
}

async function problemOf(place: Place, text: string, isSecret: boolean, filler: Filler): Promise<string | undefined> {
  try {
    const filled = await filler.fill(text, isSecret, place === 'url' ? encodeInUrl : undefined);
    const problem = problemWith(place, filled);
    return problem && messageText(mapMessage(problem, redactor(filler.secrets)));
  } catch (error) {
    if (error instanceof RequestError) return error.message;
    throw error;
  }
}

/** What is wrong with the values, now that they are known. */
function problemWith(place: Place, filled: string): Message | undefined {
  if (place === 'url') {
    const parsed = parseStreamUrl(filled);
    return 'error' in parsed ? urlMessages.withValues(parsed.error) : undefined;
  }
  if (!place.startsWith('header ')) return undefined;
  return place.endsWith('name') ? headerNameProblem(filled) : headerValueProblem(filled);
}

/** What {@link fillRequest} needs of a {@link Filler}. */
type TextFiller = Pick<Filler, 'fill'>;

type Pairs = NonNullable<StreamRequest['query']>;

async function filledPairs(pairs: Pairs, filler: TextFiller): Promise<Pairs> {
  const filled: [string, string][] = [];
  for (const [name, value] of pairs) filled.push([await filler.fill(name), await filler.fill(value)]);
  return filled;
}

async function filledHeaders(
  headers: Readonly<Record<string, string>>,
  filler: TextFiller,
): Promise<Record<string, string>> {
  const filled: [string, string][] = [];
  for (const [name, value] of Object.entries(headers)) {
    const named = await filler.fill(name);
    filled.push([named, await filler.fill(value, isSecretHeader(named))]);
  }
  return Object.fromEntries(filled);
}

async function filledAuth(auth: Authorization, filler: TextFiller): Promise<Authorization> {
  switch (auth.kind) {
    case 'basic':
    case 'digest':
      return { ...auth, user: await filler.fill(auth.user), password: await filler.fill(auth.password, true) };
    case 'bearer':
      return { ...auth, token: await filler.fill(auth.token, true) };
    case 'apiKey':
      return { ...auth, name: await filler.fill(auth.name), value: await filler.fill(auth.value, true) };
  }
}
