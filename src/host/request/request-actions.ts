/**
 * What can be done with the request of a panel beside sending it. What reads commands and writes snippets is loaded when it
 * is first used: activation stays short.
 */

import { env } from 'vscode';
import type { CommandReading, Refusal, RequestDraft, SnippetKind } from '../../shared/boundary/page.ts';
import { requestOf } from './draft.ts';
import { checkDraft, resolveFilled, withLastEventIdHeader } from './prepare.ts';
import type { SentCookies } from './preview-text.ts';
import type { Variables } from './variables/variables.ts';

export async function readCommand(text: string): Promise<CommandReading> {
  return (await import('./request-text.ts')).readCommand(text);
}

/** Puts the request on the clipboard, with the credentials that it has: anyone who copies it means to run it. */
export async function copyRequest(draft: RequestDraft, kind: SnippetKind, variables: Variables): Promise<Refusal> {
  const problems = await checkDraft(draft, variables);
  if (problems.length > 0) return { problems };
  const { snippetOf } = await import('./request-text.ts');
  const snippet = await snippetOf(() => resolveFilled(withLastEventIdHeader(requestOf(draft)), variables), kind);
  if ('error' in snippet) return snippet;
  await env.clipboard.writeText(snippet.text);
  return {};
}

/** The request as it would be sent, as text. @param cookies - of the panel */
export async function previewRequest(
  draft: RequestDraft,
  showSecrets: boolean,
  variables: Variables,
  cookies?: SentCookies,
): Promise<{ text: string } | { error: string }> {
  const { preview } = await import('./preview.ts');
  return preview(draft, showSecrets, variables, cookies);
}
